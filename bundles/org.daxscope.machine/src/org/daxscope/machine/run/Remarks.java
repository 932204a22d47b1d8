package org.daxscope.machine.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import org.daxscope.journal.JournalReader;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventKind.Shape;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;

/** What a call's events say of it that its outcome does not. */
final class Remarks {
    private Remarks() {
    }

    /**
     * The surprises noted on the way, each once, in order; and of a call that moved fewer bytes than asked, why it ended there.
     *
     * @param from first event of the call
     * @param to one past its last
     */
    static List<Reason> of(JournalReader journal, int from, int to, Operation operation, Outcome outcome) {
        LinkedHashSet<Reason> reasons = new LinkedHashSet<>();
        Reason lastRefusal = Reason.NONE;
        for (int event = from; event < to; event++)
            if (journal.kind(event) == EventKind.REMARK)
                reasons.add(journal.reason(event));
            else
                if (journal.kind(event).shape() == Shape.REFUSAL)
                    lastRefusal = journal.reason(event);
        List<Reason> all = new ArrayList<>(reasons);
        if (endedEarly(operation, outcome) && !lastRefusal.equals(Reason.NONE))
            all.addFirst(lastRefusal);
        return all;
    }

    private static boolean endedEarly(Operation operation, Outcome outcome) {
        long asked = switch (operation) {
            case Operation.Read read -> read.length();
            case Operation.Write write -> write.length();
            case Operation.WriteFromMap write -> write.length();
            case Operation.ReadIntoMap read -> read.length();
            case Operation.CopyRange copy -> copy.length();
            case Operation.SendFile send -> send.length();
            default -> 0;
        };
        return switch (outcome) {
            case Outcome.Done done -> done.value() < asked;
            case Outcome.Data data -> data.bytes().length < asked;
            default -> false;
        };
    }
}
