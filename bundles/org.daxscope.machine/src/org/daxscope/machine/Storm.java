package org.daxscope.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.daxscope.kernel.address.DeviceByte;
import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.address.Units;
import org.daxscope.pmem.bus.Firmware;
import org.daxscope.pmem.bus.NvdimmBus;
import org.daxscope.pmem.disk.PmemDisk;
import org.daxscope.pmem.media.ByteRange;

/**
 * Stretches of lines of one disk, each a function of seed and number alone: no list of them is kept, and no library's generator
 * decides what they are.
 *
 * @param from byte of the disk where the struck part begins
 * @param lines lines in that part
 * @param mostLines lines a stretch has at most
 */
record Storm(PmemDisk disk, long from, long lines, int mostLines, long seed) {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    /** Poisons the stretches 0 to count - 1 and answers the lines that did not fault before. */
    long strike(int count) {
        long struck = 0;
        for (int i = 0; i < count; i++)
            struck += disk.bus().poison(disk.physical(new DeviceByte(start(i))), bytes(i));
        return struck;
    }

    /** Lets the kernel know of them: through the bus at once, or one by one through the disk's badblocks attribute. */
    void tell(int count) {
        NvdimmBus bus = disk.bus();
        if (bus.firmware() != Firmware.NONE) {
            merged(count)
                    .forEach(range -> bus.addBadrange(disk.physical(new DeviceByte(range.start())), range.length()));
            bus.revalidate();
            return;
        }
        for (ByteRange range : merged(count)) {
            DiskSectors sectors = DiskSectors.around(range.start(), range.length());
            if (disk.storeBadblocks(sectors.first() + " " + sectors.count()) < 0)
                return;
        }
    }

    /** The stretches as a scrub would report them: ascending, joined where they touch. Bytes of the disk. */
    private List<ByteRange> merged(int count) {
        List<ByteRange> sorted = IntStream.range(0, count).mapToObj(i -> new ByteRange(start(i), bytes(i)))
                .sorted(Comparator.comparingLong(ByteRange::start)).toList();
        List<ByteRange> joined = new ArrayList<>();
        for (ByteRange range : sorted) {
            ByteRange last = joined.isEmpty() ? null : joined.getLast();
            if (last == null || last.end() < range.start())
                joined.add(range);
            else
                joined.set(joined.size() - 1,
                        new ByteRange(last.start(), Math.max(last.end(), range.end()) - last.start()));
        }
        return joined;
    }

    private long line(int number) {
        return below(lines, 2L * number);
    }

    private long start(int number) {
        return from + line(number) * Units.LINE;
    }

    private long bytes(int number) {
        long length = 1 + below(mostLines, 2L * number + 1);
        return Math.min(length, lines - line(number)) * Units.LINE;
    }

    /** A number from 0 to bound - 1. */
    private long below(long bound, long index) {
        return Math.unsignedMultiplyHigh(mix(seed + (index + 1) * GOLDEN), bound);
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
