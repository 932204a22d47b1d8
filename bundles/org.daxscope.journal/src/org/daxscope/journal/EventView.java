package org.daxscope.journal;

import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.Subject;

/**
 * One event of a journal. It holds no copy: it is good until the journal is truncated below it.
 *
 * @param index number of the event, from 0
 */
public record EventView(JournalReader journal, int index) {
    public EventKind kind() {
        return journal.kind(index);
    }

    public int depth() {
        return journal.depth(index);
    }

    public int parent() {
        return journal.parent(index);
    }

    public int end() {
        return journal.end(index);
    }

    public Subject subject() {
        return journal.subject(index);
    }

    public long arg(int number) {
        return journal.arg(index, number);
    }

    public boolean isOpen() {
        return journal.isOpen(index);
    }

    public boolean hasReturned() {
        return journal.hasReturned(index);
    }

    public long result() {
        return journal.result(index);
    }

    public Rule rule() {
        return journal.rule(index);
    }

    public Reason reason() {
        return journal.reason(index);
    }

    @Override
    public String toString() {
        return journal.describe(index);
    }
}
