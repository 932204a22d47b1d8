package org.daxscope.viz;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.FileImage.Extent;
import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.image.MappingImage.Backing;

/**
 * How fragmented a file is, and what that costs.
 *
 * @param size i_size in bytes
 * @param extents how many there are
 * @param allocated bytes in extents, written or not
 * @param unwritten bytes in extents that are reserved only
 * @param holes stretches without an extent between byte 0 and i_size
 * @param holeBytes bytes of them, up to the end of the last page
 * @param largest bytes of the largest extent, 0 without extents
 * @param median bytes of the median extent, the lower one of two; 0 without extents
 * @param contiguity share of neighbouring allocated pages of the file that are neighbours on the disk too (the layout
 *            score), 1 for a file in one piece
 * @param hugePossible bytes that one extent holds whole and aligned for 2 MiB mappings, by {@link HugeFrames}
 * @param hugeMapped bytes that some process maps by 2 MiB entries now
 */
public record FileMeasures(long size, int extents, long allocated, long unwritten, int holes, long holeBytes,
        long largest,
        long median, double contiguity, long hugePossible, long hugeMapped) {

    /** @param mappings of all processes; those of other files do not count */
    public static FileMeasures of(DeviceImage device, FileImage file, List<MappingImage> mappings) {
        List<Extent> extents = file.extents();
        long[] lengths = extents.stream().mapToLong(Extent::length).sorted().toArray();
        long allocated = 0;
        for (long length : lengths)
            allocated += length;
        List<ByteRange> holes = holes(file);
        return new FileMeasures(file.size(), extents.size(), allocated,
                extents.stream().filter(Extent::unwritten).mapToLong(Extent::length).sum(), holes.size(),
                holes.stream().mapToLong(hole -> hole.end() - hole.start()).sum(),
                lengths.length == 0 ? 0 : lengths[lengths.length - 1],
                lengths.length == 0 ? 0 : lengths[(lengths.length - 1) / 2], contiguity(extents, allocated),
                HugeFrames.of(device, file).stream().filter(frames -> frames.fit() == HugeFit.POSSIBLE)
                        .mapToLong(frames -> frames.end() - frames.start()).sum(),
                RangeSet.of(hugeMapped(file, mappings)).bytes());
    }

    /** Bytes of the mean extent, rounded down; 0 without extents. */
    public long mean() {
        return extents == 0 ? 0 : allocated / extents;
    }

    /** Share of i_size that could be mapped by 2 MiB entries, 0 to 1. */
    public double possibleShare() {
        return share(hugePossible);
    }

    /** Share of i_size that is mapped by 2 MiB entries now, 0 to 1. */
    public double mappedShare() {
        return share(hugeMapped);
    }

    private double share(long bytes) {
        return size == 0 ? 0 : (double) bytes / size;
    }

    private static List<ByteRange> holes(FileImage file) {
        var holes = new ArrayList<ByteRange>();
        long end = 0;
        for (Extent extent : file.extents()) {
            add(holes, end, Math.min(extent.offset(), Units.pageCeil(file.size())));
            end = Math.max(end, extent.offset() + extent.length());
        }
        add(holes, end, Units.pageCeil(file.size()));
        return holes;
    }

    private static void add(List<ByteRange> holes, long start, long end) {
        if (start < end)
            holes.add(new ByteRange(start, end));
    }

    private static double contiguity(List<Extent> extents, long allocated) {
        long neighbours = allocated / Units.PAGE - 1;
        if (neighbours <= 0)
            return 1;
        long breaks = 0;
        for (int i = 1; i < extents.size(); i++) {
            Extent before = extents.get(i - 1);
            Extent extent = extents.get(i);
            if (before.physical() + before.length() != extent.physical())
                breaks++;
        }
        return 1 - (double) breaks / neighbours;
    }

    /** File offsets that 2 MiB entries lead to. */
    public static List<ByteRange> hugeMapped(FileImage file, List<MappingImage> mappings) {
        var ranges = new ArrayList<ByteRange>();
        for (MappingImage mapping : mappings)
            if (mapping.file().equals(file.name()))
                for (MappingImage.Entry entry : mapping.entries())
                    if (entry.bytes() == Units.PMD && entry.backing() == Backing.MEDIA)
                        ranges.add(new ByteRange(mapping.fileOffset() + entry.offset(),
                                mapping.fileOffset() + entry.offset() + entry.bytes()));
        return ranges;
    }
}
