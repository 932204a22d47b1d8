package org.daxscope.lab.conformance;

import java.util.List;

import org.daxscope.journal.JournalReader;
import org.daxscope.kernel.KernelModel;
import org.daxscope.lab.recording.Recording;
import org.daxscope.machine.Machine;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.run.TakenStep.Call;
import org.daxscope.machine.scene.Script;

/**
 * A recording being played on a machine, with a cursor between two steps. Has one owner at a time: not safe for use from
 * several threads, but the records it hands out are.
 */
public interface Playback {
    Recording recording();

    KernelModel kernel();

    /** Steps performed so far, 0 to the number of the recording's steps. */
    int position();

    /** Number of steps of the recording. */
    int length();

    /** Performs the next step; does nothing at the end. */
    void forward();

    /** Moves the cursor, performing what has not been performed yet; going back costs nothing. */
    void to(int position);

    /**
     * What a step gave, in words and as a verdict.
     *
     * @param step 0 to length - 1; a step not performed yet has the verdict PENDING
     */
    StepReport report(int step);

    /** The state at the cursor. */
    MachineImage image();

    /** The machine at the cursor, for looking only. */
    Machine machine();

    /** Everything the machine did, setting up included. */
    JournalReader journal();

    /** Events in the journal after that many steps, all of them performed. */
    int eventsAfter(int steps);

    /** The machine right after an event of the journal, also inside a step; the cursor stays where it is. */
    MachineImage imageAfter(int event);

    /** What a step asked of the machine and what it answered, in order; empty for a step not performed or left out. */
    List<Call> calls(int step);

    /** The scene and the first steps, as far as they were performed, to go on from without the recording. */
    Script script(int steps);
}
