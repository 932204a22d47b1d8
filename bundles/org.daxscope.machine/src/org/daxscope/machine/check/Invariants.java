package org.daxscope.machine.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.machine.Machine;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.pmem.badblocks.Badblocks;
import org.daxscope.pmem.bus.Firmware;
import org.daxscope.pmem.disk.PmemDisk;

/** Lays what the tables believe beside what the media holds. Looks only; nothing of the machine changes. */
public final class Invariants {
    /** Records of a full table. */
    private static final int FULL = 512;

    private final Machine machine;
    private final List<DeviceImage> devices;
    private final int most;
    private final List<Violation> found = new ArrayList<>();

    private Invariants(Machine machine, int most) {
        this.machine = machine;
        this.devices = machine.tables();
        this.most = most;
    }

    /**
     * Where the invariants of tables, pages and mappings do not hold.
     *
     * @param most of each invariant and disk, so that a storm stays cheap
     */
    public static List<Violation> of(Machine machine, int most) {
        Invariants check = new Invariants(machine, most);
        for (int i = 0; i < machine.disks().size(); i++) {
            PmemDisk disk = machine.disks().get(i);
            DeviceImage device = check.devices.get(i);
            // Without a driver there is no disk and no table of it.
            if (disk.isEnabled()) {
                check.sound(disk, device);
                check.tight(device);
                check.tablesAgree(disk, device);
            }
            check.flags(device);
        }
        check.mappings();
        return List.copyOf(check.found);
    }

    /** What of a successful pwrite does not read back. */
    public static List<Violation> afterWrite(Machine machine, Operation.Write write, Outcome outcome) {
        Invariants check = new Invariants(machine, Integer.MAX_VALUE);
        if (outcome instanceof Outcome.Done done)
            check.readsBack(write, done.value());
        return List.copyOf(check.found);
    }

    private KernelModel kernel() {
        return machine.kernel();
    }

    private void add(int before, Invariant invariant, String where, long start, long end, Circumstance... why) {
        if (found.size() - before >= most)
            return;
        List<Quirk> quirks = invariant.quirks().stream().filter(kernel()::has).toList();
        found.add(new Violation(invariant, where, start, end, List.of(why), quirks));
    }

    /** Sector by sector, as the kernel asks: what the table holds and its search misses counts as not there. */
    private void sound(PmemDisk disk, DeviceImage device) {
        int before = found.size();
        Badblocks table = disk.records();
        Stretches bus = Stretches.ofBytes(device.busRanges());
        // Gigabytes that nobody knows of must not be walked through sector by sector: where no record lies there is nothing to ask for.
        Stretches records = Stretches.ofRecords(device.diskRecords());
        for (Bytes bad : device.poisoned()) {
            long end = Math.ceilDiv(bad.end(), (long) Units.SECTOR);
            for (long sector = bad.start() / Units.SECTOR; sector < end; sector++) {
                long first = sector;
                while (sector < end && !known(table, sector))
                    sector = records.meets(sector, sector + 1) ? sector + 1 : records.change(sector, end);
                if (first < sector)
                    unsound(before, disk, bus, first * Units.SECTOR, sector * Units.SECTOR);
            }
        }
    }

    /** Apart where the bus knows of it and where not, since the reasons differ. */
    private void unsound(int before, PmemDisk disk, Stretches bus, long from, long to) {
        for (long start = from; start < to;) {
            boolean isFound = bus.meets(start, start + Units.SECTOR);
            long end = behind(bus, start, to);
            while (end < to && bus.meets(end, end + Units.SECTOR) == isFound)
                end = behind(bus, end, to);
            add(before, Invariant.SOUND, disk.name(), start, end, whyUnsound(disk, isFound));
            start = end;
        }
    }

    /** One past the sectors from here on of which the bus says the same, at least one. */
    private static long behind(Stretches bus, long sector, long to) {
        return Math.max(sector + Units.SECTOR, bus.change(sector, to) / Units.SECTOR * Units.SECTOR);
    }

    private static boolean known(Badblocks table, long sector) {
        return table.count() > 0 && table.check(sector, 1).bad();
    }

    /** What the bus has on its list somebody has found; that the disk's table does not hold it is the table's doing. */
    private static Circumstance[] whyUnsound(PmemDisk disk, boolean found) {
        List<Circumstance> why = new ArrayList<>();
        if (!found)
            why.add(Circumstance.UNDISCOVERED);
        if (disk.records().count() >= FULL)
            why.add(Circumstance.TABLE_FULL);
        if (disk.bus().firmware() == Firmware.NONE)
            why.add(Circumstance.NO_FIRMWARE);
        return why.toArray(Circumstance[]::new);
    }

    private void tight(DeviceImage device) {
        int before = found.size();
        Stretches poisoned = Stretches.ofBytes(device.poisoned());
        Stretches bus = Stretches.ofBytes(device.busRanges());
        for (DiskSectors record : device.diskRecords()) {
            long start = record.first() * Units.SECTOR;
            long end = byteOf(record.first() + record.count());
            if (!poisoned.meets(start, end))
                add(before, Invariant.TIGHT, device.name(), start, end, bus.meets(start, end)
                        ? new Circumstance[] {Circumstance.HEALED, Circumstance.BLAST_RADIUS, Circumstance.FALSE_ALARM}
                        : new Circumstance[] {Circumstance.ONLY_TOLD, Circumstance.HEALED, Circumstance.BLAST_RADIUS,
                            Circumstance.RAW_CLEAR});
        }
    }

