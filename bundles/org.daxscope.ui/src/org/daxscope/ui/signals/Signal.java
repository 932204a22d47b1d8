package org.daxscope.ui.signals;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.kernel.BusCode;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Outcome.Failed;
import org.daxscope.kernel.operation.Outcome.Killed;
import org.daxscope.kernel.operation.SentSignal;
import org.daxscope.kernel.operation.Spared;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.SignalReach;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.run.TakenStep.Call;
import org.daxscope.ui.nls.SignalsText;
import org.daxscope.ui.selection.HasStep;
import org.daxscope.ui.selection.OperationSpans;
import org.daxscope.ui.session.SessionState;
import org.jspecify.annotations.Nullable;

/**
 * A call that failed, or an access that ended by a signal; or what became of another process meanwhile.
 *
 * @param step index of its step, from 0
 * @param other what another process got while the call went on; null for what the caller got
 * @param spared who maps a page that failed and got nothing; null for all else
 */
public record Signal(int step, Call call, @Nullable SentSignal other, @Nullable Spared spared) implements HasStep {
    /** All up to the cursor, in the order of their happening. */
    public static List<Signal> of(SessionState state) {
        List<Signal> signals = new ArrayList<>();
        for (int step = 0; step < Math.min(state.position(), state.calls().size()); step++)
            for (Call call : state.calls().get(step))
                add(signals, step, call);
        return signals;
    }

    private static void add(List<Signal> signals, int step, Call call) {
        if (call.failed())
            signals.add(new Signal(step, call, null, null));
        for (SentSignal other : call.signals())
            signals.add(new Signal(step, call, other, null));
        for (Spared spared : call.spared())
            signals.add(new Signal(step, call, null, spared));
    }

    /** Null for a call that failed. */
    @Nullable
    Killed killed() {
        SentSignal sent = other;
        if (sent != null)
            return new Killed(sent.signal(), sent.map(), sent.mapOffset(), sent.fileOffset(), Reason.NONE);
        return spared == null && call.outcome() instanceof Killed killed ? killed : null;
    }

    /** Whether the process ended without a word. */
    boolean died() {
        return other == null && spared == null && call.outcome() instanceof Outcome.Died;
    }

    @Nullable
    Failed failed() {
        return other == null && spared == null && call.outcome() instanceof Failed failed ? failed : null;
    }

    /** Who touched memory; empty for a call that is about a file. */
    String process() {
        SentSignal sent = other;
        Spared left = spared;
        if (sent != null)
            return sent.process();
        if (left != null)
            return left.process();
        return switch (call.operation()) {
            case Operation.Load o -> o.process();
            case Operation.Store o -> o.process();
            case Operation.Memset o -> o.process();
            case Operation.Madvise o -> o.process();
            case Operation.Msync o -> o.process();
            case Operation.Mmap o -> o.process();
            case Operation.Munmap o -> o.process();
            case Operation.Pagemap o -> o.process();
            case Operation.WriteFromMap o -> o.process();
            case Operation.ReadIntoMap o -> o.process();
            case Operation.MachineCheck o -> o.process();
            default -> "";
        };
    }

    /** The mapping that was touched; empty for a call that is about a file. */
    String map() {
        SentSignal sent = other;
        Spared left = spared;
        if (sent != null)
            return sent.map();
        if (left != null)
            return left.map();
        return switch (call.operation()) {
            case Operation.Load o -> o.map();
            case Operation.Store o -> o.map();
            case Operation.Memset o -> o.map();
            case Operation.Madvise o -> o.map();
            case Operation.Msync o -> o.map();
            case Operation.Mmap o -> o.map();
            case Operation.Munmap o -> o.map();
            case Operation.Pagemap o -> o.map();
            case Operation.WriteFromMap o -> o.map();
            case Operation.ReadIntoMap o -> o.map();
            case Operation.MachineCheck o -> o.map();
            default -> "";
        };
    }

    /** Why, in a sentence; empty when there is nothing to say. */
    String cause() {
        if (other != null)
            return SignalsText.EarlyKilled;
        if (spared != null)
            return spared.reason().text();
        Reason reason = switch (call.outcome()) {
            case Outcome.Failed failed -> failed.reason();
            case Outcome.Killed killed -> killed.reason();
            case Outcome.Died died -> died.reason();
            default -> Reason.NONE;
        };
        return reason.rule() == Rule.NONE ? "" : reason.text();
    }

    /**
     * What it is about, by the layout of an image: of a signal the bytes that si_addr_lsb means, or else the page of si_addr; of
     * a call its range. Null when that is nowhere, as for a mapping that is gone.
     */
    @Nullable
    public Span span(MachineImage image) {
        Killed killed = killed();
        Spared left = spared;
        if (left != null) {
            long page = left.address().value() & -Units.PAGE;
            return isMapped(image, left.map()) ? new Span(Space.VIRTUAL, process(), page, page + Units.PAGE) : null;
        }
        if (killed == null)
            return OperationSpans.of(call.operation(), image).stream().findFirst().orElse(null);
        SignalReach reach = reach(image);
        return reach == null ? null : reach.unmapped();
    }

    /** What a signal took away and what of it is bad; null for all that is no signal, or leads nowhere. */
    public @Nullable SignalReach reach(MachineImage image) {
        Killed killed = killed();
        return killed == null || killed.signal().code() == BusCode.SI_KERNEL || !isMapped(image, killed.map()) ? null
                : SignalReach.of(process(), killed.signal());
    }

    private boolean isMapped(MachineImage image, String map) {
        return image.mappings().stream()
                .anyMatch(mapping -> mapping.process().equals(process()) && mapping.name().equals(map));
    }

    /** First byte of the file that it is about; -1 when it is about none. */
    long fileOffset(MachineImage image) {
        Killed killed = killed();
        if (killed != null)
            return killed.signal().code() == BusCode.SI_KERNEL ? -1 : killed.fileOffset();
        Spared left = spared;
        if (left != null)
            return left.fileOffset();
        Span span = span(image);
        return span == null || span.space() == Space.DISK ? -1
                : new Places(image).in(Space.FILE, span).stream().mapToLong(Span::start).findFirst().orElse(-1);
    }

    /** The disk bytes it is about, by the layout of an image: of a signal those at si_addr. Null for none. */
    @Nullable
    Span disk(MachineImage image) {
        Killed killed = killed();
        Span span = span(image);
        if (span == null)
            return null;
        long address = killed == null ? 0 : killed.signal().address().value();
        Span exact = killed == null ? span : new Span(Space.VIRTUAL, span.name(), address, address + 1);
        return new Places(image).down(exact).stream().findFirst().orElse(null);
    }
}
