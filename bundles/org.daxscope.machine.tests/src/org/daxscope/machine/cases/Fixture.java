package org.daxscope.machine.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.daxscope.journal.EventLimit;
import org.daxscope.journal.EventTap;
import org.daxscope.journal.Journal;
import org.daxscope.journal.StoppedAtEvent;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.NamespaceConfig;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.Fallocate;
import org.daxscope.kernel.operation.Operation.Madvise.Advice;
import org.daxscope.kernel.operation.Operation.MapFlag;
import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.kernel.operation.Operation.PowerCut.Fate;
import org.daxscope.machine.Machine;
import org.daxscope.machine.MachineState;
import org.daxscope.machine.MachineSpec;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.PageImage;
import org.daxscope.machine.run.KernelLog;
import org.daxscope.pmem.bus.Firmware;
import org.daxscope.pmem.bus.Provider;
import org.daxscope.pmem.disk.PmemDisk;
import org.daxscope.pmem.media.MediaPolicy;

/**
 * F0 of the numbered cases: a disk "pmem0" at physical 0x4080000000 with data offset 0, firmware with a clear unit of 256
 * bytes, media whose clears zero and whose stores do not heal, and a file "f" of 64 KiB in one written extent, file page i at
 * device page 256 + i, which holds its page numbers ({@link Pattern.PageNumbers}).
 *
 * <p>Poison and records are told in 512-byte sectors of the file, bytes in bytes of the file; results as a caller would say
 * them: "4096", "EIO", "BUS_ADRERR 8192". The disk has 1024 pages where it has no file system or ext4; mkfs.xfs makes none that
 * small, so under XFS it has 384 MiB.
 *
 * <pre>
 * Fixture f = Fixture.of(preset).known(8, 8);           // XFS without reflink
 * Fixture f = Fixture.with(preset).ext4().media(m -&gt; m.withClearUnit(8192)).start().latent(8, 1);
 * assertThat(f.write(0, 16384)).isEqualTo("16384");
 * assertThat(f.trace()).containsExactly("WRITE 0+4096", "CLEAR 4096+4096", "WRITE 4096+4096", "BBCLR 8+8", ...);
 * </pre>
 */
final class Fixture {
    static final String DISK = "pmem0";
    static final String FILE = "f";
    static final String PROCESS = "p1";
    static final String MAP = "m";
    static final long BASE = 0x4080000000L;
    static final long PAGES = 1024;
    static final int FILE_PAGE = 256;
    static final long FILE_BYTES = 64 << 10;
    /** What {@link #write(long, long)} and {@link #store} store. */
    static final byte WRITTEN = 'W';

    private static final long XFS_BYTES = 384L << 20;

    final Journal journal = new Journal();
    private final EventTap tap = new EventTap(journal);
    final Machine machine;
    /** Device page of the file's page 0. */
    final long filePage;
    private int mark;

    private Fixture(Builder builder) {
        machine = new Machine(new MachineSpec(builder.kernel, builder.disks()), tap);
        filePage = builder.filePage;
    }

    // -- What there is -------------------------------------------------------------------------------------------------

    /** F0 with XFS (without reflink). */
    static Fixture of(KernelPreset preset) {
        return with(preset).start();
    }

    static Builder with(KernelPreset preset) {
        return with(KernelModel.of(preset));
    }

    static Builder with(KernelModel kernel) {
        return new Builder(kernel);
    }

    /** Whether a preset is that generation or a later one. */
    static boolean since(KernelPreset preset, KernelPreset first) {
        return preset.compareTo(first) >= 0;
    }

    /** The presets with recovery as merged: G19 and later. */
    static Stream<KernelPreset> merged() {
        return Stream.of(KernelPreset.values()).filter(preset -> since(preset, KernelPreset.G19));
    }

    /** F0 with something changed. */
    static final class Builder {
        private final KernelModel kernel;
        private final List<MachineSpec.Disk> more = new ArrayList<>();
        private String type = "xfs";
        private String mkfs = "-m reflink=0";
        private String options = "dax=always";
        private long bytes;
        private long dataOffset;
        private long filePage = FILE_PAGE;
        private long fileBytes = FILE_BYTES;
        private List<Placement> layout = List.of();
        private Provider provider = Provider.NFIT;
        private NamespaceConfig config = NamespaceConfig.USUAL;
        private MediaPolicy media = MediaPolicy.DEFAULT;

        private Builder(KernelModel kernel) {
            this.kernel = kernel;
        }

        /** No file system and no file. */
        Builder raw() {
            return fileSystem("", "", "");
        }

        Builder ext4() {
            return fileSystem("ext4", "", "dax=always");
        }

        Builder xfs(String mkfsArguments) {
            return fileSystem("xfs", mkfsArguments, "dax=always");
        }

