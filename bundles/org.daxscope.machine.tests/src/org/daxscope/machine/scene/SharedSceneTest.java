package org.daxscope.machine.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.ShareArguments;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.Fallocate.Mode;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.run.Run;
import org.daxscope.machine.stack.Cut;
import org.daxscope.machine.stack.LayerKind;
import org.daxscope.machine.stack.StackPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A scene with a guest: where its files lie, what the stack shows, and that whatever is done there can be done again. */
class SharedSceneTest {
    private static final long MIB = 1 << 20;
    private static final int PAGE = 4096;

    private static Scene scene(String kernel, long window) {
        Scene scene = TestScenes.of(kernel, "xfs");
        FileSystemSpec host = scene.fileSystems().getFirst();
        FileSpec file = FileSpec.written("g", host.disk(), 5 * MIB, new Pattern.PageNumbers());
        return scene.withFileSystems(List.of(
                FileSystemSpec.share("vfs0", new ShareArguments(host.disk(), window), "dax"), host))
                .withFiles(List.of(scene.files().getFirst(), file))
                .withProcesses(List.of(new ProcessSpec("p",
                        List.of(new ProcessSpec.Mapping("m", "vfs0:g", 0, 5 * MIB, Set.of())))));
    }

    private static Run run(String kernel) {
        Run run = Run.of(scene(kernel, 16 * MIB));
        run.perform(Step.of(new Operation.Load("p", "m", 2 * MIB)));
        return run;
    }

    @Test
    void aShareIsMountedWhenItsFilesAreThereWhereverItStands() {
        MachineImage image = Run.of(scene("6.1", 16 * MIB)).image();

        assertThat(image.mounts()).extracting(mount -> mount.disk() + " " + mount.type() + " " + mount.dax())
                .containsExactly("pm0 xfs true", "vfs0 virtiofs true");
        assertThat(image.files()).extracting(FileImage::name).containsExactly("f", "g", "vfs0:f", "vfs0:g");
        assertThat(image.mappings()).extracting(map -> map.process() + " " + map.file()).containsExactly("p vfs0:g");
    }

    @Test
    void filesOfTheHostHavePlainNamesAlsoWhereTheShareStandsFirst() {
        Scene scene = scene("6.1", 16 * MIB);

        assertThat(scene.files()).extracting(scene::nameOf).containsExactly("f", "g");
        assertThat(scene.filePrefix("vfs0")).isEqualTo("vfs0:");
    }

    @Test
    void aPageOfTheGuestIsNamedFromItsProcessThroughTheWindowToTheHostsMedia() {
        MachineImage image = run("6.1").image();
        Places places = new Places(image);
        Span page = Span.file("vfs0:g", 2 * MIB + PAGE, 2 * MIB + 2 * PAGE);

        assertThat(places.in(Space.WINDOW, page)).containsExactly(new Span(Space.WINDOW, "vfs0", PAGE, 2 * PAGE));
        assertThat(places.down(page)).isEqualTo(places.down(Span.file("g", page.start(), page.end()))).isNotEmpty();
        Span inWindow = new Span(Space.WINDOW, "vfs0", PAGE, 2 * PAGE);
        assertThat(places.down(inWindow)).isEqualTo(places.down(page));
        assertThat(places.in(Space.FILE, inWindow)).contains(page);
        long guest = image.windows().getFirst().physicalStart() + PAGE;
        assertThat(places.down(new Span(Space.PHYSICAL, "", guest, guest + PAGE))).isEqualTo(places.down(page));
        // Of the rest of the file the window shows nothing, and it lies on the host all the same.
        assertThat(places.in(Space.WINDOW, Span.file("vfs0:g", 0, PAGE))).isEmpty();
        assertThat(places.down(Span.file("vfs0:g", 0, PAGE))).isNotEmpty();
    }

    @Test
    void theWindowIsALayerOfTheStackAndCutsAtItsRanges() {
        MachineImage image = run("6.1").image();

        StackPath path = StackPath.of(image, Span.file("vfs0:g", 2 * MIB, 5 * MIB), true);

        assertThat(path.layers().get(path.find(LayerKind.WINDOW, "vfs0")).unit()).isEqualTo(2 * (int) MIB);
        assertThat(path.find(LayerKind.FILE, "vfs0:g")).isNotNegative();
        assertThat(path.find(LayerKind.FILE, "g")).isNotNegative();
        assertThat(path.clips().getFirst().cut()).isEqualTo(Cut.RANGE_END);
        assertThat(path.clips().getFirst().given()).isEqualTo(2 * MIB);
        assertThat(path.refusal().rule()).isEqualTo(Rule.NONE);
        for (int row = 0; row < path.rows(); row++)
            assertThat(path.row(row)).as("row %d", row).isNotEmpty();
    }

