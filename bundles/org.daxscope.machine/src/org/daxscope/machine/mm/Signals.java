package org.daxscope.machine.mm;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.kernel.BusCode;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.SigInfo;
import org.daxscope.kernel.address.VirtualAddress;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.operation.SentSignal;
import org.daxscope.kernel.operation.Spared;

/** Signals that one operation sent, in order: to the process that acts, and to others. */
public final class Signals {
    private final EventSink events;
    private final List<SentSignal> sent = new ArrayList<>();
    private final List<Spared> spared = new ArrayList<>();

    public Signals(EventSink events) {
        this.events = events;
    }

    /** A new operation begins. */
    public void begin() {
        sent.clear();
        spared.clear();
    }

    /** All that were sent to processes other than the acting one since {@link #begin}. */
    public List<SentSignal> toOthers() {
        return sent.stream().filter(signal -> signal.signal().code() == BusCode.BUS_MCEERR_AO).toList();
    }

    /** All that map a page that failed since {@link #begin} and were not signalled. */
    public List<Spared> spared() {
        return List.copyOf(spared);
    }

    /** A process that maps the failed page's file is not signalled, for that reason. */
    void spare(Vma vma, long offset, Rule rule) {
        VirtualAddress address = vma.start().plus(offset);
        Reason reason = new Reason(rule, address.value());
        events.refuse(vma.process(), reason);
        spared.add(new Spared(vma.process().name(), vma.name(), address, offset, vma.fileOffset() + offset, reason));
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
