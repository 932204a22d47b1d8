package org.daxscope.dax;

import java.util.Optional;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.address.DeviceSector;

/**
 * A block device, addressed in its own 512-byte sectors. One call is one bio: handled in pieces of at most a page, the first
 * error ends it, earlier pieces remain done. Semantics 5. Results: empty on success, else the error (EIO).
 */
public interface BlockDevice {
    String name();

    /** Size in 512-byte sectors. */
    long sectors();

    /** Smallest unit of direct I/O in bytes, 512 or 4096. */
    int logicalBlockBytes();

    /**
     * Reads whole sectors.
     *
     * @return bytes filled before the first error: all of length on success
     */
    int read(DeviceSector sector, byte[] into, int at, int length);

    /** A read nobody waits for yet: its bio carries REQ_RAHEAD. */
    default int readAhead(DeviceSector sector, byte[] into, int at, int length) {
        return read(sector, into, at, length);
    }

    Optional<Errno> write(DeviceSector sector, byte[] from, int at, int length);

    /** A write whose bio carries flags; who does not look at them writes. */
    default Optional<Errno> write(DeviceSector sector, byte[] from, int at, int length, BioFlags flags) {
        return write(sector, from, at, length);
    }

    /** An empty write with REQ_PREFLUSH: what completed before is to be durable. Afterwards all of it
     * outlives a power failure. A disk without a volatile cache just says yes. */
    default Optional<Errno> flush() {
        return Optional.empty();
    }

    /** What the flush of a journal's commit does to the memory below; its bio is among those of the journal. */
    default void drain() {
    }

    /** blkdev_issue_zeroout: writes of zero pages on pmem, so it clears poison. */
    Optional<Errno> zeroOut(DeviceSector first, long sectors);

    /**
     * Whether a badblocks record or a truly poisoned line lies in the sectors. No kernel asks this: explanations do, to tell
     * whether what was done there surprises. It looks without leaving a trace: no event, nothing consumed.
     */
    boolean isDamaged(DeviceSector first, long sectors);
}
