package org.daxscope.fs.xfs;

import java.util.Collection;
import java.util.Optional;

import org.daxscope.fs.BlockSet;
import org.daxscope.fs.Extent;
import org.daxscope.fs.FailedPages;
import org.daxscope.fs.Inode;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.Subject;

/**
 * Who owns failed blocks, by the reverse mapping, and what is done about it. Kernel: fs/xfs/xfs_notify_failure.c; semantics 10.3.
 *
 * @param free blocks that nobody owns
 * @param files all files of the file system
 */
record XfsFailure(EventSink events, Subject subject, BlockSet free, Collection<Inode> files) {

    /** What the walk through the owners of blocks found. */
    record Walk(boolean metadata, Optional<Errno> error) {
    }

    /** xfs_dax_failure_fn() for each owner; an error ends the walk, metadata does not. */
    Walk walk(long first, long end, FailedPages pages) {
        boolean metadata = false;
        for (long block = first; block < end; block++) {
            if (free.at(block) != null) {
                events.refuse(subject, new Reason(Rule.HOLDER_BLOCK_UNOWNED, block));
                continue;
            }
            boolean owned = false;
            for (Inode inode : files) {
                for (Extent extent : inode.extents().all())
                    if (extent.fsBlock() <= block && block < extent.fsEnd()) {
                        owned = true;
                        Optional<Errno> error = kill(inode, extent.fileBlock() + block - extent.fsBlock(), pages);
                        if (error.isPresent())
                            return new Walk(metadata, error);
                    }
            }
            // The rest is metadata; so count blocks set aside for a copy, which no inode owns yet.
            if (!owned) {
                events.refuse(subject, new Reason(Rule.HOLDER_METADATA, block));
                metadata = true;
            }
        }
        return new Walk(metadata, Optional.empty());
    }

    private static Optional<Errno> kill(Inode inode, long filePage, FailedPages pages) {
        return inode.isDax() ? pages.kill(inode, filePage, 1) : Optional.empty();
    }
}
