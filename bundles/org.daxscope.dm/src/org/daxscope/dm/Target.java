package org.daxscope.dm;

import java.util.List;
import java.util.Optional;

import org.daxscope.dax.BioFlags;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.Units;

/** What one line of a table does. Sectors count from the start of the line's stretch, 512 bytes each. */
interface Target {
    String type();

    /** Arguments as {@code dmsetup table} prints them, with the names of devices in place of their numbers. */
    String arguments();

    /** iterate_devices(): all that it uses of other devices. */
    List<Leg> devices();

    /** Devices it takes beside those of iterate_devices(). */
    default List<Lower> alsoTaken() {
        return List.of();
    }

    /** What {@code dmsetup status} prints behind the type. */
    default String status() {
        return "";
    }

    /**
     * {@code dmsetup message}.
     *
     * @return what it prints, empty for nothing
     * @throws KernelError EINVAL when it knows no such message
     */
    default String message(List<String> words) {
        throw new KernelError(Errno.EINVAL, Rule.DM_NO_MESSAGES);
    }

    /**
     * The part of the constructor that touches devices.
     *
     * @throws KernelError when the target cannot be made
     */
    default void start() {
    }

    /** Its device has been suspended. */
    default void suspended() {
    }

    /** Its table has become, or becomes again, the live one. */
    default void resumed() {
    }

    /** Its table goes. */
    default void removed() {
    }

    /** That many seconds have passed. */
    default void passed(long seconds) {
    }

    /** The smallest unit of I/O that it takes, in bytes. */
    default int blockBytes() {
        return Units.SECTOR;
    }

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

    /** The same for a bio that carries REQ_RAHEAD. */
    default int readAhead(long sector, byte[] into, int at, int length) {
        return read(sector, into, at, length);
    }

    Optional<Errno> write(long sector, byte[] from, int at, int length);

    /** A write whose bio carries flags. */
    default Optional<Errno> write(long sector, byte[] from, int at, int length, BioFlags flags) {
        return write(sector, from, at, length);
    }

    Optional<Errno> zeroOut(long sector, long sectors);

    /** A flush goes to all devices below. */
    default Optional<Errno> flush() {
        Optional<Errno> result = Optional.empty();
        for (Leg leg : devices()) {
            Optional<Errno> one = leg.device().block().flush();
            result = result.isPresent() ? result : one;
        }
        return result;
    }
}
