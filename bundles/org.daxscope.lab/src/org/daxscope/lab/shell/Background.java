package org.daxscope.lab.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntSupplier;

import org.daxscope.dm.DmDevice;

/**
 * Jobs behind an ampersand. There is one thread of time, so a job runs as a whole while the shell sleeps or waits; as long as a
 * dm device is suspended it would be held up by it, so it runs later. One of the orders a real machine could have taken.
 */
final class Background {
    private final Session session;
    private final Deque<IntSupplier> jobs = new ArrayDeque<>();
    private boolean busy;

    Background(Session session) {
        this.session = session;
    }

    void start(IntSupplier job) {
        jobs.add(job);
    }

    /** The shell sleeps. */
    void whileAsleep() {
        if (!busy && session.machine().dmDevices().stream().noneMatch(DmDevice::isSuspended))
            finish();
    }

    /** Runs all that are left. */
    void finish() {
        if (busy)
            return;
        busy = true;
        for (IntSupplier job = jobs.poll(); job != null; job = jobs.poll())
            job.getAsInt();
        busy = false;
    }
}
