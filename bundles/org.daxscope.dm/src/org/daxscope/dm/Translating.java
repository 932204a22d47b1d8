package org.daxscope.dm;

import java.util.List;
import java.util.Optional;

import org.daxscope.dax.BioFlags;
import org.daxscope.dax.Source;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.address.DeviceSector;

/** A target that hands everything on to one place below: bios and, where it has the operations, DAX calls. */
interface Translating extends Target {
    /** Where one sector lies; the leg reaches as far as the sectors stay together. Semantics 12.3. */
    Leg below(long sector);

    @Override
    default List<Leg> covered(long sector, long sectors) {
        return List.of(below(sector).from(0, sectors));
    }

    @Override
    default List<Route> routes(long length) {
        return List.of(Route.whole(0, below(0).from(0, length)));
    }

    /** Whether it has direct_access and iterate_devices; all that follows is only asked if so. */
    default boolean isDax() {
        return false;
    }

    /** Where the DAX calls look for a sector of the dm device: dm-log-writes differs from its bios. */
    default Leg daxBelow(long begin, long dmSector) {
        return below(dmSector - begin);
    }

    /** Whether it has recovery_write. */
    default boolean hasRecovery() {
        return true;
    }

    /**
     * Told right before a DAX write copies.
     *
     * @param pageSector first sector of the page where it begins
     * @return false to have nothing copied
     */
    default boolean copying(long pageSector, Source source, long position, int length) {
        return true;
    }

    /** How many pages zero_page_range asks of the device below for one page: the core takes just 1. */
    default long zeroPagesPassed() {
        return 1;
    }

    @Override
    default int read(long sector, byte[] into, int at, int length) {
        Leg leg = below(sector);
        return leg.device().block().read(new DeviceSector(leg.start()), into, at, length);
    }

    /** The clone of a bio has its flags. */
    @Override
    default int readAhead(long sector, byte[] into, int at, int length) {
        Leg leg = below(sector);
        return leg.device().block().readAhead(new DeviceSector(leg.start()), into, at, length);
    }

    @Override
    default Optional<Errno> write(long sector, byte[] from, int at, int length) {
        return write(sector, from, at, length, BioFlags.NONE);
    }

    @Override
    default Optional<Errno> write(long sector, byte[] from, int at, int length, BioFlags flags) {
        Leg leg = below(sector);
        return leg.device().block().write(new DeviceSector(leg.start()), from, at, length, flags);
    }

    @Override
    default Optional<Errno> zeroOut(long sector, long sectors) {
        Leg leg = below(sector);
        return leg.device().block().zeroOut(new DeviceSector(leg.start()), sectors);
    }
}
