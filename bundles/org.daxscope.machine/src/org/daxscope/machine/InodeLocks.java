package org.daxscope.machine;

import java.util.function.Supplier;

import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.KernelLock;
import org.daxscope.kernel.event.KernelLock.Kind;
import org.daxscope.kernel.event.Subject;

/** The sleeping locks that system calls on a file or a device take. They order calls and are no state of the machine. */
final class InodeLocks {
    private final EventSink events;

    InodeLocks(EventSink events) {
        this.events = events;
    }

    /** read(2). */
    <T> T shared(Subject file, Supplier<T> call) {
        return holding(new KernelLock(Kind.INODE, file, 0, false), call);
    }

    /** write(2). */
    <T> T exclusive(Subject file, Supplier<T> call) {
        return holding(new KernelLock(Kind.INODE, file, 0, true), call);
    }

    /** fallocate(2), ftruncate(2): page faults wait as well. */
    <T> T changing(Subject file, Supplier<T> call) {
        return exclusive(file, () -> holding(new KernelLock(Kind.INVALIDATE, file, 0, true), call));
    }

    private <T> T holding(KernelLock lock, Supplier<T> call) {
        events.lock(lock);
        try {
            return call.get();
        } finally {
            events.unlock(lock);
        }
    }
}
