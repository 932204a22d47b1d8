package org.daxscope.lab.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.daxscope.lab.conformance.ScenarioResult.Verdict;

/** docs/conformance.md, made from what recordings came out as. */
public final class ConformanceReport {
    private static final String HEAD = """
            # How far Daxscope agrees with real kernels

            Made by `./daxscope conform bundles/org.daxscope.recordings/recordings --report docs/conformance.md`; do not edit.
            A test compares it with what the engine gives.

            Each recording is a scenario that ran on a real kernel with real system calls. Daxscope sets up the same scene,
            performs the same steps, and each answer is held against the kernel's. A recording is equal when every one of its
            observations is: its setup, each compared step, and its final state.

            | kernel | recordings | equal | exceptions | observations | equal |
            |---|---|---|---|---|---|
            """;
    private static final String COMPARED = """

            ## What is compared

            - Of setting up: whether the mount succeeded, the size of each file, and whether it is read and written through DAX.
            - Of each step: what the call returned and its errno; bytes read (as runs or a checksum); the page census; each call
              of a sequence; signals with their code, si_addr_lsb and the file offset of si_addr; signals that arrived in between;
              extents of files (on XFS with their physical place); and all badblocks lists of disks and regions after the step.
            - Of the final state: sizes, extents and page census of all files, watched ranges of devices, badblocks lists.

            Not compared: the kernel's log and trace, times and addresses, and what steps of these kinds answered: `sh`,
            `ndctl`, `dm_status`, `fsck`, `mce_sw`. They are performed all the same, and what they did shows in everything
            after them; a test of its own compares what command lines printed.

            Of ext4, which chooses blocks by processor and history, the place of a file is not compared, and where it has come to
            differ, lists of records are compared by their lengths. Where a file lies at the start is taken from the recording;
            every block allocated after that comes from the model.
            """;

    private final Map<String, Kernel> kernels = new TreeMap<>();
    private final List<String> exceptions = new ArrayList<>();
    private final KnownExceptions known = KnownExceptions.read();

    private static final class Kernel {
        private int scenarios;
        private int passed;
        private int observations;
        private int equal;
    }

    /** Takes one recording's result into account. */
    public void add(ScenarioResult result) {
        String version = result.recording().kver();
        Kernel kernel = kernels.computeIfAbsent(version, name -> new Kernel());
        kernel.scenarios++;
        kernel.observations += result.observations();
        kernel.equal += result.equal();
        if (result.verdict() == Verdict.PASSED) {
            kernel.passed++;
            return;
        }
        String id = result.recording().id();
        exceptions.add("| %s | %s | %d of %d | %s |\n".formatted(version, id, result.equal(), result.observations(),
                known.reason(version, id).orElseGet(() -> reason(result))));
    }

    /** Why it did not come out equal, from what was left out or differs. */
    private static String reason(ScenarioResult result) {
        return result.reports().stream().filter(report -> report.verdict() == StepReport.Verdict.UNSUPPORTED)
                .map(StepReport::note).findFirst().orElse("not explained: a defect");
    }

    /** The document. */
    public String text() {
        StringBuilder text = new StringBuilder(HEAD);
        Kernel all = new Kernel();
        kernels.forEach((name, kernel) -> {
            line(text, name, kernel);
            all.scenarios += kernel.scenarios;
            all.passed += kernel.passed;
            all.observations += kernel.observations;
            all.equal += kernel.equal;
        });
        line(text, "all", all);
        text.append("\n## Exceptions\n\n");
        if (exceptions.isEmpty())
            text.append("None.\n");
        else {
            text.append("| kernel | recording | equal observations | reason |\n|---|---|---|---|\n");
            exceptions.stream().sorted().forEach(text::append);
        }
        return text.append(COMPARED).toString();
    }

    private static void line(StringBuilder text, String name, Kernel kernel) {
        text.append(String.format(Locale.ROOT, "| %s | %d | %d | %d | %d | %d |\n", name, kernel.scenarios,
                kernel.passed, kernel.scenarios - kernel.passed, kernel.observations, kernel.equal));
    }
}
