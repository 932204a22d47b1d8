package org.daxscope.viz;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.FileImage;

/**
 * Which 2 MiB of a file its layout allows to be mapped by one entry. Kernel: dax_iomap_pmd_fault(); semantics 10.1, rules 1
 * to 3. What decides besides the layout is left to the process: that the mapping is congruent and large enough, and that no
 * 4 KiB entry is in the way.
 */
public final class HugeFrames {
    private final DeviceImage device;
    private final RangeSet records;
    private final List<Frames> out = new ArrayList<>();

    private HugeFrames(DeviceImage device) {
        this.device = device;
        records = RangeSet.sectors(device.diskRecords(), DeviceStates.bytes(device));
    }

    /**
     * Neighbouring stretches of 2 MiB that fare the same.
     *
     * @param start file offset in bytes, a multiple of 2 MiB
     * @param end one past the last byte, a multiple of 2 MiB
     */
    public record Frames(long start, long end, HugeFit fit) {
        /** How many 2 MiB they are. */
        public long count() {
            return (end - start) / Units.PMD;
        }
    }

    /** All 2 MiB of a file from its first byte to its last, ascending and without gaps. */
    public static List<Frames> of(DeviceImage device, FileImage file) {
        var frames = new HugeFrames(device);
        frames.walk(Space.ofFile(device, file).stretches(), Units.pageCeil(file.size()));
        return List.copyOf(frames.out);
    }

    private void walk(List<Stretch> stretches, long size) {
        long limit = size & -Units.PMD;
        long at = 0;
        for (Stretch stretch : stretches) {
            long whole = Math.min(stretch.end(), limit) & -Units.PMD;
            if (at < whole) {
                inside(stretch, at, whole);
                at = whole;
            }
            if (at < limit && at < stretch.end()) {
                add(at, at + Units.PMD, HugeFit.SPLIT);
                at += Units.PMD;
            }
        }
        if (limit < size)
            add(limit, limit + Units.PMD, HugeFit.BEYOND_END);
    }

    private void inside(Stretch stretch, long start, long end) {
        if (stretch.isHole())
            add(start, end, HugeFit.HOLE);
        else
            if (stretch.use() == PageState.UNWRITTEN)
                add(start, end, HugeFit.UNWRITTEN);
            else
                if ((device.physicalBase() + stretch.diskByte(start)) % Units.PMD != 0)
                    add(start, end, HugeFit.MISALIGNED);
                else
                    aligned(start, end, stretch.diskByte(start) - start);
    }

    /** @param shift from file offsets to disk bytes */
    private void aligned(long start, long end, long shift) {
        long at = start;
        for (int i = records.after(start + shift); i < records.count() && records.start(i) < end + shift; i++) {
            long from = Math.max(at, start + (records.start(i) - shift - start & -Units.PMD));
            long to = Math.min(end, start + Units.hugeCeil(records.end(i) - shift - start));
            add(at, from, HugeFit.POSSIBLE);
            add(from, to, HugeFit.RECORDED);
            at = Math.max(at, to);
        }
        add(at, end, HugeFit.POSSIBLE);
    }

    private void add(long start, long end, HugeFit fit) {
        if (start >= end)
            return;
        Frames last = out.isEmpty() ? null : out.getLast();
        if (last != null && last.fit() == fit)
            out.set(out.size() - 1, new Frames(last.start(), end, fit));
        else
            out.add(new Frames(start, end, fit));
    }
}
