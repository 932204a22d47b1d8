package org.daxscope.fs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import org.daxscope.dax.AccessMode;
import org.daxscope.dax.BlockDevice;
import org.daxscope.dax.DaxDevice;
import org.daxscope.dax.DirectAccess;
import org.daxscope.dax.Source;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DeviceByte;
import org.daxscope.kernel.address.DevicePage;
import org.daxscope.kernel.address.DeviceSector;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventSink;

/** A disk of sectors in a map. Bad sectors fail to read and are good once written. What was zeroed is remembered. */
public final class FakeDisk implements BlockDevice, DaxDevice {
    /** Sectors that fail to read. */
    public final TreeSet<Long> bad = new TreeSet<>();
    /** Calls of zeroOut, as "sector+count". */
    public final List<String> zeroed = new ArrayList<>();
    /** Calls of read, as "sector+count". */
    public final List<String> reads = new ArrayList<>();
    private final Map<Long, byte[]> contents = new HashMap<>();
    private final long sectors;

    public FakeDisk(long sectors) {
        this.sectors = sectors;
    }

    /** What a file system is mounted on: this disk, with DAX or without, and no processes. */
    public DiskFileSystem.Mount mount(boolean dax) {
        return new DiskFileSystem.Mount(KernelModel.of(KernelPreset.G60), EventSink.none(), this, dax ? this : null,
                UserMappings.none());
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public long sectors() {
        return sectors;
    }

    @Override
    public int logicalBlockBytes() {
        return Units.SECTOR;
    }

    @Override
    public int read(DeviceSector sector, byte[] into, int at, int length) {
        reads.add(sector.number() + "+" + length / Units.SECTOR);
        for (int done = 0; done < length; done += Units.SECTOR) {
            long number = sector.number() + done / Units.SECTOR;
            if (bad.contains(number))
                return done;
            System.arraycopy(contents.getOrDefault(number, new byte[Units.SECTOR]), 0, into, at + done, Units.SECTOR);
        }
        return length;
    }

    @Override
    public Optional<Errno> write(DeviceSector sector, byte[] from, int at, int length) {
        for (int done = 0; done < length; done += Units.SECTOR) {
            long number = sector.number() + done / Units.SECTOR;
            bad.remove(number);
            contents.put(number, Arrays.copyOfRange(from, at + done, at + done + Units.SECTOR));
        }
        return Optional.empty();
    }

    @Override
    public boolean isDamaged(DeviceSector first, long count) {
        return !bad.subSet(first.number(), first.number() + count).isEmpty();
    }

    @Override
    public Optional<Errno> zeroOut(DeviceSector first, long count) {
        zeroed.add(first.number() + "+" + count);
        for (long sector = first.number(); sector < first.number() + count; sector++) {
            bad.remove(sector);
            contents.remove(sector);
        }
        return Optional.empty();
    }

    @Override
    public DirectAccess directAccess(DevicePage first, long pages, AccessMode mode) {
        throw new UnsupportedOperationException("no memory behind this disk");
    }

    @Override
    public int recoveryWrite(DeviceByte start, Source source, long position, int length) {
        throw new UnsupportedOperationException("no memory behind this disk");
    }

    @Override
    public Optional<KernelError> zeroPages(DevicePage first, long pages) {
        return zeroOut(new DeviceSector(first.pgoff() * Units.PAGE_SECTORS), pages * Units.PAGE_SECTORS)
                .map(errno -> new KernelError(errno, Rule.CLEAR_FAILED, pages * Units.PAGE, first.start().value()));
    }
}
