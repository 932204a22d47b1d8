package org.daxscope.dm;

import java.util.List;
import java.util.Optional;

import org.daxscope.kernel.Errno;

/** What one line of a table does. Sectors count from the start of the line's stretch, 512 bytes each. */
interface Target {
    String type();

    /** Arguments as {@code dmsetup table} prints them, with the names of devices in place of their numbers. */
    String arguments();

    /** iterate_devices(): all that it uses of other devices. */
    List<Leg> devices();

    /** Sectors from one on that stay together: up to the edge of a chunk. */
    default long together(long sector) {
        return Long.MAX_VALUE;
    }

    /** Whether the kernel's target also splits at the queue's limit: those that declare a chunk. */
    default boolean hasChunks() {
        return false;
    }

    /** The stretches below that hold [sector, sector + sectors): none, one for each leg that has some of it, or copies. */
    default List<Leg> covered(long sector, long sectors) {
        return List.of();
    }

    /** Every way down, to say where sectors lie and which ones lie on a stretch below; those that are first in use come first. */
    default List<Route> routes(long length) {
        return List.of();
    }

    /**
     * Reads what stays together.
     *
     * @return bytes read before the first error
     */
    int read(long sector, byte[] into, int at, int length);

    Optional<Errno> write(long sector, byte[] from, int at, int length);

    Optional<Errno> zeroOut(long sector, long sectors);
}
