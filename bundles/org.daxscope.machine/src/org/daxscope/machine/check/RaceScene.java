package org.daxscope.machine.check;

import static org.daxscope.machine.check.CheckScenes.load;
import static org.daxscope.machine.check.CheckScenes.rawRead;
import static org.daxscope.machine.check.CheckScenes.rawWrite;
import static org.daxscope.machine.check.CheckScenes.read;
import static org.daxscope.machine.check.CheckScenes.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.Machine;
import org.daxscope.machine.check.CutCheck.Page;
import org.daxscope.machine.check.RaceCheck.Ending;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.scene.Script;
import org.daxscope.machine.scene.Step;

/**
 * Two callers whose orders are tabled.
 *
 * @param title who they are
 * @param poison bytes from the file's start that are bad, and the length of that
 * @param known whether the kernel knows
 * @param before what happens first, while nobody else runs
 * @param first one caller's operations
 * @param second the other's
 * @param pages read when both are done
 */
record RaceScene(String title, long poison, long length, boolean known, List<Operation> before, List<Operation> first,
        List<Operation> second, List<Page> pages) {
    private static final long PAGE = Units.PAGE;

    /**
     * What comes of it on a kernel.
     *
     * @param states different states of the machine that the orders lead through
     * @param cuts in how many of them a power failure can come to each end
     */
    record Found(RaceCheck.Result result, int states, Map<PageFate, Integer> cuts) {
    }

    RaceCheck.Result on(KernelPreset kernel) {
        return race(bench(kernel)).result();
    }

    /** The same, with a cut in each state. */
    Found withCuts(KernelPreset kernel) {
        Bench bench = bench(kernel);
        RaceCuts cuts = new RaceCuts(bench, pages, contents());
        RaceCheck race = race(bench);
        RaceCheck.Result result = race.result();
        return new Found(result, race.states().size(), cuts.of(race.states()));
    }

    private RaceCheck race(Bench bench) {
        return new RaceCheck(bench, List.of(first, second), this::words);
    }

    private Bench bench(KernelPreset kernel) {
        Script script = new Script(CheckScenes.scene(kernel, poison, length, known),
                before.stream().map(Step::of).toList());
        return new Bench(script.scene(), script.steps());
    }

    /** What the callers write. */
    private List<Byte> contents() {
        return Stream.concat(first.stream(), second.stream())
                .mapMulti((Operation operation, Consumer<Byte> to) -> {
                    if (operation instanceof Operation.Write write && write.pattern() instanceof Pattern.Constant one)
                        to.accept(one.value());
                }).toList();
    }

    static List<RaceScene> all() {
        List<RaceScene> all = new ArrayList<>();
        all.add(known("writer and reader of one file", List.of(write("f", 1, 1, 'W')), List.of(read("f", 1, 1))));
        all.add(known("writer, and a process that loads through an older mapping", List.of(write("f", 1, 1, 'W')),
                List.of(load(1))).withLatentAndMapped());
        all.add(known("writer, and a process that faults", List.of(write("f", 1, 1, 'W')), List.of(load(1))));
        all.add(known("writer, and a reader of the raw disk", List.of(write("f", 1, 1, 'W')), List.of(rawRead(1))));
        all.add(known("writer, and a writer of the same block on the raw disk", List.of(write("f", 1, 1, 'W')),
                List.of(rawWrite(1, 'R'))));
        all.add(known("two writers of one file", List.of(write("f", 1, 1, 'W')), List.of(write("f", 1, 1, 'X'))));
        all.add(new RaceScene("writers of two files, one record over a page of each", 15 * PAGE, 2 * PAGE, true,
                List.of(), List.of(write("f", 15, 1, 'W')), List.of(write("g", 0, 1, 'X')),
                List.of(new Page("f", 15), new Page("g", 0))));
        all.add(known("writer, and an address range scrub", List.of(write("f", 1, 1, 'W')),
                List.of(new Operation.Scrub())));
        return all;
    }

    private static RaceScene known(String title, List<Operation> first, List<Operation> second) {
        return new RaceScene(title, PAGE, PAGE, true, List.of(), first, second, List.of(new Page("f", 1)));
    }

    /** The page was mapped while it was good, went bad unnoticed, and was then found by a scrub. */
    private RaceScene withLatentAndMapped() {
        return new RaceScene(title, 0, 0, true, List.of(load(1), new Operation.PoisonMedia(CheckScenes.DISK,
                CheckScenes.PLACE + PAGE, PAGE), new Operation.Scrub()), first, second, pages);
    }

    /** What the calls gave, then what is left. */
    private String words(Ending ending) {
        StringBuilder text = new StringBuilder();
        for (List<Outcome> outcomes : ending.outcomes())
            for (Outcome outcome : outcomes)
                text.append(text.isEmpty() ? "" : ", ").append(word(outcome));
        Machine machine = ending.machine();
        DeviceImage disk = machine.image().devices().getFirst();
        text.append(" =>");
        for (Page page : pages)
            text.append(' ').append(page.file()).append(" reads ")
                    .append(word(machine.perform(read(page.file(), page.number(), 1))));
        if (!disk.poisoned().isEmpty())
            text.append(", media bad");
        if (!disk.diskRecords().isEmpty())
            text.append(disk.poisoned().isEmpty() ? ", stale record" : ", record");
        return text.toString();
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> Long.toString(done.value());
            case Outcome.Data data -> contents(data.bytes());
            case Outcome.Loaded loaded -> value(loaded.value());
            case Outcome.Failed failed -> failed.errno().name();
            case Outcome.Killed killed -> killed.signal().code().name();
            default -> outcome.getClass().getSimpleName();
        };
    }

    private static String contents(byte[] bytes) {
        for (byte one : bytes)
            if (one != bytes[0])
                return "a mixture";
        return bytes.length == 0 ? "nothing"
                : bytes.length == PAGE ? value(bytes[0])
                        : value(bytes[0]) + " x " + bytes.length;
    }

    private static String value(byte one) {
        return one == 0 ? "zeros" : one >= 'R' && one <= 'X' ? "'" + (char) one + "'" : "old";
    }
}
