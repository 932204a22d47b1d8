package org.daxscope.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.daxscope.journal.Journal;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DeviceByte;
import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventKind.Shape;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.Fallocate;
import org.daxscope.kernel.operation.Operation.MapFlag;
import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.MachineSpec.RecordedDisk;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.pmem.bus.Firmware;
import org.daxscope.pmem.bus.NvdimmBus;
import org.daxscope.pmem.disk.PmemProfile;

/**
 * One machine with a disk, a file system and a file "f" whose page 0 is the disk's page {@link #FILE_PAGE}. Poison and
 * records are told in sectors of the file, results as a caller would say them: "4096", "EIO", "BUS_ADRERR 8192".
 */
final class TestMachine {
    /** A multiple of 512 that is free in a fresh file system of either type. */
    static final int FILE_PAGE = 40960;
    static final long FILE_SECTOR = (long) FILE_PAGE * Units.PAGE_SECTORS;
    static final long FILE_BYTE = (long) FILE_PAGE * Units.PAGE;
    static final long SECTORS = 786_432;
    static final String DISK = "pm0";
    static final String FILE = "f";
    /** What {@link #write(long, long)} stores. */
    static final byte WRITTEN = 'W';

    final Journal journal = new Journal();
    final Machine machine;
    private int mark;

    private TestMachine(KernelModel kernel, PmemProfile profile, long sectors) {
        machine = new Machine(
                MachineSpec.recorded(kernel, profile,
                        List.of(new RecordedDisk(DISK, sectors), new RecordedDisk("pm1", 8192))),
                journal);
    }

    static TestMachine machine(KernelPreset kernel) {
        return machine(KernelModel.of(kernel));
    }

    static TestMachine machine(KernelModel kernel) {
        return machine(kernel, PmemProfile.NFIT_ACPI);
    }

    static TestMachine machine(KernelModel kernel, PmemProfile profile) {
        return new TestMachine(kernel, profile, SECTORS);
    }

    static TestMachine machine(KernelPreset kernel, PmemProfile profile) {
        return machine(KernelModel.of(kernel), profile);
    }

    static TestMachine withDisk(KernelPreset kernel, long sectors) {
        return new TestMachine(KernelModel.of(kernel), PmemProfile.NFIT_ACPI, sectors);
    }

    static long pages(long count) {
        return count * Units.PAGE;
    }

    static Placement extent(long filePage, long diskPage, long pages) {
        return new Placement(pages(filePage), pages(diskPage), pages(pages), false);
    }

    static Placement unwritten(long filePage, long diskPage, long pages) {
        return new Placement(pages(filePage), pages(diskPage), pages(pages), true);
    }

    // -- The scene ---------------------------------------------------------------------------------------------------

    TestMachine xfs() {
        return mounted("xfs", "-m reflink=0", "dax=always");
    }

    TestMachine reflinkXfs() {
        return mounted("xfs", "-m reflink=1", "dax=always");
    }

    TestMachine ext4() {
        return mounted("ext4", "", "dax=always");
    }

    /** By name: "xfs" (without reflink) or "ext4". */
    TestMachine fs(String type) {
        return type.equals("xfs") ? xfs() : ext4();
    }

    TestMachine mounted(String type, String arguments, String options) {
        require(new Operation.MakeFileSystem(DISK, type, arguments));
        require(new Operation.Mount(DISK, options));
        return this;
    }

    /** A file of one written extent that holds its page numbers. */
    TestMachine file(long bytes) {
        return file(bytes, extent(0, FILE_PAGE, Math.ceilDiv(bytes, (long) Units.PAGE)));
    }

    TestMachine file(long bytes, Placement... extents) {
        require(new Operation.PlaceFile(FILE, bytes, List.of(extents)));
        for (Placement extent : extents)
            if (!extent.unwritten())
                require(new Operation.Write(FILE, extent.offset(), Math.min(extent.length(), bytes - extent.offset()),
                        extent.length(), new Pattern.PageNumbers(), OpenMode.PLAIN));
        require(new Operation.Fsync(FILE));
        return forget();
    }