    @Test
    void theStackTellsWhatTheHostCannotGive() {
        Run run = run("6.1");
        long bad = new Places(run.image()).down(Span.file("g", 2 * MIB + PAGE, 2 * MIB + 2 * PAGE)).getFirst().start();
        run.perform(Step.of(new Operation.PoisonMedia("pm0", bad, 256)));

        StackPath path = StackPath.of(run.image(), Span.file("vfs0:g", 2 * MIB, 3 * MIB), true);

        assertThat(path.refusal().rule()).isEqualTo(Rule.HOST_MEMORY_FAILED);
        assertThat(path.refusal().text()).contains("window byte " + PAGE);
        assertThat(path.layers().get(path.refusedAt()).kind()).isEqualTo(LayerKind.DISK);
    }

    @Test
    void whatIsLookedAtNeedNotBeThere() {
        MachineImage image = run("6.1").image();
        for (Space space : Space.values())
            for (String name : List.of("pm0", "vfs0", "vfs0:g", "g", "p", "qemu", "nobody", "")) {
                StackPath path = StackPath.of(image, new Span(space, name, PAGE, Long.MAX_VALUE), true);
                assertThat(path.asked().space()).isEqualTo(space);
            }
    }

    @Test
    void aStepTellsWhatItDidToTheWindow() {
        Run run = run("6.1");
        long bad = new Places(run.image()).down(Span.file("g", 2 * MIB, 2 * MIB + PAGE)).getFirst().start();
        run.perform(Step.of(new Operation.PoisonMedia("pm0", bad, 256)));
        List<String> changes = run.perform(Step.of(new Operation.Load("p", "m", 2 * MIB))).changes();

        assertThat(changes).contains("HWPoison set by the guest on 1 page of the window of vfs0");
    }

    /** What a random caller does, on both sides of the share. */
    private static Operation any(SplittableRandom random, MachineImage image) {
        String file = List.of("g", "vfs0:g", "vfs0:f", "vfs0:new").get(random.nextInt(4));
        long offset = random.nextLong(6 * MIB);
        long length = 1 + random.nextLong(random.nextBoolean() ? PAGE : 3 * MIB);
        return switch (random.nextInt(12)) {
            case 0, 1 -> new Operation.Read(file, offset, length, OpenMode.PLAIN);
            case 2, 3 -> Operation.Write.of(file, offset, length, new Pattern.PageNumbers());
            case 4, 5 -> new Operation.Load("p", "m", random.nextLong(5 * MIB));
            case 6 -> new Operation.Store("p", "m", random.nextLong(5 * MIB), (byte) 1);
            case 7 -> new Operation.Fallocate(Mode.values()[random.nextInt(Mode.values().length)], file,
                    offset / PAGE * PAGE, PAGE * (1 + random.nextLong(64)));
            case 8 -> new Operation.PoisonMedia("pm0", Math.max(0, place(random, image)), 256);
            case 9 -> new Operation.Truncate(file, random.nextLong(6 * MIB));
            case 10 -> random.nextBoolean() ? new Operation.Scrub()
                    : new Operation.WriteFromMap("p", "m", random.nextLong(5 * MIB), file, offset, length % MIB + 1);
            default -> random.nextInt(6) == 0 ? new Operation.Reboot(true)
                    : new Operation.ReadIntoMap("p", "m", random.nextLong(5 * MIB), file, offset, length % MIB + 1);
        };
    }

    private static long place(SplittableRandom random, MachineImage image) {
        List<Span> there = new Places(image).down(Span.file("g", 0, 5 * MIB));
        if (there.isEmpty())
            return random.nextLong(64) * PAGE;
        Span one = there.get(random.nextInt(there.size()));
        return one.start() + random.nextLong(one.length()) / 256 * 256;
    }

    @ParameterizedTest
    @EnumSource
    void nothingThatIsDoneThrowsAndAllOfItComesOutTheSameAgain(KernelPreset preset) {
        long seed = 20_261_128 + preset.ordinal();
        Run first = Run.of(scene(preset.name(), 4 * MIB));
        Run second = Run.of(scene(preset.name(), 4 * MIB));
        SplittableRandom random = new SplittableRandom(seed);
        MachineImage half = null;
        for (int i = 0; i < 60; i++) {
            half = i == 30 ? first.image() : half;
            Step step = Step.of(any(random, first.image()));
            assertThat(first.perform(step).unsupported()).as("seed %d, step %d: %s", seed, i, step).isNull();
            second.perform(step);
            assertThat(second.image()).as("seed %d, step %d: %s", seed, i, step).isEqualTo(first.image());
        }
        assertThat(second.journal().size()).as("seed %d", seed).isEqualTo(first.journal().size());
        first.to(30);
        assertThat(first.image()).as("seed %d, back after 30 steps", seed).isEqualTo(half);
    }
}
