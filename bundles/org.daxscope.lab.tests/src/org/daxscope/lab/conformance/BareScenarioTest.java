package org.daxscope.lab.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;

import org.daxscope.kernel.KernelModel;
import org.daxscope.lab.conformance.ScenarioResult.Verdict;
import org.daxscope.lab.recording.Recording;
import org.daxscope.lab.recording.RecordingWriter;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Scenarios without anything a kernel answered: whatever comes out, the engine found by itself. */
class BareScenarioTest {
    @TestFactory
    Stream<DynamicTest> whatEachRecordingAnsweredIsFoundWithoutIt() {
        return Recorded.promised().stream().map(recording -> dynamicTest(Recorded.title(recording), () -> {
            Recording bare = Recorded.bare(recording);
            assertThat(bare.isBare()).isTrue();

            ScenarioResult result = Playbacks.play(bare, Playbacks.kernelOf(bare));

            assertThat(result.verdict()).isEqualTo(Verdict.PLAYED);
            assertThat(Judged.differences(recording, RecordingWriter.tree(bare, result.results()))).isEmpty();
        }));
    }

    @Test
    void hasNothingToBeHeldAgainst() {
        Recording bare = Recorded.bare(Recorded.recording("6.1", "a-ext4-02-page"));

        ScenarioResult result = Playbacks.play(bare, KernelModel.named("6.1"));

        assertThat(result.observations()).isZero();
        assertThat(result.reports()).allSatisfy(report -> {
            assertThat(report.verdict()).isEqualTo(StepReport.Verdict.NOT_COMPARED);
            assertThat(report.kernel()).isEmpty();
            assertThat(report.daxscope()).isNotEmpty();
        });
    }

    /** A recovery write came with 6.0; before it a write over a record fails. */
    @Test
    void theKernelDecides() {
        Recording bare = Recorded.bare(Recorded.recording("6.1", "a-ext4-02-page"));

        String old = Playbacks.play(bare, KernelModel.named("G15")).reports().get(6).daxscope();
        String young = Playbacks.play(bare, KernelModel.named("G65")).reports().get(6).daxscope();

        assertThat(old).isEqualTo("EIO (Input/output error)");
        assertThat(young).isEqualTo("4096 bytes written; record [266272, +8) of pm0 gone");
    }
}
