package org.daxscope.machine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import org.daxscope.kernel.BusCode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.Fallocate.Mode;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.scene.FileSpec;
import org.daxscope.machine.scene.FileSystemSpec;
import org.daxscope.machine.scene.NamespaceSpec;
import org.daxscope.machine.scene.PoisonSpec;
import org.daxscope.machine.scene.ProcessSpec;
import org.daxscope.machine.scene.RegionSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.Script;
import org.daxscope.machine.scene.Step;
import org.daxscope.machine.scene.TestScenes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The story Daxscope is about, and the cursor that goes through it. */
class RunTest {
    private static final int PAGE = 4096;
    private static final long BAD = 5 * PAGE;

    private static final Step POISON = Step.of(new Operation.PoisonMedia("pm0", TestScenes.FILE_START + BAD, 256));
    private static final Step LOAD = Step.of(new Operation.Load("app", "m", BAD));
    private static final Step SCRUB = Step.of(new Operation.Scrub());
    private static final Step PWRITE = Step
            .of(Operation.Write.of("f", BAD, PAGE, new Pattern.Constant((byte) 0x57)));
    private static final Step PUNCH = Step.of(new Operation.Fallocate(Mode.PUNCH_HOLE, "f", BAD, PAGE));

    @ParameterizedTest
    @ValueSource(strings = {"xfs", "ext4"})
    void aRecoveryWriteRepairsInPlace(String fs) {
        Run run = Run.of(TestScenes.of("6.1", fs));

        run.perform(POISON);
        TakenStep hit = run.perform(LOAD);

        assertThat(hit.calls().getFirst().outcome()).isInstanceOfSatisfying(Outcome.Killed.class,
                killed -> assertThat(killed.signal().code()).isEqualTo(BusCode.BUS_MCEERR_AR));
        assertThat(hit.outcomeText()).startsWith("SIGBUS BUS_MCEERR_AR at 0x").contains("HWPoison set on 1 page");
        assertThat(run.image().devices().getFirst().diskRecords()).isNotEmpty();

        TakenStep repair = run.perform(PWRITE);

        assertThat(repair.outcomeText()).startsWith("4096 bytes written; poison cleared (1 line of 256 bytes on pm0)")
                .contains("of pm0 removed").contains("HWPoison taken off 1 page").contains("extents unchanged");
        assertThat(run.image().devices().getFirst().diskRecords()).isEmpty();
        assertThat(run.image().devices().getFirst().poisoned()).isEmpty();
        assertThat(run.image().files().getFirst().extents()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xfs", "ext4"})
    void beforeTheSeriesOnlyAHoleHelpsAndTheFileIsInPieces(String fs) {
        Run run = Run.of(TestScenes.of("5.10", fs));

        run.perform(POISON);
        run.perform(SCRUB);
        TakenStep refused = run.perform(PWRITE);

        assertThat(refused.failed()).isTrue();
        assertThat(refused.outcomeText()).startsWith("EIO").contains("extents unchanged");
        assertThat(refused.reasonText()).contains("[semantics");

        run.perform(PUNCH);
        TakenStep rewritten = run.perform(PWRITE);

        assertThat(rewritten.outcomeText()).startsWith("4096 bytes written").contains("extents of f from 2 to 3");
    }

    @Test
    void goingBackAndForwardShowsTheSameStates() {
        Run run = Run.of(TestScenes.of("6.1", "xfs"));
        List<MachineImage> images = new ArrayList<>(List.of(run.image()));
        for (Step step : List.of(POISON, SCRUB, LOAD, PUNCH, PWRITE)) {
            run.perform(step);
            images.add(run.image());
        }
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 50; round++) {
            int position = random.nextInt(images.size());
            run.to(position);
            assertThat(run.image()).as("position " + position).isEqualTo(images.get(position));
        }
    }

    @Test
    void actingInThePastGivesTheFutureUp() {
        Run run = Run.of(TestScenes.of("6.1", "xfs"));
        List.of(POISON, SCRUB, LOAD).forEach(run::perform);
        run.to(2);

        TakenStep done = run.perform(PWRITE);

        assertThat(done.index()).isEqualTo(2);
        assertThat(run.steps()).extracting(TakenStep::step).containsExactly(POISON, SCRUB, PWRITE);
    }

    @Test
    void aRunFollowsAScriptLikeOnePlayedFromTheStart() {
        var scene = TestScenes.of("6.1", "ext4");
        List<Step> all = List.of(POISON, SCRUB, LOAD, PUNCH, PWRITE);
        Run followed = Run.of(scene);
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 60; round++) {
            List<Step> steps = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--)
                steps.add(all.get(random.nextInt(all.size())));
            int position = random.nextInt(steps.size() + 1);
            Run fresh = Run.of(scene);
            steps.subList(0, position).forEach(fresh::perform);

            boolean arrived = followed.follow(new Script(scene, steps), position, (step, of) -> true);

            assertThat(arrived).isTrue();
            assertThat(followed.position()).isEqualTo(position);
            assertThat(followed.image()).as("round " + round).isEqualTo(fresh.image());
        }
    }

    @Test
    void followingStopsWhenToldToAndCanGoOn() {
        var scene = TestScenes.of("6.1", "xfs");
        Script script = new Script(scene, List.of(POISON, SCRUB, LOAD));
        Run run = Run.of(scene);

        assertThat(run.follow(script, 3, (step, of) -> step < 1)).isFalse();
        assertThat(run.position()).isEqualTo(1);
        assertThat(run.follow(script, 3, (step, of) -> true)).isTrue();
        assertThat(run.position()).isEqualTo(3);
    }

    @Test
    void whatIsNotModelledChangesNothingAndSaysSo() {
        Run run = Run.of(TestScenes.of("6.1", "xfs"));
        MachineImage before = run.image();

        TakenStep refused = run.perform(new Step("", List.of(PUNCH.operations().getFirst(),
                new Operation.MakeFileSystem("pm0", "btrfs", ""))));

        assertThat(refused.unsupported()).isEqualTo("file system btrfs");
        assertThat(refused.calls()).isEmpty();
        assertThat(run.image()).isEqualTo(before);
        assertThat(run.position()).isEqualTo(1);
    }

    @Test
    void knownPoisonOfASceneIsInTheTablesAndLatentIsNot() {
        var scene = TestScenes.of("6.1", "xfs");
        var poisoned = new Scene(scene.name(), scene.kernel(), true,
                scene.regions(), scene.fileSystems(), scene.files(), scene.processes(),
                List.of(new PoisonSpec("pm0", TestScenes.FILE_START, 256, false),
                        new PoisonSpec("pm0", TestScenes.FILE_START + BAD, 256, true)));

        MachineImage image = Run.of(poisoned).image();

        assertThat(image.devices().getFirst().poisoned()).hasSize(2);
        assertThat(image.devices().getFirst().diskRecords()).hasSize(1);
        assertThat(image.devices().getFirst().diskRecords().getFirst().startByte())
                .isEqualTo(TestScenes.FILE_START + BAD);
    }

    @Test
    void aSceneCanHaveSeveralFileSystems() {
        Scene one = TestScenes.of("6.1", "xfs");
        RegionSpec second = new RegionSpec("region1", RegionSpec.AUTOMATIC, List.of(), one.regions().getFirst().media(),
                new NamespaceSpec("pm1", 1 << 18, 2 << 20));
        Scene two = new Scene(one.name(), one.kernel(), true, List.of(one.regions().getFirst(), second),
                List.of(one.fileSystems().getFirst(), new FileSystemSpec("pm1", "ext4", "", "dax=always")),
                List.of(one.files().getFirst(), FileSpec.written("g", "pm1", 8192, new Pattern.PageNumbers())),
                List.of(new ProcessSpec("app", List.of(new ProcessSpec.Mapping("m", "g", 0, 8192, Set.of())))),
                List.of());

        Run run = Run.of(two);

        assertThat(run.setup()).noneMatch(TakenStep.Call::failed);
        assertThat(run.image().files()).extracting(FileImage::disk).containsExactly("pm0", "pm1");
        assertThat(run.perform(LOAD).calls().getFirst().failed()).as("the mapping ends before that page").isTrue();
        assertThat(run.perform(Step.of(new Operation.Load("app", "m", 4096))).calls().getFirst().outcome())
                .isEqualTo(new Outcome.Loaded((byte) 0x21));
    }
}
