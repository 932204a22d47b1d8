package org.daxscope.pmem.disk;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.address.PhysicalAddress;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.pmem.badblocks.Badblocks;
import org.daxscope.pmem.bus.Firmware;
import org.daxscope.pmem.media.MediaPolicy;
import org.daxscope.pmem.media.PersistenceDomain;

/**
 * Fixture F0 of the numbered scenarios: 1024 pages at physical 0x4080000000, clear unit 256, and a file whose first
 * byte is the disk's page 256. Poison is given in sectors of the file.
 */
final class World {
    static final long BASE = 0x40_8000_0000L;
    static final int PAGES = 1024;
    static final int FILE_PAGE = 256;
    static final int FILE_SECTOR = FILE_PAGE * Units.PAGE_SECTORS;

    final Recorder events = new Recorder();
    final KernelModel kernel;
    final PmemPlatform platform;
    final PmemDisk disk;
    final DaxFile file;

    /** Everything stored lasts at once: what is looked at here is poison, not power. */
    private static final MediaPolicy POLICY = MediaPolicy.DEFAULT.withDomain(PersistenceDomain.CPU_CACHE);

    private World(KernelModel kernel, Firmware firmware, MediaPolicy policy) {
        this.kernel = kernel;
        platform = new PmemPlatform(firmware, true, kernel, events);
        disk = platform.addDisk("pm0", BASE, (long) PAGES * Units.PAGE, 0, policy);
        file = new DaxFile(disk, kernel, (long) FILE_PAGE * Units.PAGE);
    }

    static World of(KernelPreset preset) {
        return of(KernelModel.of(preset));
    }

    static World of(KernelModel kernel) {
        return new World(kernel, Firmware.FULL, POLICY);
    }

    static World of(KernelPreset preset, UnaryOperator<MediaPolicy> change) {
        return of(KernelModel.of(preset), change);
    }

    static World of(KernelModel kernel, UnaryOperator<MediaPolicy> change) {
        return new World(kernel, Firmware.FULL, change.apply(POLICY));
    }

    static World without(KernelPreset preset, Firmware firmware) {
        return new World(KernelModel.of(preset), firmware, POLICY);
    }

    /** Poison that bus, region and disk know; the events of getting it there are forgotten. */
    World known(long sector, long sectors) {
        long physical = BASE + (FILE_SECTOR + sector) * Units.SECTOR;
        platform.bus().poison(new PhysicalAddress(physical), sectors * Units.SECTOR);
        platform.bus().addBadrange(new PhysicalAddress(physical), sectors * Units.SECTOR);
        platform.bus().revalidate();
        events.forget();
        return this;
    }

    /** Poison that nobody knows of. */
    World latent(long sector, long sectors) {
        platform.bus().poison(new PhysicalAddress(BASE + (FILE_SECTOR + sector) * Units.SECTOR),
                sectors * Units.SECTOR);
        events.forget();
        return this;
    }

    /** The disk's records in sectors of the file: {@code "8+8 16+1"}. */
    String records() {
        return text(disk.records());
    }

    String regionRecords() {
        return text(disk.region().records().table());
    }

    private static String text(Badblocks table) {
        return String.join(" ", table.records().stream()
                .map(record -> record.start() - FILE_SECTOR + "+" + record.length()).toList());
    }

    long badLines() {
        return disk.region().media().poisonedLines(0, (long) PAGES * Units.PAGE);
    }

    /** What the cells of the file hold. */
    byte[] cells(long offset, int length) {
        byte[] into = new byte[length];
        disk.region().media().peek((long) FILE_PAGE * Units.PAGE + offset, into, 0, length);
        return into;
    }

    /** The file's media: {@code CLEAR_POISON} calls as file offset and length, with their result. */
    List<String> clears() {
        long start = BASE + (long) FILE_PAGE * Units.PAGE;
        return events.calls(EventKind.CLEAR_POISON).stream().map(line -> {
            String[] parts = line.split("[ ,]");
            return Long.parseLong(parts[1]) - start + "+" + parts[2];
        }).toList();
    }

    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0x57);
        return bytes;
    }
}
