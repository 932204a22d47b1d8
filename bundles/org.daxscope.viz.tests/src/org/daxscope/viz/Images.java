package org.daxscope.viz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Area;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.machine.image.DeviceImage.Use;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.FileImage.Extent;

/** Disks to draw, built by hand or from a seed. */
public final class Images {
    public static final long TIB = 1L << 40;
    /** Not a multiple of 2 MiB, so that boundaries of physical frames do not fall on row starts. */
    public static final long ODD_BASE = 0x1_0003_5000L;

    private Images() {
    }

    public static DeviceImage plain(long bytes) {
        return image(bytes, 0x1_0000_0000L, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    public static DeviceImage withPoison(long bytes, Bytes... poisoned) {
        return image(bytes, 0x1_0000_0000L, List.of(poisoned), List.of(), List.of(), List.of(), List.of());
    }

    public static DeviceImage image(long bytes, long base, List<Bytes> poisoned, List<Bytes> bus,
            List<DiskSectors> disk,
            List<Bytes> flagged, List<Area> areas) {
        return new DeviceImage("pm0", bytes / 512, base, 2 << 20, poisoned, bus, List.of(), disk, "", flagged,
                List.of(), List.of(), areas);
    }

    /** A disk with a little of everything, its lists in disorder where they may be. */
    public static DeviceImage random(long seed, int pages) {
        var random = new Random(seed);
        long bytes = pages * 4096L;
        return new DeviceImage("pm0", bytes / 512, random.nextBoolean() ? ODD_BASE : 0x8000_0000L, 4096,
                merged(ranges(random, pages, 256, 6)), ranges(random, pages, 1, 4), sectors(random, pages),
                sectors(random, pages), "", ranges(random, pages, 4096, 3), ranges(random, pages, 4096, 3),
                ranges(random, pages, 4096, 3), areas(random, pages));
    }

    public static FileImage randomFile(long seed, int pages) {
        var random = new Random(seed);
        var extents = new ArrayList<Extent>();
        long offset = 0;
        while (extents.size() < 6) {
            long length = 4096L * (1 + random.nextInt(pages / 4));
            long physical = 4096L * random.nextInt(pages);
            offset += 4096L * random.nextInt(4);
            length = Math.min(length, pages * 4096L - physical);
            extents.add(new Extent(offset, physical, length, random.nextInt(3) == 0, false));
            offset += length;
        }
        return new FileImage("f", "pm0", offset + random.nextInt(9000), true, extents);
    }

    private static List<Bytes> ranges(Random random, int pages, int unit, int most) {
        var ranges = new ArrayList<Bytes>();
        int units = pages * 4096 / unit;
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            int first = random.nextInt(units);
            int count = 1 + random.nextInt(Math.max(1, 8192 / unit));
            ranges.add(new Bytes((long) first * unit, Math.min(units, (long) first + count) * unit));
        }
        return ranges;
    }

    private static List<Bytes> merged(List<Bytes> ranges) {
        var lines = RangeSet.lines(ranges, Long.MAX_VALUE - 4096);
        var merged = new ArrayList<Bytes>();
        for (int i = 0; i < lines.count(); i++)
            merged.add(new Bytes(lines.start(i), lines.end(i)));
        return merged;
    }

    private static List<DiskSectors> sectors(Random random, int pages) {
        return ranges(random, pages, 512, 4).stream()
                .map(range -> DiskSectors.around(range.start(), range.end() - range.start())).toList();
    }

    private static List<Area> areas(Random random, int pages) {
        var areas = new ArrayList<Area>();
        long bytes = pages * 4096L;
        for (long start = 0; start < bytes;) {
            long end = Math.min(bytes, start + 4096L * (1 + random.nextInt(pages / 3)));
            var use = Use.values()[random.nextInt(Use.values().length)];
            boolean owned = use == Use.DATA || use == Use.UNWRITTEN;
            areas.add(new Area(start, end, use, owned ? "f" : "", owned ? start : -1));
            start = end;
        }
        return areas;
    }
}
