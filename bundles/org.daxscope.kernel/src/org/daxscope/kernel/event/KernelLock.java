package org.daxscope.kernel.event;

/**
 * A lock that a kernel call holds while it may have to wait for another one. Spin locks are not among them: what they guard
 * happens between two events.
 *
 * @param subject the file or device it belongs to
 * @param index which of its locks of that kind, a page of the file for an entry; 0 when there is one
 * @param exclusive whether nobody else may hold it, not even shared
 */
public record KernelLock(Kind kind, Subject subject, long index, boolean exclusive) {
    public enum Kind {
        /** i_rwsem: read(2) shared, write(2) and what changes the file exclusively. Semantics 7.1. */
        INODE,
        /** mapping->invalidate_lock: faults shared, what takes pages away exclusively. */
        INVALIDATE,
        /** The lock of a DAX entry: one fault or memory failure at a time for a page. Semantics 10.1, 10.3. */
        ENTRY
    }

    /** Whether one of them has to wait while somebody else holds the other. */
    public boolean conflicts(KernelLock other) {
        return kind == other.kind && index == other.index && subject.equals(other.subject)
                && (exclusive || other.exclusive);
    }
}
