package org.daxscope.dm;

import java.util.function.LongSupplier;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.event.EventSink;

/**
 * What targets know besides their arguments.
 *
 * @param seconds how many have passed since the machine was switched on; they pass only when somebody says so
 */
record Surroundings(KernelModel kernel, EventSink events, LongSupplier seconds) {
    boolean quirkOfLogWrites() {
        return kernel.has(Quirk.Q15_LOG_WRITES_ZERO_PAGE_FAILS);
    }

    /** Whether dm-log-writes sees the data of DAX writes: up to 5.16, where copies went through the driver. */
    boolean logsDax() {
        return kernel.switches().daxCopiesThroughDriver() || !quirkOfLogWrites();
    }
}
