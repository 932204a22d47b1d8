package org.daxscope.kernel;

/** Which block/badblocks.c a kernel carries. Semantics 2. */
public enum BadblocksEngine {
    /** Up to 6.7: long ranges land in reverse order and are missed by later checks. */
    LEGACY,
    /** 6.8: the first rewrite. */
    REWRITE_1,
    /** 6.18: the second rewrite, boolean results and a strict "full" rule. */
    REWRITE_2
}
