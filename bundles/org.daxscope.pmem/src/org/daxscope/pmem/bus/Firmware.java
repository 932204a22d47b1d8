package org.daxscope.pmem.bus;

/** What the platform below the bus can do. Semantics 3.2, 4. */
public enum Firmware {
    /** No commands at all (e820, virtio-pmem): a clear "succeeds" and touches nothing. */
    NONE,
    /** An nfit without address range scrub and clear: a clear is refused with ENOTTY. */
    CANNOT_CLEAR,
    /** Scrub, error injection and clear. */
    FULL
}
