package org.daxscope.fs;

import java.util.Optional;

import org.daxscope.kernel.Errno;

/**
 * What a file system that is told of a failure does with the pages of a file it finds there: flag them, take them out of all page
 * tables, signal whoever must know. Kernel: mf_dax_kill_procs(); semantics 10.3.
 */
public interface FailedPages {
    /** @return empty when done, or when the pages were never mapped; an error ends the file system's search */
    Optional<Errno> kill(Inode inode, long firstPage, long pages);
}
