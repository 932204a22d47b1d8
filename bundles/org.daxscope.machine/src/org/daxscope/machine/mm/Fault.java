package org.daxscope.machine.mm;

import org.daxscope.kernel.BusCode;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.Reason;

/** What became of an access to a mapped page. */
sealed interface Fault {
    /** The entry that now serves the access, and the first page it covers. */
    record Mapped(Pte pte, long firstPage) implements Fault {
    }

    /** The access cannot be served: the signal a user access gets, the errno a populate gets. */
    record Refused(BusCode code, int lsb, Errno populateErrno, Reason reason) implements Fault {
    }
}
