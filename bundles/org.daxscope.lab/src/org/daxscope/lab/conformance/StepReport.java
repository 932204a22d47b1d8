package org.daxscope.lab.conformance;

import java.util.List;

/**
 * One step of a playback.
 *
 * @param index 0-based position in the recording
 * @param operation what is done, in words ("pwrite f: 4096 bytes at 16384, pattern 57")
 * @param kernel what the real kernel answered, in words ("4096 bytes written; record [224, +8) of pm0 gone"); empty when the
 *     recording is bare
 * @param daxscope what Daxscope answered, in the same words; empty before the step was performed
 * @param verdict the comparison
 * @param differences field by field, empty unless the verdict is DIFFERENT
 * @param note the rule that decided, or why the step is unsupported; empty when there is nothing to say
 * @param remarks what surprises though nothing was refused, a line each; empty when nothing does
 */
public record StepReport(int index, String operation, String kernel, String daxscope, Verdict verdict,
        List<Difference> differences, String note, String remarks) {
    /** How the note of a step begins that the engine does not perform. */
    static final String LEFT_OUT = "left out: ";

    public StepReport {
        differences = List.copyOf(differences);
    }

    /** One without surprises. */
    public StepReport(int index, String operation, String kernel, String daxscope, Verdict verdict,
            List<Difference> differences, String note) {
        this(index, operation, kernel, daxscope, verdict, differences, note, "");
    }

    /** Whether the engine did not perform this step; the note says why. */
    public boolean isLeftOut() {
        return verdict == Verdict.UNSUPPORTED || note.startsWith(LEFT_OUT);
    }

    /** How the two outcomes compare. */
    public enum Verdict {
        /** Not performed yet. */
        PENDING,
        EQUAL, DIFFERENT,
        /** The engine cannot do this step; counts as failed. */
        UNSUPPORTED,
        /** Nothing to hold it against: a bare scenario, or an operation that FORMAT.md does not compare. */
        NOT_COMPARED
    }

    /** One compared field that differs, each side as JSON text. */
    public record Difference(String field, String kernel, String daxscope) {
    }
}
