package org.daxscope.ui.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.viz.StateIndex;

/**
 * Lays a disk's media truth and its three tables side by side: cuts the disk wherever one of them begins or ends, and keeps
 * the stretches about which at least one has something to say.
 */
final class RecordRows {
    private final StateIndex index;
    private final Cover media;
    private final Cover bus;
    private final Cover region;
    private final Cover disk;

    private RecordRows(DeviceImage device) {
        index = StateIndex.of(device);
        media = Cover.ofBytes(device.poisoned());
        bus = Cover.ofBytes(device.busRanges());
        region = Cover.ofSectors(device.regionRecords());
        disk = Cover.ofSectors(device.diskRecords());
    }

    /** Ascending by sector; one empty row for a disk without poison and records. */
    static List<RecordRow> of(DeviceImage device) {
        return new RecordRows(device).rows();
    }

    private List<RecordRow> rows() {
        List<RecordRow> rows = new ArrayList<>();
        TreeSet<Long> cuts = cuts();
        Long from = null;
        for (Long to : cuts) {
            if (from != null)
                add(rows, from, to);
            from = to;
        }
        if (rows.isEmpty())
            rows.add(new RecordRow(index, new DiskSectors(0, 0), 0, 0, null, null, null));
        return rows;
    }

    /** Bytes at which something begins or ends, rounded outwards to sectors. */
    private TreeSet<Long> cuts() {
        TreeSet<Long> cuts = new TreeSet<>();
        for (Cover cover : List.of(media, bus, region, disk))
            for (Bytes range : cover.ranges()) {
                cuts.add(range.start() / DiskSectors.BYTES * DiskSectors.BYTES);
                cuts.add(Math.ceilDiv(range.end(), (long) DiskSectors.BYTES) * DiskSectors.BYTES);
            }
        return cuts;
    }

    private void add(List<RecordRow> rows, long from, long to) {
        @Nullable Bytes lost = media.over(from, to);
        @Nullable Bytes onBus = bus.over(from, to);
        @Nullable Bytes inRegion = region.over(from, to);
        @Nullable Bytes onDisk = disk.over(from, to);
        if (lost == null && onBus == null && inRegion == null && onDisk == null)
            return;
        long first = lost == null ? from : Math.max(from, lost.start());
        rows.add(new RecordRow(index, DiskSectors.around(from, to - from), media.bytes(from, to), first, onBus,
                inRegion, onDisk));
    }
}
