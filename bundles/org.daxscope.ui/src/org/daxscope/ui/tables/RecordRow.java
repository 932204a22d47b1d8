package org.daxscope.ui.tables;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.ui.selection.DiskSpan;
import org.daxscope.ui.selection.HasPlaces;
import org.daxscope.viz.StateIndex;

/**
 * A stretch of a disk over which media and tables each say one thing.
 *
 * @param index the states of the disk
 * @param sectors where it lies; empty for a disk about which there is nothing to say
 * @param lostBytes bytes of it that the media has lost
 * @param firstLost first byte the media has lost, or its first byte
 * @param bus the bus's range over it
 * @param region the region's record over it
 * @param disk the disk's record over it
 */
record RecordRow(StateIndex index, DiskSectors sectors, long lostBytes, long firstLost, @Nullable Bytes bus,
        @Nullable Bytes region, @Nullable Bytes disk) implements HasPlaces {
    String device() {
        return index.device().name();
    }

    boolean isEmpty() {
        return sectors.count() == 0;
    }

    /** Truth against belief, in a sentence. */
    String verdict() {
        return index.describe(firstLost).verdict();
    }

    @Override
    public List<DiskSpan> places() {
        return isEmpty()
                ? List.of()
                : List.of(new DiskSpan(device(), sectors.startByte(), sectors.startByte() + sectors.byteCount()));
    }
}
