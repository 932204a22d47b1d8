package org.daxscope.machine;

import java.util.List;
import java.util.Optional;

import org.daxscope.dax.BlockDevice;
import org.daxscope.fs.MetadataArea;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DeviceSector;
import org.daxscope.kernel.address.Units;

/** What mkfs writes: metadata, which clears the poison below it. Free space is left as it is. */
final class Mkfs {
    /** The start of a log of its own that is written. */
    private static final long LOG_BYTES = 64L << 20;
    private static final String FIRST_TABLE = "inode table of group 0";
    private static final String TABLE = "inode table";
    private static final String JOURNAL = "journal";

    private static final int SUPERBLOCK_BYTES = 1024;
    private static final byte[] EXT4_MAGIC = {0x53, (byte) 0xef};
    private static final int EXT4_AT = 56;

    private final BlockDevice device;
    private final int blockBytes;

    Mkfs(BlockDevice device, int blockBytes) {
        this.device = device;
        this.blockBytes = blockBytes;
    }

    /** mke2fs leaves inode tables but the first, and all but the journal's first block, for later (lazy_itable_init). */
    void write(String type, List<MetadataArea> layout) {
        for (MetadataArea area : layout)
            if (!area.name().startsWith(TABLE) || area.name().equals(FIRST_TABLE))
                zero(area.block(), area.name().equals(JOURNAL) ? 1 : area.blocks());
        // A device with blocks of a page is written in those.
        int unit = Math.max(SUPERBLOCK_BYTES, device.logicalBlockBytes());
        if (type.equals("xfs"))
            require(device.write(new DeviceSector(0), magic(unit, new byte[] {'X', 'F', 'S', 'B'}, 0), 0, unit));
        else
            if (unit == SUPERBLOCK_BYTES)
                require(device.write(new DeviceSector(2), magic(unit, EXT4_MAGIC, EXT4_AT), 0, unit));
            else
                require(device.write(new DeviceSector(0), magic(unit, EXT4_MAGIC, SUPERBLOCK_BYTES + EXT4_AT), 0,
                        unit));
    }

    /** The log or journal on a device of its own. */
    void writeLog(String type) {
        long blocks = Math.min(device.sectors() * Units.SECTOR, LOG_BYTES) / blockBytes;
        zero(0, type.equals("xfs") ? blocks : 1);
    }

    private static byte[] magic(int length, byte[] magic, int at) {
        byte[] bytes = new byte[length];
        System.arraycopy(magic, 0, bytes, at, magic.length);
        return bytes;
    }

    private void zero(long block, long blocks) {
        long perBlock = blockBytes / Units.SECTOR;
        long first = block * perBlock;
        require(device.zeroOut(new DeviceSector(first), Math.min(blocks * perBlock, device.sectors() - first)));
    }

    private static void require(Optional<Errno> failure) {
        failure.ifPresent(errno -> {
            throw new KernelError(errno, Rule.METADATA_UNWRITABLE, 0);
        });
    }
}
