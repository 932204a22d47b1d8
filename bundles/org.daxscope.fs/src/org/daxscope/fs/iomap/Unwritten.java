package org.daxscope.fs.iomap;

import org.daxscope.fs.FileSystem;
import org.daxscope.fs.Inode;
import org.daxscope.fs.Iomap;
import org.daxscope.fs.Iomap.Kind;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DeviceSector;
import org.daxscope.kernel.address.Units;

/** Unwritten stretches read as zeros without a look at the media. Semantics 7.2. */
final class Unwritten {
    private Unwritten() {
    }

    /** Notes that bytes [from, end) of a mapped stretch read well over media that is bad. */
    static void remark(FileSystem fs, Inode inode, Iomap map, long from, long end) {
        if (map.kind() != Kind.UNWRITTEN || end <= from)
            return;
        long first = map.deviceByteOf(from).value() / Units.SECTOR;
        long last = Math.ceilDiv(map.deviceByteOf(from).value() + end - from, (long) Units.SECTOR);
        if (fs.device().isDamaged(new DeviceSector(first), last - first))
            fs.remark(inode, new Reason(Rule.UNWRITTEN_READS_ZEROS, from, end - from));
    }
}
