package org.daxscope.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.daxscope.dax.BlockDevice;
import org.daxscope.fs.BlockSet.Range;
import org.daxscope.fs.MetadataArea;
import org.daxscope.kernel.address.DeviceSector;
import org.daxscope.kernel.address.Units;

/**
 * What e2fsck and xfs_repair do about metadata that cannot be read. Observed on real kernels: a superblock in poison ends both
 * at once. The rest is from their sources: e2fsck -y ignores what it cannot read and writes the block anew, which clears it;
 * xfs_repair gives up, but for a log that it is told to throw away.
 */
final class Fsck {
    private static final int CLEAN = 0;
    private static final int CORRECTED = 1;
    private static final int UNCORRECTED = 4;
    private static final int OPERATIONAL_ERROR = 8;
    private static final int REPAIR_FAILED = 1;
    private static final int REPAIR_LOG = 2;
    private static final Pattern OTHER_SUPERBLOCK = Pattern.compile("(?:^|\\s)-b\\s*(\\d+)");
    private static final String INODES = "inode table";

    private final BlockDevice device;
    private final int blockBytes;
    private final List<MetadataArea> layout;
    private final String arguments;
    private final List<Range> lost = new ArrayList<>();
    private boolean wrote;
    private boolean left;

    Fsck(BlockDevice device, int blockBytes, List<MetadataArea> layout, String arguments) {
        this.device = device;
        this.blockBytes = blockBytes;
        this.layout = layout;
        this.arguments = arguments;
    }

    private boolean has(String option) {
        return List.of(arguments.split("\\s+")).contains(option);
    }

    /** Blocks of inode tables that were written anew: their inodes are gone. */
    List<Range> lostInodes() {
        return List.copyOf(lost);
    }

    int e2fsck() {
        Matcher other = OTHER_SUPERBLOCK.matcher(arguments);
        boolean fromOther = other.find();
        if (fromOther ? !isReadable(Long.parseLong(other.group(1))) : !isReadableAt(2, 2) || !isReadable(0))
            return OPERATIONAL_ERROR;
        if (fromOther && !isReadable(0))
            rewrite(0);
        for (MetadataArea area : layout)
            if (!area.name().equals("journal") && !area.name().startsWith("copy"))
                blocks(area);
        return left ? UNCORRECTED : wrote ? CORRECTED : CLEAN;
    }

    private void blocks(MetadataArea area) {
        for (long block = area.block(); block < area.end(); block++)
            if (!isReadable(block) && rewrite(block) && area.name().startsWith(INODES))
                lost.add(new Range(block, block + 1));
    }

    /** "Ignore error? yes. Force rewrite? yes." */
    private boolean rewrite(long block) {
        if (has("-n") || device.write(sector(block), new byte[blockBytes], 0, blockBytes).isPresent()) {
            left = true;
            return false;
        }
        wrote = true;
        return true;
    }

    int xfsRepair() {
        for (MetadataArea area : layout) {
            if (area.name().equals("log"))
                continue;
            for (long block = area.block(); block < area.end(); block++)
                if (!isReadable(block))
                    return REPAIR_FAILED;
        }
        for (MetadataArea area : layout)
            if (area.name().equals("log") && !isLogReadable(area)) {
                if (!has("-L") || has("-n"))
                    return REPAIR_LOG;
                if (device.zeroOut(sector(area.block()), area.blocks() * blockBytes / Units.SECTOR).isPresent())
                    return REPAIR_FAILED;
            }
        return CLEAN;
    }

    private boolean isLogReadable(MetadataArea log) {
        for (long block = log.block(); block < log.end(); block++)
            if (!isReadable(block))
                return false;
        return true;
    }

    private DeviceSector sector(long block) {
        return new DeviceSector(block * blockBytes / Units.SECTOR);
    }

    private boolean isReadable(long block) {
        return isReadableAt(block * blockBytes / Units.SECTOR, blockBytes / Units.SECTOR);
    }

    private boolean isReadableAt(long sector, int sectors) {
        byte[] into = new byte[sectors * Units.SECTOR];
        return device.read(new DeviceSector(sector), into, 0, into.length) == into.length;
    }
}
