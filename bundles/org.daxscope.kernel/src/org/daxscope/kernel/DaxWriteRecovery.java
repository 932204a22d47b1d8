package org.daxscope.kernel;

/** What a DAX pwrite(2) does when direct_access reports poison. Semantics 6.3, 7.3, 8. */
public enum DaxWriteRecovery {
    /** Nothing: the write fails. */
    NONE,
    /** The v2 patch of November 2021: the whole mapped range is cleared and written at once. */
    WHOLE_RANGE,
    /** As merged in 5.19: page by page. */
    PAGE_STRIDE
}
