package org.daxscope.dm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import org.daxscope.dax.AccessMode;
import org.daxscope.dax.BlockDevice;
import org.daxscope.dax.DaxDevice;
import org.daxscope.dax.DirectAccess;
import org.daxscope.dax.Source;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DeviceByte;
import org.daxscope.kernel.address.DevicePage;
import org.daxscope.kernel.address.DeviceSector;
import org.daxscope.kernel.address.KernelAddress;
import org.daxscope.kernel.address.Units;

/** A disk that notes what it is asked for. Bad sectors fail to read and refuse direct_access. */
final class FakeDisk implements BlockDevice, DaxDevice {
    final TreeSet<Long> bad = new TreeSet<>();
    final List<String> calls = new ArrayList<>();
    private final String name;
    private final long sectors;

    FakeDisk(String name, long sectors) {
        this.name = name;
        this.sectors = sectors;
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
        return Units.SECTOR;
    }

    @Override
    public int read(DeviceSector sector, byte[] into, int at, int length) {
        calls.add("read " + sector.number() + "+" + length / Units.SECTOR);
        for (int done = 0; done < length; done += Units.SECTOR) {
            if (bad.contains(sector.number() + done / Units.SECTOR))
                return done;
            Arrays.fill(into, at + done, at + done + Units.SECTOR, (byte) name.charAt(0));
        }
        return length;
    }

    @Override
    public Optional<Errno> write(DeviceSector sector, byte[] from, int at, int length) {
        calls.add("write " + sector.number() + "+" + length / Units.SECTOR);
        return Optional.empty();
    }

    @Override
    public boolean isDamaged(DeviceSector first, long count) {
        calls.add("damaged? " + first.number() + "+" + count);
        return false;
    }

    @Override
    public Optional<Errno> zeroOut(DeviceSector first, long count) {
        calls.add("zeroout " + first.number() + "+" + count);
        return Optional.empty();
    }

    @Override
    public DirectAccess directAccess(DevicePage first, long pages, AccessMode mode) {
        calls.add("access " + first.pgoff() + "+" + pages);
        long sector = first.pgoff() * Units.PAGE_SECTORS;
        if (!bad.subSet(sector, sector + pages * Units.PAGE_SECTORS).isEmpty())
            return new DirectAccess.Refused(Errno.EIO, org.daxscope.kernel.Reason.NONE);
        return new DirectAccess.Mapped(pages, null, new KernelAddress(first.pgoff() * Units.PAGE));
    }

    @Override
    public int recoveryWrite(DeviceByte start, Source source, long position, int length) {
        calls.add("recover " + start.value() + "+" + length);
        return length;
    }

    @Override
    public Optional<KernelError> zeroPages(DevicePage first, long pages) {
        calls.add("zero " + first.pgoff() + "+" + pages);
        return pages == 1 ? Optional.empty()
                : Optional.of(new KernelError(Errno.EIO, Rule.ZERO_PAGES_ONE_AT_A_TIME, pages, first.pgoff()));
    }
}