        Builder fileSystem(String newType, String mkfsArguments, String mountOptions) {
            type = newType;
            mkfs = mkfsArguments;
            options = mountOptions;
            return this;
        }

        /** Size of the disk in bytes. */
        Builder disk(long newBytes) {
            bytes = newBytes;
            return this;
        }

        Builder dataOffset(long newOffset) {
            dataOffset = newOffset;
            return this;
        }

        /** One more disk, "pmem1" and so on, of so many bytes, with the same media and firmware. */
        Builder another(long diskBytes) {
            more.add(disk("pmem" + (more.size() + 1), diskBytes));
            return this;
        }

        Builder firmware(Firmware newFirmware) {
            return provider(Provider.of(newFirmware));
        }

        Builder provider(Provider newProvider) {
            provider = newProvider;
            return this;
        }

        Builder config(NamespaceConfig newConfig) {
            config = newConfig;
            return this;
        }

        Builder media(UnaryOperator<MediaPolicy> change) {
            media = change.apply(media);
            return this;
        }

        /** The file's size in bytes. */
        Builder file(long newBytes) {
            fileBytes = newBytes;
            return this;
        }

        /** Device page of the file's page 0; a multiple of 512 for mappings of 2 MiB. */
        Builder at(long devicePage) {
            filePage = devicePage;
            return this;
        }

        /** Another layout than one written extent; {@link Fixture#extent} and {@link Fixture#unwritten} make them. */
        Builder layout(Placement... extents) {
            layout = List.of(extents);
            return this;
        }

        private MachineSpec.Disk disk(String name, long diskBytes) {
            return MachineSpec.Disk.of(name, diskBytes).withDataOffset(dataOffset).withMedia(media)
                    .withProvider(provider)
                    .withConfig(config).withAddress(BASE);
        }

        private List<MachineSpec.Disk> disks() {
            long usual = type.equals("xfs") ? XFS_BYTES : PAGES * Units.PAGE;
            List<MachineSpec.Disk> disks = new ArrayList<>();
            disks.add(disk(DISK, bytes == 0 ? usual : bytes));
            disks.addAll(more);
            return disks;
        }

        Fixture start() {
            Fixture made = new Fixture(this);
            if (!type.isEmpty()) {
                made.require(new Operation.MakeFileSystem(DISK, type, mkfs));
                made.require(new Operation.Mount(DISK, options));
                long pages = Math.ceilDiv(fileBytes, (long) Units.PAGE);
                made.file(FILE, fileBytes, layout.isEmpty() ? List.of(extent(0, filePage, pages)) : layout);
            }
            return made.forget();
        }
    }

    static long pages(long count) {
        return count * Units.PAGE;
    }

    /** A written extent, in pages. */
    static Placement extent(long filePage, long devicePage, long pages) {
        return new Placement(pages(filePage), pages(devicePage), pages(pages), false);
    }

    static Placement unwritten(long filePage, long devicePage, long pages) {
        return new Placement(pages(filePage), pages(devicePage), pages(pages), true);
    }

    /** Places a file and writes its page numbers into what is written of it. */
    Fixture file(String name, long bytes, List<Placement> extents) {
        require(new Operation.PlaceFile(name, bytes, extents));
        for (Placement extent : extents)
            if (!extent.unwritten())
                require(Operation.Write.of(name, extent.offset(), Math.min(extent.length(), bytes - extent.offset()),
                        new Pattern.PageNumbers()));
        require(new Operation.Fsync(name));
        return this;
    }

    /** What {@link Pattern.PageNumbers} put into a page. */
    static byte contentOf(long page) {
        return (byte) (0x20 + page % 0x50);
    }

    // -- Poison ----------------------------------------------------------------------------------------------------------

    /** Poison that bus, region and disk know of; where no firmware tells the bus, the disk alone. */
    Fixture known(long sector, long sectors) {
        latent(sector, sectors);
        if (disk().bus().firmware() != Firmware.FULL)
            return record(sector, sectors);
        require(new Operation.Scrub());
        return forget();
    }

