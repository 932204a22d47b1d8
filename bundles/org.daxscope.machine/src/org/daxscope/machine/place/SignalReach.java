package org.daxscope.machine.place;

import org.daxscope.kernel.SigInfo;
import org.daxscope.kernel.address.Units;

/**
 * What a SIGBUS says of the address space it came to. A machine check takes a whole entry of the page table away, 4 KiB, 2 MiB or
 * 1 GiB by si_addr_lsb; what is bad is only the page at si_addr. Semantics 10.2.
 *
 * @param unmapped virtual addresses that the signal is about: without si_addr_lsb the page at si_addr
 * @param bad the 4 KiB page at si_addr
 */
public record SignalReach(Span unmapped, Span bad) {
    /** @param process whose address space it is */
    public static SignalReach of(String process, SigInfo signal) {
        int lsb = signal.addressLsb();
        long address = signal.address().value();
        return new SignalReach(around(process, address, lsb == 0 ? Units.PAGE : 1L << lsb),
                around(process, address, Units.PAGE));
    }

    private static Span around(String process, long address, long unit) {
        return new Span(Space.VIRTUAL, process, address & -unit, (address & -unit) + unit);
    }

    /** Whether more than the bad page went. */
    public boolean isWider() {
        return unmapped.length() > bad.length();
    }
}
