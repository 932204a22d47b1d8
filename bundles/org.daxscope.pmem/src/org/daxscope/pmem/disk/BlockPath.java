package org.daxscope.pmem.disk;

import org.daxscope.kernel.BlockWriteOrder;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.Units;

/**
 * Block I/O, segment by segment of at most a page; the first error ends it and earlier segments remain done.
 * Kernel: pmem_submit_bio(), pmem_do_read(), pmem_do_write(). Semantics 5. Addresses are disk bytes.
 */
final class BlockPath {
    private final DiskCore core;
    private final DiskPages pages;
    private final DiskMemory memory;
    private final DiskClearer clearer;

    BlockPath(DiskCore core, DiskPages pages, DiskMemory memory, DiskClearer clearer) {
        this.core = core;
        this.pages = pages;
        this.memory = memory;
        this.clearer = clearer;
    }

    /** Bytes of whole segments read before the first error. */
    int read(long address, byte[] into, int at, int length) {
        int done = 0;
        while (done < length) {
            int segment = segment(length - done);
            if (core.isBad(address + done, segment)) {
                core.events().refuse(core.subject(),
                        new Reason(Rule.RECORD_OVERLAPS_BIO, segment, (address + done) / Units.SECTOR));
                return done;
            }
            int copied = memory.copyOut(address + done, into, at + done, segment);
            if (copied < segment)
                return done + copied / Units.PAGE * Units.PAGE;
            done += segment;
        }
        return done;
    }

    /** Whether all was written. */
    boolean write(long address, byte[] from, int at, int length) {
        Cleared cleared = new Cleared();
        for (int done = 0; done < length;) {
            int segment = segment(length - done);
            if (!writeSegment(address + done, from, at + done, segment, cleared))
                return false;
            done += segment;
        }
        cleared.remark(Rule.BLOCK_WRITE_CLEARED);
        return true;
    }

    /** What one call cleared of recorded sectors, told once when it is over. */
    private final class Cleared {
        private long first;
        private long bytes;

        void add(long address, long length) {
            if (bytes == 0)
                first = address;
            bytes += length;
        }

        void remark(Rule rule) {
            if (bytes > 0)
                core.events().remark(core.subject(), new Reason(rule, bytes, first));
        }
    }

    /** Writes zero pages, the first one from address on. */
    boolean zero(long address, long length) {
        byte[] zeros = new byte[Units.PAGE];
        Cleared cleared = new Cleared();
        for (long done = 0; done < length;) {
            int segment = (int) Math.min(Units.PAGE, length - done);
            if (core.records().table().count() == 0) {
                memory.fill(address + done, (byte) 0, length - done);
                cleared.remark(Rule.ZEROING_CLEARED);
                return true;
            }
            if (!writeSegment(address + done, zeros, 0, segment, cleared))
                return false;
            done += segment;
        }
        cleared.remark(Rule.ZEROING_CLEARED);
        return true;
    }

    /** With an empty table nothing can refuse between segments, so they are one. */
    private int segment(int left) {
        return core.records().table().count() == 0 ? left : Math.min(Units.PAGE, left);
    }

    private boolean writeSegment(long address, byte[] from, int at, int length, Cleared told) {
        boolean bad = core.isBad(address, length);
        if (bad)
            told.add(address, length);
        if (core.kernel().switches().blockWriteOrder() == BlockWriteOrder.CLEAR_WRITE) {
            // The page may be unmapped: a store before the clear would fault in the kernel.
            if (bad && !clearer.clearWithRecords(address, length))
                return false;
            store(address, from, at, length);
            return true;
        }
        store(address, from, at, length);
        if (!bad)
            return true;
        boolean cleared = clearer.clearWithRecords(address, length);
        // Again, because the clear may have changed what the lines hold; and also when it failed.
        store(address, from, at, length);
        return cleared;
    }

    /** A store to a page that the kernel no longer maps has no fixup. */
    private void store(long address, byte[] from, int at, int length) {
        int present = (int) pages.presentBytes(address, length);
        if (present > 0)
            memory.store(address, from, at, present);
        if (present < length)
            throw memory.oops(address + present);
    }
}
