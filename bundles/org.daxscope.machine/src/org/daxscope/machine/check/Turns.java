package org.daxscope.machine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

import org.daxscope.kernel.Reason;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.KernelLock;
import org.daxscope.kernel.event.Subject;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.pmem.disk.PmemDisk;
import org.jspecify.annotations.Nullable;

/**
 * Several callers of one machine, of whom exactly one runs at any moment and hands over at every event, as who holds this
 * decides. Each has a thread of its own, but no two ever run at once, so that the machine notices nothing. A caller that wants a
 * lock another one holds cannot be chosen until it is free.
 */
final class Turns implements EventSink {
    private final Bench bench;
    private final Semaphore back = new Semaphore(0);
    private final List<Actor> actors = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();
    private @Nullable Actor running;
    private boolean over;

    private record Held(KernelLock lock, Actor by) {
    }

    /** Leads out of a call that nobody wants to go on with. */
    private static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1;

        Abandoned() {
            super("abandoned", null, false, false);
        }
    }

    private final class Actor {
        private final Semaphore go = new Semaphore(0);
        private final List<Operation> operations;
        private final List<Outcome> outcomes = new ArrayList<>();
        private boolean done;
        private @Nullable KernelLock wanted;
        private @Nullable Throwable failure;
        /** Of all it saw, and so of all it knows. */
        private long history;

        Actor(List<Operation> operations) {
            this.operations = operations;
        }

        void run() {
            go.acquireUninterruptibly();
            try {
                for (Operation operation : operations) {
                    if (over)
                        break;
                    outcomes.add(bench.perform(operation));
                }
            } catch (Abandoned abandoned) {
                // Nobody asks any more.
            } catch (RuntimeException | Error problem) {
                failure = problem;
            }
            done = true;
            back.release();
        }
    }

    /** All of them stand before their first operation. */
    Turns(Bench bench, List<List<Operation>> calls) {
        this.bench = bench;
        for (List<Operation> operations : calls) {
            Actor actor = new Actor(operations);
            actors.add(actor);
            Thread.ofVirtual().start(actor::run);
        }
        bench.events(this);
    }

    /** Whether the caller can take a turn: it is not at its end, and waits for no lock. */
    boolean canGo(int actor) {
        Actor one = actors.get(actor);
        KernelLock wanted = one.wanted;
        return !one.done && (wanted == null || isFree(wanted, one));
    }

    private boolean isFree(KernelLock lock, Actor asking) {
        return held.stream().noneMatch(other -> other.by != asking && other.lock.conflicts(lock));
    }

    /** Whether it has asked for a lock and not got it yet. */
    boolean waits(int actor) {
        return actors.get(actor).wanted != null;
    }

    boolean isDone(int actor) {
        return actors.get(actor).done;
    }

    List<Outcome> outcomes(int actor) {
        return actors.get(actor).outcomes;
    }

    long history(int actor) {
        return actors.get(actor).history;
    }

    /** Lets a caller go on to its next event, or to its end. */
    void turn(int actor) {
        Actor one = actors.get(actor);
        running = one;
        one.go.release();
        back.acquireUninterruptibly();
        running = null;
        Throwable failure = one.failure;
        if (failure != null)
            throw new IllegalStateException("caller " + actor + " failed", failure);
    }

    /** Ends what is not at its end; the machine is to be put back afterwards. */
    void end() {
        over = true;
        for (int i = 0; i < actors.size(); i++)
            while (!actors.get(i).done)
                turn(i);
        bench.nobodyWatches();
    }

    private Actor one() {
        Actor one = running;
        if (one == null)
            throw new IllegalStateException("an event of nobody");
        return one;
    }

    private void handOver(Actor one) {
        if (over)
            throw new Abandoned();
        back.release();
        one.go.acquireUninterruptibly();
        if (over)
            throw new Abandoned();
    }

    private void saw(EventKind kind, long... values) {
        Actor one = one();
        long hash = one.history * 31 + kind.ordinal() + 1;
        for (long value : values)
            hash = hash * 0x100000001b3L + value;
        one.history = hash;
        handOver(one);
    }

    @Override
    public void lock(KernelLock lock) {
        if (over)
            return;
        Actor one = one();
        while (!isFree(lock, one)) {
            one.wanted = lock;
            handOver(one);
        }
        one.wanted = null;
        held.add(new Held(lock, one));
    }

    @Override
    public void unlock(KernelLock lock) {
        Actor one = running;
        held.removeIf(other -> other.by == one && other.lock.equals(lock));
    }

    @Override
    public Subject subject(String name) {
        return bench.subject(name);
    }

    @Override
    public void enter(EventKind call, Subject subject, long a, long b, long c) {
        // The number of an operation depends on who came first, and means nothing.
        saw(call, call == EventKind.OPERATION ? 0 : a, b, c);
    }

    @Override
    public void leave(long result) {
        Actor one = one();
        one.history = one.history * 31 + result;
        handOver(one);
    }

    @Override
    public void change(EventKind kind, Subject subject, long a, long b, long before, long after) {
        saw(kind, a, b, before, after, kind == EventKind.DATA_COPIED ? content(subject, a, before) : 0);
    }

    /** What was copied decides what a caller knows. */
    private long content(Subject subject, long address, long copied) {
        for (PmemDisk disk : bench.machine().disks())
            if (disk.name().equals(subject.name())) {
                byte[] bytes = new byte[(int) copied];
                disk.region().media().peek(disk.physical().start() - disk.region().range().start() + address, bytes, 0,
                        bytes.length);
                return java.util.Arrays.hashCode(bytes);
            }
        return 0;
    }

    @Override
    public void remark(Subject subject, Reason reason) {
        saw(EventKind.REFUSED, -1 - reason.rule().ordinal());
    }

    @Override
    public void refuse(Subject subject, Reason reason) {
        saw(EventKind.REFUSED, reason.rule().ordinal());
    }
}
