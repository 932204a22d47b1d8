package org.daxscope.dax;

import java.util.Optional;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DeviceByte;
import org.daxscope.kernel.address.DevicePage;
import org.daxscope.kernel.address.DeviceSector;
import org.daxscope.kernel.address.Units;

/**
 * A partition of a disk: a stretch of it with a name of its own. Bios are moved by its start before the disk sees them; DAX
 * calls go to the disk at once, with the start added by whoever has mounted it. Kernel: block/partitions/core.c,
 * bdev_dax_pgoff(); semantics 1, 12.2.
 */
public final class Partition implements BlockDevice, DaxDevice {
    private final String name;
    private final BlockDevice disk;
    private final DaxDevice dax;
    private final long start;
    private final long sectors;

    /**
     * @param start first 512-byte sector of the disk
     * @param sectors how many
     */
    public Partition(String name, BlockDevice disk, DaxDevice dax, long start, long sectors) {
        this.name = name;
        this.disk = disk;
        this.dax = dax;
        this.start = start;
        this.sectors = sectors;
    }

    public BlockDevice disk() {
        return disk;
    }

    public DaxDevice diskDax() {
        return dax;
    }

    /** First 512-byte sector of the disk. */
    public long start() {
        return start;
    }

    /** One past its last 512-byte sector of the disk. */
    public long end() {
        return start + sectors;
    }

    /** Whether its pages are pages of the disk: without that, nobody may use DAX on it. */
    public boolean isPageAligned() {
        return start % Units.PAGE_SECTORS == 0;
    }

    private DeviceSector below(DeviceSector sector) {
        return new DeviceSector(start + sector.number());
    }

    private DevicePage below(DevicePage page) {
        return new DevicePage(start / Units.PAGE_SECTORS + page.pgoff());
    }

    private DeviceByte below(DeviceByte at) {
        return new DeviceByte(start * Units.SECTOR + at.value());
    }

    @Override
    public boolean isDamaged(DeviceSector first, long count) {
        return disk.isDamaged(below(first), Math.min(count, sectors - first.number()));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long sectors() {
        return sectors;
    }

    @Override
    public int logicalBlockBytes() {
        return disk.logicalBlockBytes();
    }

    @Override
    public int read(DeviceSector sector, byte[] into, int at, int length) {
        return disk.read(below(sector), into, at, length);
    }

    @Override
    public int readAhead(DeviceSector sector, byte[] into, int at, int length) {
        return disk.readAhead(below(sector), into, at, length);
    }

    @Override
    public Optional<Errno> write(DeviceSector sector, byte[] from, int at, int length) {
        return disk.write(below(sector), from, at, length);
    }

    @Override
    public Optional<Errno> zeroOut(DeviceSector first, long count) {
        return disk.zeroOut(below(first), count);
    }

    @Override
    public DirectAccess directAccess(DevicePage first, long pages, AccessMode mode) {
        return isPageAligned() ? dax.directAccess(below(first), pages, mode)
                : new DirectAccess.Refused(Errno.EINVAL, new Reason(Rule.PARTITION_UNALIGNED, start));
    }

    @Override
    public int recoveryWrite(DeviceByte from, Source source, long position, int length) {
        return dax.recoveryWrite(below(from), source, position, length);
    }

    @Override
    public long recoverableRead(DeviceByte from, long bytes) {
        return dax.recoverableRead(below(from), bytes);
    }

    @Override
    public Optional<KernelError> zeroPages(DevicePage first, long pages) {
        return dax.zeroPages(below(first), pages);
    }
}
