package org.daxscope.machine.mm;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.kernel.BusCode;
import org.daxscope.kernel.SigInfo;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.operation.SentSignal;

/** Signals that one operation sent, in order: to the process that acts, and to others. */
public final class Signals {
    private final EventSink events;
    private final List<SentSignal> sent = new ArrayList<>();

    public Signals(EventSink events) {
        this.events = events;
    }

    /** A new operation begins. */
    public void begin() {
        sent.clear();
    }

    /** All that were sent to processes other than the acting one since {@link #begin}. */
    public List<SentSignal> toOthers() {
        return sent.stream().filter(signal -> signal.signal().code() == BusCode.BUS_MCEERR_AO).toList();
    }

    /**
     * Sends one.
     *
     * @param offset bytes from the mapping's start to si_addr
     */
    SentSignal send(Vma vma, String thread, BusCode code, long offset, int lsb) {
        SigInfo info = new SigInfo(code, vma.start().plus(offset), lsb);
        events.change(EventKind.SIGNAL_SENT, vma.process(), info.address().value(), code.number(), lsb, lsb);
        SentSignal signal =
                new SentSignal(vma.process().name(), thread, info, vma.name(), offset, vma.fileOffset() + offset);
        sent.add(signal);
        return signal;
    }
}