    /** The same for several ranges: "8+8 80+8". */
    Fixture known(String ranges) {
        for (String range : ranges.isEmpty() ? new String[0] : ranges.split(" ")) {
            String[] parts = range.split("\\+");
            known(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        }
        return this;
    }

    /** Poison that no table knows. */
    Fixture latent(long sector, long sectors) {
        return latentBytes(sector * Units.SECTOR, sectors * Units.SECTOR);
    }

    /** The same in bytes of the file, rounded out to 256-byte lines. */
    Fixture latentBytes(long offset, long length) {
        require(new Operation.PoisonMedia(DISK, fileByte() + offset, length));
        return forget();
    }

    /** A record of the disk over media as it is. */
    Fixture record(long sector, long sectors) {
        require(new Operation.StoreBadblocks(DISK, fileSector() + sector + " " + sectors));
        return forget();
    }

    // -- Calls -----------------------------------------------------------------------------------------------------------

    Outcome perform(Operation operation) {
        return machine.perform(operation);
    }

    /** Performs and tells the result in words. */
    String call(Operation operation) {
        return text(perform(operation));
    }

    /**
     * Performs until right after an event, where power fails, and boots.
     *
     * @param occurrence which event of that kind, from 1
     */
    Fixture cutAfter(EventKind kind, int occurrence, Fate fate, Operation operation) {
        MachineState before = machine.save();
        int start = journal.size();
        perform(operation);
        int[] events = IntStream.range(start, journal.size()).filter(i -> journal.kind(i) == kind).toArray();
        machine.restore(before);
        journal.truncate(start);
        tap.to(EventLimit.before(journal, events[occurrence - 1]));
        try {
            perform(operation);
        } catch (StoppedAtEvent stop) {
            journal.interruptOpenCalls();
        }
        tap.to(journal);
        return require(new Operation.PowerCut(fate, 1)).require(new Operation.Reboot(true));
    }

    /** Performs what is not to fail. */
    Fixture require(Operation operation) {
        if (perform(operation) instanceof Outcome.Failed failed)
            throw new AssertionError(operation + ": " + failed.errno() + ", " + failed.reason().text());
        return this;
    }

    String read(long offset, long length) {
        return call(new Operation.Read(FILE, offset, length, OpenMode.PLAIN));
    }

    /** The bytes of a read that is to succeed. */
    byte[] data(long offset, long length) {
        Outcome outcome = perform(new Operation.Read(FILE, offset, length, OpenMode.PLAIN));
        if (outcome instanceof Outcome.Data data)
            return data.bytes();
        throw new AssertionError("read " + offset + "+" + length + ": " + text(outcome));
    }

    String write(long offset, long length) {
        return call(Operation.Write.of(FILE, offset, length, new Pattern.Constant(WRITTEN)));
    }

    String punch(long offset, long length) {
        return call(new Fallocate(Fallocate.Mode.PUNCH_HOLE, FILE, offset, length));
    }

    String zeroRange(long offset, long length) {
        return call(new Fallocate(Fallocate.Mode.ZERO_RANGE, FILE, offset, length));
    }

    String fsync() {
        return call(new Operation.Fsync(FILE));
    }

    /** O_DIRECT read of the disk where the file's first extent lies; bytes of the file. */
    String rawRead(long offset, long length) {
        return call(new Operation.Read(DISK, fileByte() + offset, length, OpenMode.DIRECT));
    }

    /** O_DIRECT write to the same place. */
    String rawWrite(long offset, long length) {
        return call(new Operation.Write(DISK, fileByte() + offset, length, length, new Pattern.Constant(WRITTEN),
                OpenMode.DIRECT));
    }

    /** A mapping "m" of all of f in process p1; shared and writable without flags. */
    Fixture mapped(MapFlag... flags) {
        return mapped(PROCESS, MAP, flags);
    }

    Fixture mapped(String process, String map, MapFlag... flags) {
        return require(new Operation.Mmap(process, map, FILE, 0, Math.max(Units.PAGE, size()), Set.of(flags)));
    }

    String load(long offset) {
        return load(PROCESS, offset);
    }

    /** A byte loaded through mapping "m" of a process. */
    String load(String process, long offset) {
        return call(new Operation.Load(process, MAP, offset));
    }

    /** madvise(MADV_HWPOISON) on one page of mapping "m" of p1. */
    String hwpoison(long page) {
        return call(new Operation.Madvise(PROCESS, MAP, pages(page), Units.PAGE, Advice.HWPOISON));
    }

    /** Physical address of a byte of the file's first extent. */
    long physical(long offset) {
        return disk().physical().start() + fileByte() + offset;
    }

    /** Page-table entries of a process's mapping "m": "4096x4096 0x2097152", offsets and bytes, ascending. */
    String entries(String process) {
        return machine.image().mappings().stream().filter(m -> m.process().equals(process) && m.name().equals(MAP))
                .flatMap(m -> m.entries().stream()).map(e -> e.offset() + "x" + e.bytes())
                .collect(Collectors.joining(" "));
    }

    String store(long offset) {
        return call(new Operation.Store(PROCESS, MAP, offset, WRITTEN));
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
            case Outcome.Died died -> "died";
            default -> outcome.toString();
        };
    }

    // -- What came of it -------------------------------------------------------------------------------------------------

    /** Where the file's page 0 lies on the disk. */
    long fileByte() {
        return filePage * Units.PAGE;
    }

    long fileSector() {
        return filePage * Units.PAGE_SECTORS;
    }

