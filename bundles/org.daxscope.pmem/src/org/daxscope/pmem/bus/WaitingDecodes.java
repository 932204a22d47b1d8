package org.daxscope.pmem.bus;

import java.util.List;
import java.util.stream.Stream;

import org.daxscope.kernel.Stateful;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.Subject;

/** Machine checks on their way to the decoder (mce_gen_pool), when they are made to wait there. */
final class WaitingDecodes implements Stateful<WaitingDecodes.State> {
    private final EventSink events;
    private final Subject bus;
    private boolean held;
    private List<Decode> waiting = List.of();

    /**
     * One of them.
     *
     * @param physical the reported address
     * @param lsb log2 of the bytes reported lost
     */
    record Decode(long physical, int lsb) {
    }

    record State(boolean held, List<Decode> waiting) {
    }

    WaitingDecodes(EventSink events, Subject bus) {
        this.events = events;
        this.bus = bus;
    }

    boolean isHeld() {
        return held;
    }

    List<Decode> waiting() {
        return waiting;
    }

    void add(Decode decode) {
        int before = waiting.size();
        waiting = Stream.concat(waiting.stream(), Stream.of(decode)).toList();
        events.change(EventKind.MACHINE_CHECK_HELD, bus, decode.physical, decode.lsb, before, waiting.size());
    }

    /** @return what is to be decoded now, in order */
    List<Decode> hold(boolean newHeld) {
        held = newHeld;
        if (newHeld)
            return List.of();
        List<Decode> free = waiting;
        waiting = List.of();
        return free;
    }

    /** What waits is in RAM. */
    void powerOff() {
        held = false;
        waiting = List.of();
    }

    @Override
    public State save() {
        return new State(held, waiting);
    }

    @Override
    public void restore(State state) {
        held = state.held;
        waiting = state.waiting;
    }
}
