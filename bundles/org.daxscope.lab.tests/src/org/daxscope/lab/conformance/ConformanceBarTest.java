package org.daxscope.lab.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.daxscope.lab.conformance.ScenarioResult.Verdict;
import org.daxscope.lab.conformance.StepReport.Difference;
import org.daxscope.lab.recording.Recording;
import org.daxscope.lab.recording.StepResult;
import org.daxscope.lab.tables.Documents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What is promised: every recording of three kernels equal in every observation, but for exceptions that are told. */
@TestInstance(Lifecycle.PER_CLASS)
class ConformanceBarTest {
    /** Each recording is played once for all tests. */
    private final Map<Recording, ScenarioResult> played = new IdentityHashMap<>();

    /** Every recording of a real kernel, but for the exceptions that stand in the table with their reasons. */
    @TestFactory
    Stream<DynamicTest> eachRecordingIsEqual() {
        return Recorded.promised().stream()
                .map(recording -> dynamicTest(Recorded.title(recording), () -> {
                    ScenarioResult result = play(recording);

                    assertThat(differences(result)).isEmpty();
                    assertThat(result.verdict()).as("%s", reasons(result)).isEqualTo(Verdict.PASSED);
                    assertThat(result.equal()).isEqualTo(result.observations()).isGreaterThanOrEqualTo(2);
                }));
    }

    /** One that became equal has no business in the table. */
    @Test
    void exceptionsAreNotEqual() {
        assertThat(Recorded.all()).filteredOn(Recorded::isException)
                .allSatisfy(recording -> assertThat(play(recording).verdict()).isNotEqualTo(Verdict.PASSED));
    }

    @Test
    void theCommittedReportIsUpToDate() {
        ConformanceReport report = new ConformanceReport();
        Recorded.all().forEach(recording -> report.add(play(recording)));

        assertThat(Documents.text("conformance.md"))
                .as("./daxscope conform bundles/org.daxscope.recordings/recordings --report docs/conformance.md")
                .isEqualTo(report.text());
    }

    /** Other tests take what is promised from here: it may grow, and not shrink unseen. */
    @Test
    void noRecordingIsLost() {
        assertThat(Recorded.all()).hasSizeGreaterThanOrEqualTo(429);
        assertThat(Recorded.promised()).hasSizeGreaterThanOrEqualTo(428);
    }

    @Test
    void exceptionsAreFew() {
        assertThat(KnownExceptions.read().all().size() * 100).isLessThanOrEqualTo(3 * Recorded.all().size());
    }

    private static List<String> reasons(ScenarioResult result) {
        List<String> reasons = new ArrayList<>();
        for (StepResult step : result.results().steps())
            if (step instanceof StepResult.Unsupported(String reason))
                reasons.add(reason);
        assertThat(reasons).noneMatch(reason -> reason.contains("defect"));
        return reasons;
    }

    private ScenarioResult play(Recording recording) {
        return played.computeIfAbsent(recording, once -> Playbacks.play(once, Playbacks.kernelOf(once)));
    }

    private static List<String> differences(ScenarioResult result) {
        List<String> all = new ArrayList<>();
        result.setup().forEach(difference -> all.add("setup: " + text(difference)));
        for (StepReport report : result.reports()) {
            report.differences().forEach(difference -> all.add(report.operation() + ": " + text(difference)));
        }
        result.finalState().forEach(difference -> all.add("final state: " + text(difference)));
        return all;
    }

    private static String text(Difference difference) {
        return "%s: kernel %s, daxscope %s".formatted(difference.field(), difference.kernel(), difference.daxscope());
    }
}
