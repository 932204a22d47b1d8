package org.daxscope.lab.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.daxscope.lab.recording.Recording;
import org.daxscope.lab.recording.Step;
import org.daxscope.lab.recording.StepResult;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** What command lines printed on the real kernels, they print here; the judge does not look at that. */
class RecordedOutputTest {
    /** What needs parts that are not there yet: writecache; mounting from a copy of the superblock. */
    private static final Set<String> NOT_YET = Set.of("d-50-writecache-cache-poison", "a-ext4-80-meta-super");

    /** Before the series the log of these had lines about experimental features besides. */
    private static final Set<String> LOGGED_OTHERWISE = Set.of("p-02-partition-reflink", "p-16-partition-unaligned");

    @TestFactory
    Stream<DynamicTest> commandsPrintWhatTheyPrintedThere() {
        return Recorded.all().stream()
                .filter(recording -> recording.steps().stream().anyMatch(RecordedOutputTest::isSh))
                .filter(recording -> !NOT_YET.contains(recording.id()))
                .filter(recording -> !recording.kver().equals("5.10") || !LOGGED_OTHERWISE.contains(recording.id()))
                .map(recording -> dynamicTest(Recorded.title(recording), () -> check(recording)));
    }

    private static boolean isSh(Step step) {
        return step.op().equals("sh");
    }

    private static void check(Recording recording) {
        List<StepResult> results = Playbacks.play(recording, Playbacks.kernelOf(recording)).results().steps();
        for (Step step : recording.steps()) {
            JsonObject kernel = step.observed();
            if (!isSh(step) || kernel == null || !(results.get(step.index()) instanceof StepResult.Observed(var ours)))
                continue;
            assertThat(lines(ours)).as("step " + step.index()).isEqualTo(lines(kernel));
            assertThat(ours.get("rc")).isEqualTo(kernel.get("rc"));
        }
    }

    /** Without the time a line of the kernel's log begins with, and without places in the kernel's sources. */
    private static List<String> lines(JsonObject observed) {
        return observed.getAsJsonArray("out").asList().stream().map(JsonElement::getAsString)
                .map(line -> line.replaceFirst("^\\[ *[0-9]+\\.[0-9]+\\] ", ""))
                .map(line -> line.replaceFirst("Mounting V5 Filesystem .*", "Mounting V5 Filesystem"))
                .map(line -> line.replaceFirst(" at xfs_\\w+\\+\\S+ \\[xfs\\] \\(\\S+\\)", "")).toList();
    }
}
