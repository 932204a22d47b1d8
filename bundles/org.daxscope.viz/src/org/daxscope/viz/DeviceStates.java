package org.daxscope.viz;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Area;
import org.daxscope.machine.image.DeviceImage.Use;

/** Turns what media, tables, page flags and the file system say about a disk into one state per line. */
final class DeviceStates {
    private final List<Area> areas;
    private final List<Layer> layers = new ArrayList<>();
    private final Layer poisoned;
    private final Layer recorded;
    private final Layer hwPoison;
    private final Layer notPresent;
    private final Layer recovered;
    private final Set<PageState> hidden;
    private final long length;

    DeviceStates(DeviceImage device, Set<PageState> hidden) {
        this.hidden = hidden;
        length = bytes(device);
        areas = device.areas();
        poisoned = layer(RangeSet.lines(device.poisoned(), length));
        recorded = layer(recorded(device));
        hwPoison = layer(RangeSet.lines(device.hwPoison(), length));
        notPresent = layer(RangeSet.lines(device.notPresent(), length));
        recovered = layer(RangeSet.lines(device.recovered(), length));
    }

    static long bytes(DeviceImage device) {
        return Math.multiplyExact(device.sectors(), (long) DiskSectors.BYTES);
    }

    /** What any table records: bus, region or disk. */
    static RangeSet recorded(DeviceImage device) {
        long length = bytes(device);
        return RangeSet.lines(device.busRanges(), length)
                .union(RangeSet.sectors(device.regionRecords(), length))
                .union(RangeSet.sectors(device.diskRecords(), length));
    }

    StateRuns runs() {
        var out = new RunBuilder();
        for (Area area : areas) {
            sweep(out, lineFloor(area.start()), PageState.FREE);
            sweep(out, lineFloor(area.end()), use(area.use()));
        }
        sweep(out, length, PageState.FREE);
        return out.build();
    }

    private void sweep(RunBuilder out, long end, PageState use) {
        long stop = Math.min(end, length);
        while (out.end() < stop) {
            long next = stop;
            for (Layer layer : layers)
                next = Math.min(next, layer.moveTo(out.end()));
            out.upTo(next, state(use));
        }
    }

    private PageState state(PageState use) {
        if (poisoned.covers && shown(recorded.covers ? PageState.KNOWN : PageState.LATENT))
            return recorded.covers ? PageState.KNOWN : PageState.LATENT;
        if (hwPoison.covers && shown(PageState.HWPOISON))
            return PageState.HWPOISON;
        if (notPresent.covers && shown(PageState.NOT_PRESENT))
            return PageState.NOT_PRESENT;
        if (recorded.covers && !poisoned.covers && shown(PageState.STALE))
            return PageState.STALE;
        if (recovered.covers && shown(PageState.RECOVERED))
            return PageState.RECOVERED;
        return shown(use) ? use : PageState.OUTSIDE;
    }

    private boolean shown(PageState state) {
        return !hidden.contains(state);
    }

    private Layer layer(RangeSet ranges) {
        var layer = new Layer(ranges);
        layers.add(layer);
        return layer;
    }

    private static PageState use(Use use) {
        return switch (use) {
            case FREE -> PageState.FREE;
            case BUSY -> PageState.BUSY;
            case METADATA -> PageState.METADATA;
            case DATA -> PageState.DATA;
            case UNWRITTEN -> PageState.UNWRITTEN;
        };
    }

    private static long lineFloor(long bytes) {
        return bytes & -Units.LINE;
    }

    /** One set of ranges, walked upwards. */
    private static final class Layer {
        private final RangeSet ranges;
        private int next;
        private boolean covers;

        Layer(RangeSet ranges) {
            this.ranges = ranges;
        }

        /** Notes whether a byte is covered, and returns where that changes next. */
        long moveTo(long position) {
            while (next < ranges.count() && ranges.end(next) <= position)
                next++;
            covers = next < ranges.count() && ranges.start(next) <= position;
            if (next == ranges.count())
                return Long.MAX_VALUE;
            return covers ? ranges.end(next) : ranges.start(next);
        }
    }
}
