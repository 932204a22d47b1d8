package org.daxscope.kernel;

/** si_code of a SIGBUS (include/uapi/asm-generic/siginfo.h). Semantics 10.2. */
public enum BusCode {
    /** No backing: also what a fault on a recorded page gives before kernel 6.5. */
    BUS_ADRERR(2),
    /** Hardware memory error consumed, action required. */
    BUS_MCEERR_AR(4),
    /** Hardware memory error detected, action optional. */
    BUS_MCEERR_AO(5),
    /** A plain SIGBUS of the kernel, without address: memory_failure() could not handle what was consumed. */
    SI_KERNEL(0x80);

    private final int number;

    BusCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
