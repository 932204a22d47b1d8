package org.daxscope.machine;

import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.Subject;
import org.daxscope.kernel.operation.Operation;

/** Opens the journal's entry for an operation: the root of the tree of what follows. */
final class OperationEvents {
    private final EventSink events;
    private final Subject machine;

    OperationEvents(EventSink events) {
        this.events = events;
        this.machine = events.subject("machine");
    }

    /** The machine itself, for what concerns all of it. */
    Subject machine() {
        return machine;
    }

    /** @param number of operations performed before this one */
    void enter(Operation operation, long number) {
        switch (operation) {
            case Operation.Read call -> events.enter(EventKind.SYSCALL_READ, events.subject(call.on()), call.offset(),
                    call.length(), call.mode().direct() ? 1 : 0);
            case Operation.Write call -> events.enter(EventKind.SYSCALL_WRITE, events.subject(call.on()),
                    call.offset(), call.length(), call.mode().direct() ? 1 : 0);
            case Operation.Fallocate call -> events.enter(EventKind.SYSCALL_FALLOCATE, events.subject(call.on()),
                    call.mode().ordinal(), call.offset(), call.length());
            case Operation.Truncate call -> events.enter(EventKind.SYSCALL_TRUNCATE, events.subject(call.on()),
                    call.size(), 0, 0);
            case Operation.Fsync call -> events.enter(EventKind.SYSCALL_FSYNC, events.subject(call.on()), 0, 0, 0);
            case Operation.Load call -> events.enter(EventKind.USER_LOAD, events.subject(call.process()),
                    call.offset(), 0, 0);
            case Operation.Store call -> events.enter(EventKind.USER_STORE, events.subject(call.process()),
                    call.offset(), 1, 0);
            case Operation.Memset call -> events.enter(EventKind.USER_STORE, events.subject(call.process()),
                    call.offset(), call.length(), 0);
            default -> events.enter(EventKind.OPERATION, machine, number, 0, 0);
        }
    }
}
