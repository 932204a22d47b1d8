package org.daxscope.dm;

/** What dm-writecache has counted, in blocks; flushes and discards in requests. Printed in the order of its status line. */
record CacheCounts(long reads, long readHits, long writes, long hitsUncommitted, long hitsCommitted, long writesAround,
        long writesAllocate, long writesBlocked, long flushes, long discards) {
    static final CacheCounts NONE = new CacheCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    CacheCounts read(boolean hit) {
        return new CacheCounts(reads + 1, readHits + (hit ? 1 : 0), writes, hitsUncommitted, hitsCommitted,
                writesAround,
                writesAllocate, writesBlocked, flushes, discards);
    }

    /** @param fresh whether it takes a new block: a hit on a committed one does */
    CacheCounts written(boolean hit, boolean fresh) {
        return new CacheCounts(reads, readHits, writes + 1, hitsUncommitted + (hit && !fresh ? 1 : 0),
                hitsCommitted + (hit && fresh ? 1 : 0), writesAround, writesAllocate, writesBlocked, flushes, discards);
    }

    CacheCounts around() {
        return new CacheCounts(reads, readHits, writes + 1, hitsUncommitted, hitsCommitted, writesAround + 1,
                writesAllocate, writesBlocked, flushes, discards);
    }

    CacheCounts allocated() {
        return new CacheCounts(reads, readHits, writes, hitsUncommitted, hitsCommitted, writesAround,
                writesAllocate + 1, writesBlocked, flushes, discards);
    }

    CacheCounts blocked() {
        return new CacheCounts(reads, readHits, writes, hitsUncommitted, hitsCommitted, writesAround, writesAllocate,
                writesBlocked + 1, flushes, discards);
    }

    CacheCounts flushed() {
        return new CacheCounts(reads, readHits, writes, hitsUncommitted, hitsCommitted, writesAround, writesAllocate,
                writesBlocked, flushes + 1, discards);
    }

    @Override
    public String toString() {
        return reads + " " + readHits + " " + writes + " " + hitsUncommitted + " " + hitsCommitted + " " + writesAround
                + " " + writesAllocate + " " + writesBlocked + " " + flushes + " " + discards;
    }
}
