package org.daxscope.lab.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.daxscope.lab.recording.Recording;
import org.daxscope.machine.run.Run;
import org.daxscope.machine.run.TakenStep;
import org.daxscope.machine.scene.Script;
import org.daxscope.machine.scene.Step;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A recording becomes a scene with steps that needs the recording no more. */
class RecordedSceneTest {
    @TestFactory
    Stream<DynamicTest> playedOutItEndsInTheSameStateByTheSameOutcomes() {
        return Recorded.promised().stream().map(recording -> dynamicTest(Recorded.title(recording), () -> {
            RecordingPlayback playback = played(recording);
            Script script = playback.script(playback.length());

            Run run = Run.of(script.scene());
            boolean arrived = run.follow(script, script.steps().size(), (step, of) -> true);

            assertThat(arrived).isTrue();
            assertThat(run.steps()).extracting(TakenStep::calls)
                    .isEqualTo(IntStream.range(0, playback.length()).mapToObj(playback::calls)
                            .filter(calls -> !calls.isEmpty()).toList());
            assertThat(run.machine().image()).isEqualTo(playback.machine().image());
        }));
    }

    @Test
    void aScriptOfTheFirstStepsIsABeginning() {
        RecordingPlayback playback = played(Recorded.recording("6.1", "a-ext4-02-page"));

        Script all = playback.script(playback.length());
        Script some = playback.script(4);

        assertThat(some.scene()).isEqualTo(all.scene());
        assertThat(all.steps()).startsWith(some.steps().toArray(Step[]::new));
        assertThat(some.steps()).hasSizeLessThan(all.steps().size());
    }

    private static RecordingPlayback played(Recording recording) {
        RecordingPlayback playback = new RecordingPlayback(recording, Playbacks.kernelOf(recording));
        playback.to(playback.length());
        return playback;
    }
}
