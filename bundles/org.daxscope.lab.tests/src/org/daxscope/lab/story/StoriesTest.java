package org.daxscope.lab.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.daxscope.kernel.BusCode;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.run.Run;
import org.daxscope.machine.run.TakenStep;
import org.daxscope.machine.scene.KernelSpec;
import org.daxscope.machine.scene.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the stories tell is what happens. */
class StoriesTest {
    private static final int PAGE = 4096;
    private static final int PMD = 2 << 20;

    private static Run play(String id, String kernel, int steps) {
        Script script = Stories.find(id).orElseThrow().script();
        Run run = Run.of(script.scene().withKernel(KernelSpec.of(kernel)));
        assertThat(run.setup()).noneMatch(TakenStep.Call::failed);
        script.steps().subList(0, steps).forEach(run::perform);
        return run;
    }

    private static Outcome outcome(Run run, int step, int call) {
        return run.steps().get(step - 1).calls().get(call).outcome();
    }

    private static void assertSignal(Outcome outcome, BusCode code, int lsb) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Killed.class, killed -> {
            assertThat(killed.signal().code()).isEqualTo(code);
            assertThat(killed.signal().addressLsb()).isEqualTo(lsb);
        });
    }

    private static void assertFailed(Outcome outcome, Errno errno) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class,
                failed -> assertThat(failed.errno()).isEqualTo(errno));
    }

    private static List<Long> entries(MachineImage image, String map) {
        return image.mappings().stream().filter(mapping -> mapping.name().equals(map)).findFirst().orElseThrow()
                .entries().stream().map(MappingImage.Entry::bytes).toList();
    }

    private static FileImage file(MachineImage image, String name) {
        return image.files().stream().filter(file -> file.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void everyStepIsToldAndNoneIsLeftOut() {
        for (Story story : Stories.all()) {
            assertThat(story.narration()).as(story.id()).noneMatch(String::isBlank);
            for (String kernel : List.of("5.10", "6.1", "6.12", "GV2", "G618")) {
                Run run = play(story.id(), kernel, story.script().steps().size());
                assertThat(run.steps()).as(story.id() + " on " + kernel).allMatch(step -> step.unsupported() == null);
            }
        }
        assertThat(Stories.all()).extracting(Story::id).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void oneBadLine() {
        Run run = play("one-bad-line", "6.1", 8);
        assertSignal(outcome(run, 3, 0), BusCode.BUS_MCEERR_AR, 21);
        assertThat(outcome(run, 4, 0)).isInstanceOf(Outcome.Loaded.class);
        assertSignal(outcome(run, 5, 0), BusCode.BUS_ADRERR, 0);
        assertFailed(outcome(run, 6, 0), Errno.EIO);
        assertThat(outcome(run, 7, 0)).isEqualTo(new Outcome.Done(PAGE));
        assertThat(outcome(run, 8, 0)).isEqualTo(new Outcome.Loaded((byte) 'W'));

        run.to(1);
        assertThat(entries(run.image(), "f")).containsExactly((long) PMD);
        run.to(2);
        assertThat(run.image().devices().getFirst().poisoned()).hasSize(1);
        assertThat(run.image().devices().getFirst().diskRecords()).as("latent").isEmpty();
        run.to(3);
        assertThat(run.image().devices().getFirst().diskRecords()).singleElement()
                .satisfies(record -> assertThat(record.count()).isEqualTo(8));
        assertThat(run.image().devices().getFirst().hwPoison()).hasSize(1);
        assertThat(run.image().devices().getFirst().notPresent()).hasSize(1);
        assertThat(entries(run.image(), "f")).isEmpty();
        run.to(4);
        assertThat(entries(run.image(), "f")).containsExactly((long) PAGE);
        run.to(7);
        assertThat(run.image().devices().getFirst()).satisfies(disk -> {
            assertThat(disk.poisoned()).isEmpty();
            assertThat(disk.diskRecords()).isEmpty();
            assertThat(disk.regionRecords()).isEmpty();
            assertThat(disk.busRanges()).isEmpty();
            assertThat(disk.hwPoison()).isEmpty();
            assertThat(disk.notPresent()).isEmpty();
        });
        assertThat(file(run.image(), "f").extents()).hasSize(1);
    }

    @Test
    void oneBadLineOnOtherKernels() {
        assertFailed(outcome(play("one-bad-line", "5.10", 7), 7, 0), Errno.EIO);
        assertSignal(outcome(play("one-bad-line", "6.12", 5), 5, 0), BusCode.BUS_MCEERR_AR, 12);
    }

    @Test
    void holePunchAgainstRecoveryWrite() {
        Run run = play("hole-punch", "6.1", 8);
        assertSignal(outcome(run, 3, 0), BusCode.BUS_MCEERR_AR, 21);
        assertSignal(outcome(run, 3, 1), BusCode.BUS_MCEERR_AR, 21);
        assertThat(outcome(run, 7, 0)).isEqualTo(new Outcome.Loaded((byte) 'W'));
        assertThat(outcome(run, 7, 1)).isEqualTo(new Outcome.Loaded((byte) 'W'));

        run.to(1);
        assertThat(entries(run.image(), "old")).containsExactly((long) PMD);
        assertThat(entries(run.image(), "new")).containsExactly((long) PMD);
        run.to(4);
        assertThat(file(run.image(), "old").extents()).hasSize(2);
        run.to(7);
        MachineImage end = run.image();
        assertThat(file(end, "old").extents()).hasSize(3);
        assertThat(file(end, "new").extents()).hasSize(1);
        assertThat(entries(end, "old")).containsExactly((long) PAGE);
        assertThat(entries(end, "new")).containsExactly((long) PMD);
        assertThat(end.devices().getFirst().poisoned()).as("left behind by the hole").hasSize(1);
        assertThat(end.devices().getFirst().diskRecords()).hasSize(1);
    }

    @Test
    void beforeTheSeriesTheWriteInPlaceIsRefused() {
        Run run = play("hole-punch", "5.10", 6);

        assertThat(outcome(run, 5, 0)).isEqualTo(new Outcome.Done(PAGE));
        assertFailed(outcome(run, 6, 0), Errno.EIO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.1", "6.12"})
    void whyEfault(String kernel) {
        Run run = play("why-efault", kernel, 7);

        assertFailed(outcome(run, 2, 0), Errno.EFAULT);
        assertFailed(outcome(run, 3, 0), Errno.EFAULT);
        assertThat(outcome(run, 4, 0)).isEqualTo(new Outcome.Done(PAGE / 2));
        assertThat(outcome(run, 5, 0)).isInstanceOf(Outcome.Killed.class);
        assertThat(outcome(run, 6, 0)).isEqualTo(new Outcome.Done(PAGE));
        assertThat(outcome(run, 7, 0)).isEqualTo(new Outcome.Done(512));
        run.to(1);
        assertThat(run.image().devices().getFirst().diskRecords()).singleElement()
                .satisfies(record -> assertThat(record.count()).isEqualTo(1));
    }
}