    /** Poison that bus, region and disk know of. */
    TestMachine known(long sector, long sectors) {
        latent(sector, sectors);
        require(new Operation.Scrub());
        NvdimmBus bus = machine.disks().get(0).bus();
        if (bus.firmware() == Firmware.CANNOT_CLEAR) {
            // Nobody can scrub there: it was consumed before.
            bus.addBadrange(machine.disks().get(0).physical(new DeviceByte(FILE_BYTE + sector * Units.SECTOR)),
                    sectors * Units.SECTOR);
            bus.revalidate();
        }
        return forget();
    }

    /** Poison that the disk alone knows of, as where no firmware tells the bus. */
    TestMachine stored(long sector, long sectors) {
        latent(sector, sectors);
        return record(sector, sectors);
    }

    /** A record over healthy media. */
    TestMachine record(long sector, long sectors) {
        require(new Operation.StoreBadblocks(DISK, FILE_SECTOR + sector + " " + sectors));
        return forget();
    }

    /** Poison that no table knows. */
    TestMachine latent(long sector, long sectors) {
        require(new Operation.PoisonMedia(DISK, (FILE_SECTOR + sector) * Units.SECTOR, sectors * Units.SECTOR));
        return forget();
    }

    /** Poison in pairs of first sector and count: "8+8 80+8"; empty for none. */
    TestMachine known(String poison) {
        for (String range : poison.isEmpty() ? new String[0] : poison.split(" ")) {
            String[] parts = range.split("\\+");
            known(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        }
        return this;
    }

    /** A shared, writable mapping "m" of all of f in process p1. */
    TestMachine mapped() {
        return mapped("m", pages(16));
    }

    TestMachine mapped(String map, long length, MapFlag... flags) {
        require(new Operation.Mmap("p1", map, FILE, 0, length, Set.of(flags)));
        return this;
    }

    private void require(Operation operation) {
        Outcome outcome = machine.perform(operation);
        if (outcome instanceof Outcome.Failed failed)
            throw new AssertionError(operation + ": " + failed.reason().text());
    }

    /** What was written to the journal up to now does not count. */
    TestMachine forget() {
        mark = journal.size();
        return this;
    }

    // -- Calls -------------------------------------------------------------------------------------------------------

    Outcome perform(Operation operation) {
        return machine.perform(operation);
    }

    String call(Operation operation) {
        return text(perform(operation));
    }

    String read(long offset, long length) {
        return call(new Operation.Read(FILE, offset, length, OpenMode.PLAIN));
    }

    byte[] data(long offset, long length) {
        Outcome outcome = perform(new Operation.Read(FILE, offset, length, OpenMode.PLAIN));
        if (outcome instanceof Outcome.Data data)
            return data.bytes();
        throw new AssertionError("read " + offset + "+" + length + ": " + text(outcome));
    }

    String write(long offset, long length) {
        return call(Operation.Write.of(FILE, offset, length, new Pattern.Constant(WRITTEN)));
    }

    String fallocate(Fallocate.Mode mode, long offset, long length) {
        return call(new Fallocate(mode, FILE, offset, length));
    }

    String punch(long offset, long length) {
        return fallocate(Fallocate.Mode.PUNCH_HOLE, offset, length);
    }

    String zeroRange(long offset, long length) {
        return fallocate(Fallocate.Mode.ZERO_RANGE, offset, length);
    }

    String truncate(long size) {
        return call(new Operation.Truncate(FILE, size));
    }

    String fsync() {
        return call(new Operation.Fsync(FILE));
    }

    String load(String map, long offset) {
        return call(new Operation.Load("p1", map, offset));
    }

    String store(String map, long offset) {
        return call(new Operation.Store("p1", map, offset, WRITTEN));
    }

    String rawWrite(long offset, long length) {
        return call(new Operation.Write(DISK, FILE_BYTE + offset, length, length, new Pattern.Constant(WRITTEN),
                OpenMode.DIRECT));
    }

    String rawRead(long offset, long length) {
        return call(new Operation.Read(DISK, FILE_BYTE + offset, length, OpenMode.DIRECT));
    }

    /** The number a call returned, its errno, or the signal with its code, offset in the mapping and lsb if set. */
    static String text(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> Long.toString(done.value());
            case Outcome.Data data -> Integer.toString(data.bytes().length);
            case Outcome.Loaded loaded -> "'" + (char) loaded.value() + "'";
            case Outcome.Failed failed -> failed.errno().name();
            case Outcome.Killed killed -> killed.signal().code() + " " + killed.mapOffset()
                    + (killed.signal().addressLsb() == 0 ? "" : " lsb " + killed.signal().addressLsb());
            default -> outcome.toString();
        };
    }