    /** Of a sector; the attribute takes records up to the highest byte that there is, behind any disk's end. */
    private static long byteOf(long sector) {
        return sector > Long.MAX_VALUE / Units.SECTOR ? Long.MAX_VALUE : sector * Units.SECTOR;
    }

    /** Sectors that one of the two tables holds and the other does not. */
    private void tablesAgree(PmemDisk disk, DeviceImage device) {
        int before = found.size();
        Stretches region = Stretches.ofRecords(device.regionRecords());
        Stretches own = Stretches.ofRecords(device.diskRecords());
        Stretches poisoned = Stretches.ofBytes(device.poisoned());
        for (long[] only : own.without(region))
            add(before, Invariant.TABLES_AGREE, device.name(), byteOf(only[0]), byteOf(only[1]),
                    Circumstance.ONLY_TOLD, Circumstance.RAW_CLEAR);
        for (long[] only : region.without(own)) {
            List<Circumstance> why = new ArrayList<>();
            if (disk.records().count() >= FULL)
                why.add(Circumstance.TABLE_FULL);
            if (disk.bus().firmware() == Firmware.NONE)
                why.add(Circumstance.NO_FIRMWARE);
            if (!poisoned.meets(byteOf(only[0]), byteOf(only[1])))
                why.add(Circumstance.HEALED);
            add(before, Invariant.TABLES_AGREE, device.name(), byteOf(only[0]), byteOf(only[1]),
                    why.toArray(Circumstance[]::new));
        }
    }

    private void flags(DeviceImage device) {
        int before = found.size();
        Stretches poisoned = Stretches.ofBytes(device.poisoned());
        for (Bytes page : device.hwPoison())
            if (!poisoned.meets(page.start(), page.end()))
                add(before, Invariant.FLAG_MEANS_POISON, device.name(), page.start(), page.end(),
                        Circumstance.FLAGGED_BY_HAND, Circumstance.FALSE_ALARM, Circumstance.HEALED);
    }

    private void mappings() {
        int before = found.size();
        if (devices.stream().allMatch(device -> device.hwPoison().isEmpty()))
            return;
        MachineImage image = machine.image();
        Places places = new Places(image);
        for (MappingImage map : image.mappings())
            for (MappingImage.Entry entry : map.entries())
                if (entry.backing() == MappingImage.Backing.MEDIA)
                    for (Span span : places.in(Space.DISK, Span.file(map.file(), map.fileOffset() + entry.offset(),
                            map.fileOffset() + entry.offset() + entry.bytes())))
                        mapped(before, span);
    }

    private void mapped(int before, Span span) {
        for (DeviceImage device : devices)
            if (device.name().equals(span.name()))
                for (Bytes page : device.hwPoison())
                    if (page.start() < span.end() && span.start() < page.end())
                        add(before, Invariant.NO_MAPPING_OF_FAILED, device.name(), page.start(), page.end(),
                                Circumstance.MAPPED_AGAIN, Circumstance.NOBODY_TO_SIGNAL);
    }

    /** By the cells, without reading: a poisoned line does not read back whatever it holds. */
    private void readsBack(Operation.Write write, long written) {
        boolean isDisk = devices.stream().anyMatch(device -> device.name().equals(write.on()));
        Span range = new Span(isDisk ? Space.DISK : Space.FILE, write.on(), write.offset(), write.offset() + written);
        long position = write.offset();
        if (written == 0)
            return;
        for (Span span : isDisk ? List.of(range) : new Places(machine.image()).in(Space.DISK, range)) {
            for (int i = 0; i < devices.size(); i++)
                if (devices.get(i).name().equals(span.name()))
                    readsBack(write, position, machine.disks().get(i), span);
            position += span.length();
        }
    }

    private void readsBack(Operation.Write write, long position, PmemDisk disk, Span span) {
        long dataOffset = disk.physical().start() - disk.region().range().start();
        byte[] is = new byte[Units.LINE];
        byte[] wanted = new byte[Units.LINE];
        for (long at = span.start(); at < span.end();) {
            int length = (int) Math.min(Units.LINE - at % Units.LINE, span.end() - at);
            disk.region().media().peek(dataOffset + at, is, 0, length);
            write.pattern().fill(position + at - span.start(), wanted, 0, length);
            boolean poisoned = disk.region().media().isPoisoned(dataOffset + at, length);
            if (poisoned || Arrays.mismatch(is, 0, length, wanted, 0, length) >= 0)
                add(0, Invariant.WRITES_READ_BACK, write.on(), position + at - span.start(),
                        position + at - span.start() + length,
                        poisoned ? new Circumstance[] {Circumstance.LATENT} : new Circumstance[0]);
            at += length;
        }
    }
}
