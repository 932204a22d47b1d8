package org.daxscope.kernel;

/** Types of a segment of z/VM that dcssblk loads. Semantics 13. */
public enum SegmentType {
    /** Shared, writable. */
    SW,
    /** Exclusive, writable. */
    EW,
    /** Shared, read-only. */
    SR,
    /** Exclusive, read-only. */
    ER,
    /** Shared, not saved: writable. */
    SN,
    /** Exclusive, not saved: writable. */
    EN,
    /** Shared with the control program, read-only. */
    SC;

    /** Whether the driver refuses to write its blocks. */
    public boolean isReadOnly() {
        return this == SR || this == ER || this == SC;
    }
}