    /** For looking. */
    PmemDisk disk() {
        return machine.disks().getFirst();
    }

    DeviceImage device() {
        return machine.image().devices().getFirst();
    }

    private FileImage file() {
        return machine.image().files().stream().filter(file -> file.name().equals(FILE)).findFirst().orElseThrow();
    }

    /** All about the disk's page under a page of the file's first extent. */
    PageImage page(long page) {
        return machine.page(DISK, fileByte() + pages(page));
    }

    /** The disk's records in sectors of the file, in stored order: "8+8 16+1". */
    String bb() {
        return sectors(device().diskRecords());
    }

    /** The same of the region's table. */
    String regionBb() {
        return sectors(device().regionRecords());
    }

    private String sectors(List<DiskSectors> records) {
        return records.stream().map(r -> r.first() - fileSector() + "+" + r.count()).collect(Collectors.joining(" "));
    }

    /** The bus's list in bytes of the file: "4096+256". */
    String badrange() {
        return bytes(device().busRanges());
    }

    /** Media that faults, in bytes of the file: "4096+4096". */
    String poison() {
        return bytes(device().poisoned());
    }

    private String bytes(List<Bytes> ranges) {
        return ranges.stream().map(r -> r.start() - fileByte() + "+" + (r.end() - r.start()))
                .collect(Collectors.joining(" "));
    }

    /** What the cells under the file's first extent hold, poisoned or not. */
    byte[] cells(long offset, int length) {
        byte[] into = new byte[length];
        long dataOffset = disk().physical().start() - disk().region().range().start();
        disk().region().media().peek(dataOffset + fileByte() + offset, into, 0, length);
        return into;
    }

    long size() {
        return file().size();
    }

    /** Extents of f in pages, the disk's pages counted from the file's first place: "0@0x1 2@2x14"; u unwritten, s shared. */
    String extents() {
        return file().extents().stream()
                .map(e -> e.offset() / Units.PAGE + "@" + (e.physical() / Units.PAGE - filePage) + "x"
                        + e.length() / Units.PAGE + (e.unwritten() ? "u" : "") + (e.shared() ? "s" : ""))
                .collect(Collectors.joining(" "));
    }

    // -- The journal -----------------------------------------------------------------------------------------------------

    /** What was written to the journal up to now does not count. */
    Fixture forget() {
        mark = journal.size();
        return this;
    }

    /** Events of a kind since {@link #forget}. */
    IntStream events(EventKind kind) {
        return IntStream.range(mark, journal.size()).filter(i -> journal.kind(i) == kind);
    }

    /**
     * Clears, stores and removed disk records since {@link #forget}, in their order: "CLEAR 4096+4096", "WRITE 4096+4096" in
     * bytes of the file, "BBCLR 8+8" in its sectors.
     */
    List<String> trace() {
        List<String> lines = new ArrayList<>();
        for (int i = mark; i < journal.size(); i++) {
            long from = journal.kind(i).argumentCount() < 2 ? 0 : journal.arg(i, 0);
            switch (journal.kind(i)) {
                case CLEAR_POISON ->
                    lines.add("CLEAR " + (from - disk().physical().start() - fileByte()) + "+" + journal.arg(i, 1));
                case DATA_STORED -> lines.add("WRITE " + (from - fileByte()) + "+" + journal.arg(i, 1));
                case DISK_RECORD_CLEARED -> lines.add("BBCLR " + (from - fileSector()) + "+" + journal.arg(i, 1));
                default -> {
                    // Of no interest here.
                }
            }
        }
        return lines;
    }

    /** The CLEAR ranges of {@link #trace}, joined: "4096+4096 8192+4096". */
    String clears() {
        return ranges("CLEAR ");
    }

    /** The WRITE ranges of {@link #trace}, joined. */
    String writes() {
        return ranges("WRITE ");
    }

    private String ranges(String word) {
        return trace().stream().filter(line -> line.startsWith(word)).map(line -> line.substring(word.length()))
                .collect(Collectors.joining(" "));
    }

    /** Rules that refused something since {@link #forget}, in order. */
    List<Rule> refusals() {
        return events(EventKind.REFUSED).mapToObj(journal::rule).toList();
    }

    /** What the kernel printed since {@link #forget}. */
    List<String> log() {
        return KernelLog.lines(journal, mark, journal.size());
    }

    /** The rule behind an outcome that is not simply done. */
    static Rule rule(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Failed failed -> failed.reason().rule();
            case Outcome.Killed killed -> killed.reason().rule();
            case Outcome.Died died -> died.reason().rule();
            default -> Rule.NONE;
        };
    }

    /** All events since {@link #forget} as sentences, for a look while writing a case. */
    List<String> sentences() {
        return IntStream.range(mark, journal.size()).mapToObj(journal::describe).toList();
    }
}
