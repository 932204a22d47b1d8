package org.daxscope.machine.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.daxscope.journal.Journal;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.Machine;
import org.daxscope.machine.MachineSpec;
import org.daxscope.machine.MachineSpec.Disk;

/**
 * A file on a dm device "v", for the cases of the device mapper: disks A and B of 1024 pages each, and a disk M of 128 MiB whose
 * first half lies before them in the table and takes the file system's metadata. Page L of file "f" is logical page L of the
 * vectors in semantics, appendix B.
 */
final class Stack {
    static final long PAGE = 4096;
    /** Sectors of the metadata's disk that lie before the lines in question. */
    static final long FRONT = 131_072;

    final Journal journal = new Journal();
    final Machine machine;
    private int mark;

    private Stack(KernelModel kernel) {
        machine = new Machine(new MachineSpec(kernel, List.of(Disk.of("M", 128L << 20), Disk.of("A", 4L << 20),
                Disk.of("B", 4L << 20), Disk.of("L", 16L << 20))), journal);
    }

    /** No dm device yet. */
    static Stack of(KernelPreset preset) {
        return new Stack(KernelModel.of(preset));
    }

    static Stack of(KernelModel kernel) {
        return new Stack(kernel);
    }

    /** @param lines length, type and arguments of the lines behind the metadata, separated by semicolons */
    static Stack of(KernelPreset preset, String lines, long pages) {
        return of(KernelModel.of(preset), lines, pages);
    }

    static Stack of(KernelModel kernel, String lines, long pages) {
        Stack stack = new Stack(kernel);
        stack.require(new Operation.CreateDm("v", behindMetadata(lines)));
        return stack.mounted("ext4", FRONT * 512, pages);
    }

    private static String behindMetadata(String lines) {
        List<String> all = new ArrayList<>(List.of("0 " + FRONT + " linear M 0"));
        long next = FRONT;
        for (String line : lines.split(";")) {
            all.add(next + " " + line);
            next += Long.parseLong(line.substring(0, line.indexOf(' ')));
        }
        return String.join("\n", all);
    }

    /** Formats and mounts v with DAX and places f, one written extent from a byte of v on. */
    Stack mounted(String type, long start, long pages) {
        require(new Operation.MakeFileSystem("v", type, type.equals("xfs") ? "-m reflink=0" : "-O ^has_journal"));
        require(new Operation.Mount("v", "dax=always"));
        require(new Operation.PlaceFile("f", pages * PAGE, List.of(new Placement(0, start, pages * PAGE, false))));
        return forget();
    }

    Stack require(Operation operation) {
        if (machine.perform(operation) instanceof Outcome.Failed failed)
            throw new AssertionError(operation + ": " + failed.errno() + ", " + failed.reason().text());
        return this;
    }

    String call(Operation operation) {
        return Fixture.text(machine.perform(operation));
    }

    /** What dmsetup prints. */
    String text(Operation operation) {
        return machine.perform(operation) instanceof Outcome.Text text ? text.text() : call(operation);
    }

    /** Known poison of a disk, in its sectors. */
    Stack known(String disk, long sector, long sectors) {
        require(new Operation.PoisonMedia(disk, sector * 512, sectors * 512));
        require(new Operation.Scrub());
        return forget();
    }

    String read(long firstPage, long pages) {
        return call(new Operation.Read("f", firstPage * PAGE, pages * PAGE, OpenMode.PLAIN));
    }

    String write(long firstPage, long pages) {
        return writeBytes(firstPage * PAGE, pages * PAGE);
    }

    String writeBytes(long offset, long length) {
        return call(Operation.Write.of("f", offset, length, new Pattern.Constant((byte) 'W')));
    }

    /** Raw, O_DIRECT. */
    String rawWrite(String device, long sector, long sectors, char content) {
        return call(new Operation.Write(device, sector * 512, sectors * 512, sectors * 512,
                new Pattern.Constant((byte) content), OpenMode.DIRECT));
    }

    byte[] rawRead(String device, long sector, long sectors) {
        Outcome outcome = machine.perform(new Operation.Read(device, sector * 512, sectors * 512, OpenMode.DIRECT));
        if (outcome instanceof Outcome.Data data)
            return data.bytes();
        throw new AssertionError(device + " " + sector + ": " + outcome);
    }

    Stack forget() {
        mark = journal.size();
        return this;
    }

    /** Cleared ranges since then, in bytes of the disks, as "B 4096+4096". */
    String clears() {
        return IntStream.range(mark, journal.size()).filter(i -> journal.kind(i) == EventKind.CLEAR_POISON)
                .mapToObj(i -> place(journal.arg(i, 0)) + "+" + journal.arg(i, 1)).collect(Collectors.joining(" "));
    }

    private String place(long physical) {
        return machine.disks().stream()
                .filter(disk -> physical >= disk.physical().start() && physical < disk.physical().end()).findFirst()
                .map(disk -> disk.name() + " " + (physical - disk.physical().start())).orElse("?");
    }

    List<Rule> refusals() {
        return IntStream.range(mark, journal.size()).filter(i -> journal.kind(i) == EventKind.REFUSED)
                .mapToObj(journal::rule).toList();
    }

    /** Sectors that direct_access or recovery was asked of a disk since then. */
    long asked(EventKind kind, String subject) {
        return IntStream.range(mark, journal.size())
                .filter(i -> journal.kind(i) == kind && journal.subject(i).name().equals(subject)).count();
    }

    String badblocks(String disk) {
        return machine.disks().stream().filter(one -> one.name().equals(disk)).findFirst().orElseThrow()
                .badblocksText().strip();
    }
}
