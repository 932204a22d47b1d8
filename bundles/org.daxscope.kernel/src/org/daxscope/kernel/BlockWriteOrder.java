package org.daxscope.kernel;

/** Order of store and clear when the block path writes over a recorded sector. Semantics 5.2. */
public enum BlockWriteOrder {
    /** Store, clear, store again; data is in place even when the clear fails. */
    WRITE_CLEAR_WRITE,
    /** Clear, then store; a failed clear stores nothing. */
    CLEAR_WRITE
}
