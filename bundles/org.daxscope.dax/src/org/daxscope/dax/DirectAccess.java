package org.daxscope.dax;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.KernelAddress;

/** What direct_access answers. Semantics 6. */
public sealed interface DirectAccess {
    /**
     * Usable memory.
     *
     * @param pages pages usable from the asked pgoff, 1 or more
     * @param memory the memory that holds them
     * @param address where in that memory the first page starts
     */
    record Mapped(long pages, PersistentMemory memory, KernelAddress address) implements DirectAccess {
    }

    /** Refused, with the code that travels between the layers. */
    record Refused(Errno errno, Reason reason) implements DirectAccess {
        /** Whether a record of bad sectors is in the way. */
        public boolean isByRecord() {
            return reason.rule() == Rule.RECORD_OVERLAPS_REQUEST;
        }

        /** Why, as a caller says it who knows what the recorded sectors hold; else as the layer said it that refused. */
        public Reason reason(Reason ofRecord) {
            return isByRecord() ? ofRecord : reason;
        }
    }
}