    // -- What came of it ---------------------------------------------------------------------------------------------

    DeviceImage device() {
        return machine.image().devices().get(0);
    }

    /** The disk's records in sectors of the file: "8+8 16+1". */
    String records() {
        return relative(device().diskRecords());
    }

    String regionRecords() {
        return relative(device().regionRecords());
    }

    private static String relative(List<DiskSectors> records) {
        return records.stream().map(r -> r.first() - FILE_SECTOR + "+" + r.count()).collect(Collectors.joining(" "));
    }

    /** Media that faults, in bytes of the file: "4096+4096". */
    String poison() {
        return relativeBytes(device().poisoned());
    }

    String busRanges() {
        return relativeBytes(device().busRanges());
    }

    private static String relativeBytes(List<Bytes> ranges) {
        return ranges.stream().map(r -> r.start() - FILE_BYTE + "+" + (r.end() - r.start()))
                .collect(Collectors.joining(" "));
    }

    /** The cells under the file's first extent, poisoned or not. */
    byte[] cells(long offset, int length) {
        byte[] into = new byte[length];
        var disk = machine.disks().get(0);
        long dataOffset = disk.physical().start() - disk.region().range().start();
        disk.region().media().peek(dataOffset + FILE_BYTE + offset, into, 0, length);
        return into;
    }

    long size() {
        return machine.image().files().get(0).size();
    }

    /** Extents of f as FIEMAP gives them, in pages: "0 256 4" = file page, disk page from the file's place, pages. */
    String extents() {
        return machine.image().files().get(0).extents().stream()
                .map(e -> e.offset() / Units.PAGE + "@" + (e.physical() / Units.PAGE - FILE_PAGE) + "x"
                        + e.length() / Units.PAGE + (e.unwritten() ? "u" : "") + (e.shared() ? "s" : ""))
                .collect(Collectors.joining(" "));
    }

    long extentCount() {
        return machine.image().files().get(0).extents().size();
    }

    /** Clears asked of the bus since {@link #forget}, in bytes of the file: "4096+4096 8192+4096". */
    String clears() {
        long physical = device().physicalBase() + FILE_BYTE;
        return since(EventKind.CLEAR_POISON).mapToObj(
                i -> journal.arg(i, 0) - physical + "+" + journal.arg(i, 1)).collect(Collectors.joining(" "));
    }

    /** Bytes that went to the media since {@link #forget}, in bytes of the file. */
    String stores() {
        return since(EventKind.DATA_STORED).mapToObj(
                i -> journal.arg(i, 0) - FILE_BYTE + "+" + journal.arg(i, 1)).collect(Collectors.joining(" "));
    }

    IntStream since(EventKind kind) {
        return IntStream.range(mark, journal.size()).filter(i -> journal.kind(i) == kind);
    }

    /** The kinds of state changes since {@link #forget}, in order; of some kinds only when any are named. */
    List<EventKind> order(EventKind... only) {
        List<EventKind> kinds = new ArrayList<>();
        for (int i = mark; i < journal.size(); i++) {
            EventKind kind = journal.kind(i);
            if (only.length == 0 ? kind.shape() == Shape.CHANGE : List.of(only).contains(kind))
                kinds.add(kind);
        }
        return kinds;
    }

    /** Rules that refused something since {@link #forget}. */
    List<Rule> refusals() {
        return since(EventKind.REFUSED).mapToObj(journal::rule).toList();
    }

    /** Rules of what surprised since {@link #forget}. */
    List<Rule> remarks() {
        return since(EventKind.REMARK).mapToObj(journal::rule).toList();
    }

    /** What surprised since {@link #forget}, in words. */
    List<String> remarkTexts() {
        return since(EventKind.REMARK).mapToObj(event -> journal.reason(event).text()).toList();
    }
}
