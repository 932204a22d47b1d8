package org.daxscope.machine.run;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.daxscope.journal.JournalReader;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.SentSignal;
import org.daxscope.kernel.operation.Spared;
import org.daxscope.machine.Machine;
import org.daxscope.machine.scene.Step;
import org.jspecify.annotations.Nullable;

/**
 * A step that was taken, and what it gave.
 *
 * @param index 0-based
 * @param calls what was asked and answered, in order; fewer than the step's operations when one is not modelled
 * @param changes what the machine's state shows of it, in words: "record [16, +8) of pm0 removed"
 * @param unsupported why the model cannot do this step, which then changed nothing; null when it can
 * @param firstEvent its first event in the journal
 * @param endEvent one past its last event
 */
public record TakenStep(int index, Step step, List<Call> calls, List<String> changes, @Nullable String unsupported,
        int firstEvent, int endEvent) {
    public TakenStep {
        calls = List.copyOf(calls);
        changes = List.copyOf(changes);
    }

    /**
     * One operation and its outcome.
     *
     * @param signals what processes other than the acting one got meanwhile, in order
     * @param spared who maps a page that failed meanwhile, and got nothing
     * @param remarks what surprises about it, each once, in the order of its happening
     * @param badAddress of a write that failed with EFAULT what caused that; empty for everything else
     */
    public record Call(Operation operation, Outcome outcome, List<SentSignal> signals, List<Spared> spared,
            List<Reason> remarks, Set<BadAddress> badAddress) {
        public Call {
            signals = List.copyOf(signals);
            spared = List.copyOf(spared);
            remarks = List.copyOf(remarks);
            badAddress = Collections.unmodifiableSet(new LinkedHashSet<>(badAddress));
        }

        /** One that concerned nobody else, and of which no events are known. */
        public Call(Operation operation, Outcome outcome) {
            this(operation, outcome, List.of(), List.of(), List.of(), Set.of());
        }

        /**
         * One that a machine has just performed.
         *
         * @param firstEvent its first event; its last is the journal's
         */
        public static Call of(Machine machine, Operation operation, Outcome outcome, JournalReader journal,
                int firstEvent) {
            boolean write = operation instanceof Operation.Write || operation instanceof Operation.WriteFromMap;
            boolean bad = write && outcome instanceof Outcome.Failed failed && failed.errno() == Errno.EFAULT;
            return new Call(operation, outcome, machine.signalsToOthers(), machine.spared(),
                    Remarks.of(journal, firstEvent, journal.size(), operation, outcome),
                    bad ? BadAddress.of(journal, firstEvent, journal.size()) : Set.of());
        }

        /** Everything that explains calls beyond the rules that refused: remarks and causes, each once, a line each. */
        public static String explanations(List<Call> calls) {
            return OutcomeWords.explanations(calls);
        }

        /** Whether it was refused or ended by a signal. */
        public boolean failed() {
            return outcome instanceof Outcome.Failed || outcome instanceof Outcome.Killed
                    || outcome instanceof Outcome.Died;
        }

        /** The rules that refused, each once, a line each; empty when none did. */
        public static String reasons(List<Call> calls) {
            return OutcomeWords.reasons(calls);
        }
    }

    /** What is done: "pwrite f: 4096 bytes at 8192". */
    public String operationText() {
        return OperationWords.of(step);
    }

    /** What came of it: "4096 bytes written; poison cleared, record [16, +8) of pm0 removed, extents unchanged". */
    public String outcomeText() {
        return OutcomeWords.of(this);
    }

    /** The rules that refused, each once, a line each; empty when none did. */
    public String reasonText() {
        return Call.reasons(calls);
    }

    /** What surprises, a line each; empty when nothing does. */
    public String remarkText() {
        return Call.explanations(calls);
    }

    /** Whether power failed before it was over. */
    public boolean isCut() {
        return step.cutAfter() != Step.WHOLE && unsupported == null && calls.size() < step.operations().size();
    }

    public boolean failed() {
        return unsupported != null || calls.stream().anyMatch(Call::failed);
    }
}
