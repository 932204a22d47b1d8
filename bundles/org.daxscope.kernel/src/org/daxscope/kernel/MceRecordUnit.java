package org.daxscope.kernel;

/** How the nfit decoder turns a machine-check address into a bad range. Semantics 3.2. */
public enum MceRecordUnit {
    /** 64 bytes, the address rounded up to the next line (quirk Q5). */
    CACHE_LINE_ROUNDED_UP,
    /** 1 shifted by MISC LSB, rounded down. */
    MISC_LSB
}
