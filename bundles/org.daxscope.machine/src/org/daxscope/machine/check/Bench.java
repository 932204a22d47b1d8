package org.daxscope.machine.check;

import java.util.List;
import java.util.stream.IntStream;

import org.daxscope.journal.EventLimit;
import org.daxscope.journal.EventTap;
import org.daxscope.journal.Journal;
import org.daxscope.journal.StoppedAtEvent;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.Subject;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.machine.Machine;
import org.daxscope.machine.MachineState;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.SceneMachine;
import org.daxscope.machine.scene.Step;

/** A machine that can be put back and asked the same again, as often as one likes. Nobody watches it unless asked to. */
final class Bench {
    private final Journal journal = new Journal();
    private final EventTap tap;
    private final EventSink nobody;
    private final Machine machine;
    private MachineState start;

    /**
     * The machine of a scene after some steps.
     *
     * @throws UnsupportedOperationException in a sentence, when one of them is not modelled
     */
    Bench(Scene scene, List<Step> before) {
        nobody = new Unwatched(journal);
        tap = new EventTap(nobody);
        machine = new SceneMachine(scene, tap).machine();
        for (Step step : before)
            if (step.cutAfter() == Step.WHOLE)
                step.operations().forEach(machine::perform);
            else
                performUpTo(step.operations(), step.cutAfter());
        start = machine.save();
    }

    Machine machine() {
        return machine;
    }

    /** To some moment at which it was saved. */
    void putBack(MachineState moment) {
        machine.restore(moment);
    }

    /** To where it was after the steps before. */
    void putBack() {
        machine.restore(start);
    }

    Outcome perform(Operation operation) {
        return machine.perform(operation);
    }

    /** What the operations write from where it stands, event by event. */
    List<String> watch(List<Operation> operations) {
        tap.to(journal);
        operations.forEach(machine::perform);
        tap.to(nobody);
        List<String> events = IntStream.range(0, journal.size()).mapToObj(journal::describe).toList();
        journal.truncate(0);
        return events;
    }

    /** Performs up to so many events and leaves the rest. */
    void performUpTo(List<Operation> operations, int events) {
        if (events == 0)
            return;
        tap.to(new EventLimit(nobody, 0, events - 1));
        try {
            operations.forEach(machine::perform);
        } catch (StoppedAtEvent stop) {
            // As was asked.
        }
        tap.to(nobody);
    }

    /** From now on events go there. */
    void events(EventSink sink) {
        tap.to(sink);
    }

    Subject subject(String name) {
        return journal.subject(name);
    }

    void nobodyWatches() {
        tap.to(nobody);
    }
}
