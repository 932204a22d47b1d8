package org.daxscope.pmem.badblocks;

/**
 * What badblocks_check() answers. Semantics 2.2.
 *
 * @param code 0 nothing bad; 1 overlap, all overlapping records acknowledged; -1 at least one is not
 * @param firstBad start sector of the first overlapping record: the whole stored record, not clipped to the query, so
 *        it may be below the query's start; 0 when nothing is bad
 * @param numBad that record's length in sectors; 0 when nothing is bad
 */
public record Check(int code, long firstBad, int numBad) {
    public static final Check GOOD = new Check(0, 0, 0);

    /** pmem treats 1 and -1 alike. */
    public boolean bad() {
        return code != 0;
    }
}
