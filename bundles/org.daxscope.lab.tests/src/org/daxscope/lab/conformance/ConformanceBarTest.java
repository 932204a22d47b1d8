package org.daxscope.lab.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.daxscope.lab.conformance.ScenarioResult.Verdict;
import org.daxscope.lab.conformance.StepReport.Difference;
import org.daxscope.lab.recording.Recording;
import org.daxscope.lab.recording.StepResult;
import org.daxscope.lab.tables.Documents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What this stage promises: 93 recordings on each of three kernels, each equal in every observation. */
class ConformanceBarTest {
    @Test
    void thereAre279RecordingsInScope() {
        assertThat(Recorded.inScope()).hasSize(279);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.10", "6.1", "6.12"})
    void thereAre93OfThemOnEachKernel(String kernel) {
        assertThat(Recorded.inScope()).filteredOn(recording -> recording.kver().equals(kernel)).hasSize(93);
    }

    @TestFactory
    Stream<DynamicTest> eachRecordingInScopeIsEqual() {
        return Recorded.inScope().stream().map(recording -> dynamicTest(Recorded.title(recording), () -> {
            ScenarioResult result = play(recording);

            assertThat(differences(result)).isEmpty();
            assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
            assertThat(result.equal()).isEqualTo(result.observations()).isGreaterThanOrEqualTo(2);
        }));
    }

    @Test
    void noOtherRecordingDiffersAndWhatIsLeftOutIsExplained() {
        List<Recording> others = Recorded.all().stream().filter(recording -> !Recorded.isInScope(recording)).toList();
        assertThat(others).hasSize(150);
        for (Recording recording : others) {
            ScenarioResult result = play(recording);
            if (KnownExceptions.read().reason(recording.kver(), recording.id()).isPresent()) {
                assertThat(result.verdict()).as(Recorded.title(recording)).isNotEqualTo(Verdict.PASSED);
                continue;
            }

            assertThat(result.verdict()).as(Recorded.title(recording)).isIn(Verdict.PASSED, Verdict.UNSUPPORTED);
            if (result.verdict() == Verdict.UNSUPPORTED)
                assertThat(reasons(result)).as(Recorded.title(recording)).isNotEmpty().noneMatch(String::isBlank);
        }
    }

    @Test
    void theCommittedReportIsUpToDate() {
        ConformanceReport report = new ConformanceReport();
        Recorded.all().forEach(recording -> report.add(play(recording)));

        assertThat(Documents.text("conformance.md"))
                .as("./daxscope conform bundles/org.daxscope.recordings/recordings --report docs/conformance.md")
                .isEqualTo(report.text());
    }

    @Test
    void exceptionsAreFew() {
        assertThat(KnownExceptions.read().all().size() * 100).isLessThanOrEqualTo(3 * Recorded.all().size());
    }

    @Test
    void aScenarioWithWhatIsNotModelledNeverPasses() {
        ScenarioResult result =
                play(Recorded.recording("6.1", "d-30-dax-writecache-pmem"));

        assertThat(result.verdict()).isEqualTo(Verdict.UNSUPPORTED);
        assertThat(result.equal()).isZero();
        assertThat(result.reports()).extracting(StepReport::note)
                .containsOnly("the device-mapper target writecache is not modelled yet");
    }

    private static List<String> reasons(ScenarioResult result) {
        List<String> reasons = new ArrayList<>();
        for (StepResult step : result.results().steps())
            if (step instanceof StepResult.Unsupported(String reason))
                reasons.add(reason);
        assertThat(reasons).noneMatch(reason -> reason.contains("defect"));
        return reasons;
    }

    private static ScenarioResult play(Recording recording) {
        return Playbacks.play(recording, Playbacks.kernelOf(recording));
    }

    private static List<String> differences(ScenarioResult result) {
        List<String> all = new ArrayList<>();
        result.setup().forEach(difference -> all.add("setup: " + text(difference)));
        for (StepReport report : result.reports()) {
            report.differences().forEach(difference -> all.add(report.operation() + ": " + text(difference)));
            if (report.verdict() == StepReport.Verdict.UNSUPPORTED)
                all.add(report.operation() + ": " + report.note());
        }
        result.finalState().forEach(difference -> all.add("final state: " + text(difference)));
        return all;
    }

    private static String text(Difference difference) {
        return "%s: kernel %s, daxscope %s".formatted(difference.field(), difference.kernel(), difference.daxscope());
    }
}
