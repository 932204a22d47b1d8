package org.daxscope.lab.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.daxscope.journal.Journal;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.Machine;
import org.daxscope.machine.MachineSpec;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.pmem.disk.PmemDisk;
import org.daxscope.pmem.media.MediaPolicy;

/**
 * A machine set up for one cell of a table: disks A and B, a file system mounted through DAX on A or on a dm device, and a file
 * f in it. Offsets are bytes of f; results are told as a caller would: "4096", "EIO".
 */
final class Stand {
    private static final String FILE = "f";
    private static final long BASE = 0x4080000000L;

    private final Journal journal = new Journal();
    private final Machine machine;
    private final String device;
    private int mark;

    /** @param device what the file system is on: "A", or a dm device that {@link #dm} makes */
    Stand(KernelPreset preset, MediaPolicy media, long diskBytes, String device) {
        List<MachineSpec.Disk> disks = List.of(disk("A", diskBytes, media), disk("B", diskBytes, media));
        this.machine = new Machine(new MachineSpec(KernelModel.of(preset), disks), journal);
        this.device = device;
    }

    private static MachineSpec.Disk disk(String name, long bytes, MediaPolicy media) {
        return MachineSpec.Disk.of(name, bytes).withDataOffset(0).withMedia(media).withAddress(BASE);
    }

    Outcome require(Operation operation) {
        Outcome outcome = machine.perform(operation);
        if (outcome instanceof Outcome.Failed failed)
            throw new IllegalStateException(operation + ": " + failed.errno() + ", " + failed.reason().text());
        return outcome;
    }

    Stand dm(String... lines) {
        require(new Operation.CreateDm(device, String.join("\n", lines)));
        return this;
    }

    /** Another table comes to life under what is mounted. */
    Stand reload(String table) {
        require(new Operation.SuspendDm(device));
        require(new Operation.LoadDm(device, table));
        require(new Operation.ResumeDm(device));
        return this;
    }

    Stand mounted(String type, String mkfs) {
        require(new Operation.MakeFileSystem(device, type, mkfs));
        require(new Operation.Mount(device, "dax=always"));
        return this;
    }

    /** A file of these extents, each written unless it is marked, with pages' numbers for content. */
    Stand file(Placement... extents) {
        long bytes = List.of(extents).stream().mapToLong(e -> e.offset() + e.length()).max().orElse(0);
        require(new Operation.PlaceFile(FILE, bytes, List.of(extents)));
        for (Placement extent : extents)
            if (!extent.unwritten())
                require(Operation.Write.of(FILE, extent.offset(), extent.length(), new Pattern.PageNumbers()));
        require(new Operation.Fsync(FILE));
        return this;
    }

    /** In pages: of the file, of the device. */
    static Placement extent(long filePage, long devicePage, long pages) {
        return new Placement(filePage * Units.PAGE, devicePage * Units.PAGE, pages * Units.PAGE, false);
    }

    static Placement unwritten(long filePage, long devicePage, long pages) {
        return new Placement(filePage * Units.PAGE, devicePage * Units.PAGE, pages * Units.PAGE, true);
    }

    /** Media of a disk fails, from a sector of the disk on; the tables know of it once it was scrubbed. */
    Stand poison(String disk, long sector, long sectors) {
        require(new Operation.PoisonMedia(disk, sector * Units.SECTOR, sectors * Units.SECTOR));
        return this;
    }

    Stand scrubbed() {
        require(new Operation.Scrub());
        mark = journal.size();
        return this;
    }

    String read(long offset, long length) {
        return text(machine.perform(new Operation.Read(FILE, offset, length, OpenMode.PLAIN)));
    }

    String write(long offset, long length) {
        return text(machine.perform(Operation.Write.of(FILE, offset, length, new Pattern.Constant((byte) 'W'))));
    }

    private static String text(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> String.valueOf(done.value());
            case Outcome.Data data -> String.valueOf(data.bytes().length);
            case Outcome.Failed failed -> failed.errno().name();
            default -> outcome.toString();
        };
    }

    /** Whether a read gives nothing but zeros. */
    boolean isZero(long offset, long length) {
        return machine.perform(
                new Operation.Read(FILE, offset, length, OpenMode.PLAIN)) instanceof Outcome.Data(var bytes)
                && IntStream.range(0, bytes.length).allMatch(i -> bytes[i] == 0);
    }

    /**
     * What was cleared since the scrub: "4096+4096", in bytes from where the first disk is counted from.
     *
     * @param origin byte of disk A, or of B for what lies there
     * @param named whether to say which disk
     */
    String clears(long origin, boolean named) {
        List<String> clears = new ArrayList<>();
        for (int i = mark; i < journal.size(); i++)
            if (journal.kind(i) == EventKind.CLEAR_POISON)
                clears.add(place(journal.arg(i, 0), origin, named) + "+" + journal.arg(i, 1));
        return String.join(" ", clears);
    }

    private String place(long physical, long origin, boolean named) {
        for (PmemDisk disk : machine.disks())
            if (physical >= disk.physical().start() && physical < disk.physical().end())
                return (named ? disk.name() + " " : "") + (physical - disk.physical().start() - origin);
        throw new IllegalStateException("no disk at physical " + physical);
    }

    /** Records of A in sectors from an origin: of the disk, and of the region where it has others. */
    String records(long originSector) {
        DeviceImage a = machine.image().devices().getFirst();
        String disk = a.diskRecords().stream().map(r -> r.first() - originSector + "+" + r.count())
                .collect(Collectors.joining(" "));
        String region = a.regionRecords().stream().map(r -> r.first() - originSector + "+" + r.count())
                .collect(Collectors.joining(" "));
        return "bb " + (disk.isEmpty() ? "none" : disk)
                + (region.equals(disk) ? "" : ", region bb " + (region.isEmpty() ? "none" : region));
    }

    /** Whether media of A still fails anywhere. */
    boolean isPoisoned() {
        return !machine.image().devices().getFirst().poisoned().isEmpty();
    }
}
