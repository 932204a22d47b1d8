package org.daxscope.kernel;

/** What becomes of a poisoned page in the kernel's own 1:1 mapping. Semantics 10.5. */
public enum PoisonedMap {
    /** Not present when the whole page is reported lost, else an attempt at uncached that fails on pmem. */
    NOT_PRESENT_IF_WHOLE_PAGE,
    /** Always not present. */
    ALWAYS_NOT_PRESENT
}
