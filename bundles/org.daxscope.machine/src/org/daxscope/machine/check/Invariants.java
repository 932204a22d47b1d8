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
    private final MachineImage image;
    private final int most;
    private final List<Violation> found = new ArrayList<>();

    private Invariants(Machine machine, int most) {
        this.machine = machine;
        this.image = machine.image();
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
            DeviceImage device = check.image.devices().get(i);
            check.sound(disk, device);
            check.tight(disk, device);
            check.tablesAgree(disk, device);
            check.flags(disk, device);
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
        for (Bytes bad : device.poisoned())
            for (long sector = bad.start() / Units.SECTOR; sector * Units.SECTOR < bad.end(); sector++)
                if (!known(table, sector))
                    add(before, Invariant.SOUND, device.name(), sector * Units.SECTOR, (sector + 1) * Units.SECTOR,
                            whyUnsound(disk, table));
    }

    private static boolean known(Badblocks table, long sector) {
        return table.count() > 0 && table.check(sector, 1).bad();
    }

    private static Circumstance[] whyUnsound(PmemDisk disk, Badblocks table) {
        if (table.count() >= FULL)
            return new Circumstance[] {Circumstance.TABLE_FULL, Circumstance.UNDISCOVERED};
        return disk.bus().firmware() == Firmware.NONE
                ? new Circumstance[] {Circumstance.UNDISCOVERED, Circumstance.NO_FIRMWARE}
                : new Circumstance[] {Circumstance.UNDISCOVERED};
    }

    private void tight(PmemDisk disk, DeviceImage device) {
        int before = found.size();
        for (DiskSectors record : device.diskRecords()) {
            long start = record.first() * Units.SECTOR;
            long end = start + record.count() * Units.SECTOR;
            if (device.poisoned().stream().noneMatch(bad -> bad.start() < end && start < bad.end()))
                add(before, Invariant.TIGHT, device.name(), start, end, overlaps(device.busRanges(), start, end)
                        ? new Circumstance[] {Circumstance.HEALED, Circumstance.BLAST_RADIUS}
                        : new Circumstance[] {Circumstance.ONLY_TOLD, Circumstance.HEALED, Circumstance.BLAST_RADIUS,
                            Circumstance.RAW_CLEAR});
        }
    }

    private static boolean overlaps(List<Bytes> ranges, long start, long end) {
        return ranges.stream().anyMatch(range -> range.start() < end && start < range.end());
    }

    /** Sectors that one of the two tables holds and the other does not. */
    private void tablesAgree(PmemDisk disk, DeviceImage device) {
        int before = found.size();
        SectorSet region = new SectorSet(device.regionRecords());
        SectorSet own = new SectorSet(device.diskRecords());
        for (long[] only : own.without(region))
            add(before, Invariant.TABLES_AGREE, device.name(), only[0] * Units.SECTOR, only[1] * Units.SECTOR,
                    Circumstance.ONLY_TOLD, Circumstance.RAW_CLEAR);
        for (long[] only : region.without(own))
            add(before, Invariant.TABLES_AGREE, device.name(), only[0] * Units.SECTOR, only[1] * Units.SECTOR,
                    disk.records().count() >= FULL ? Circumstance.TABLE_FULL
                            : disk.bus().firmware() == Firmware.NONE
                                    ? Circumstance.NO_FIRMWARE
                                    : Circumstance.HEALED);
    }

    private void flags(PmemDisk disk, DeviceImage device) {
        int before = found.size();
        for (Bytes page : device.hwPoison())
            if (!overlaps(device.poisoned(), page.start(), page.end()))
                add(before, Invariant.FLAG_MEANS_POISON, device.name(), page.start(), page.end(),
                        Circumstance.FLAGGED_BY_HAND, Circumstance.HEALED);
    }

    private void mappings() {
        int before = found.size();
        Places places = new Places(image);
        if (image.devices().stream().allMatch(device -> device.hwPoison().isEmpty()))
            return;
        for (MappingImage map : image.mappings())
            for (MappingImage.Entry entry : map.entries())
                if (entry.backing() == MappingImage.Backing.MEDIA)
                    for (Span span : places.in(Space.DISK, Span.file(map.file(), map.fileOffset() + entry.offset(),
                            map.fileOffset() + entry.offset() + entry.bytes())))
                        mapped(before, span);
    }

    private void mapped(int before, Span span) {
        for (DeviceImage device : image.devices())
            if (device.name().equals(span.name()))
                for (Bytes page : device.hwPoison())
                    if (page.start() < span.end() && span.start() < page.end())
                        add(before, Invariant.NO_MAPPING_OF_FAILED, device.name(), page.start(), page.end(),
                                Circumstance.MAPPED_AGAIN);
    }

    /** By the cells, without reading: a poisoned line does not read back whatever it holds. */
    private void readsBack(Operation.Write write, long written) {
        boolean isDisk = image.devices().stream().anyMatch(device -> device.name().equals(write.on()));
        Span range = new Span(isDisk ? Space.DISK : Space.FILE, write.on(), write.offset(), write.offset() + written);
        long position = write.offset();
        if (written == 0)
            return;
        for (Span span : isDisk ? List.of(range) : new Places(image).in(Space.DISK, range)) {
            for (int i = 0; i < image.devices().size(); i++)
                if (image.devices().get(i).name().equals(span.name()))
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
                        position + at - span.start() + length, Circumstance.LATENT);
            at += length;
        }
    }
}
