package org.daxscope.ui.session;

import java.util.function.IntFunction;

import org.daxscope.journal.JournalReader;
import org.daxscope.machine.Machine;
import org.daxscope.machine.image.MachineImage;

/**
 * The machine that plays, for a question asked in a job: good until the question is answered, for looking only.
 *
 * @param machine at the cursor
 * @param journal everything that happened in it, setting up and steps after the cursor included
 * @param eventsAfter events in the journal after 0, 1, ... steps, for all steps performed
 * @param position steps before the cursor
 * @param imageAfter the machine right after an event, by its number; the cursor is where it was before
 */
public record MachineView(Machine machine, JournalReader journal, int[] eventsAfter, int position,
        IntFunction<MachineImage> imageAfter) {
    /** First event of a step that was performed; steps count from 0. */
    public int firstEvent(int step) {
        return eventsAfter[step];
    }

    /** One past its last event. */
    public int endEvent(int step) {
        return eventsAfter[step + 1];
    }
}
