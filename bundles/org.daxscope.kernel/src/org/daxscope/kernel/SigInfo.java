package org.daxscope.kernel;

import org.daxscope.kernel.address.VirtualAddress;

/**
 * A SIGBUS as its handler sees it. Semantics 10.2.
 *
 * @param code si_code
 * @param address si_addr: the exact byte of a page fault, the page's start of a machine check
 * @param addressLsb si_addr_lsb, log2 of the bytes lost (12, 21 or 30); 0 where the kernel does not set it
 */
public record SigInfo(BusCode code, VirtualAddress address, int addressLsb) {
}
