package org.daxscope.viz;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.FileImage.Extent;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MappingImage;
import org.jspecify.annotations.Nullable;

/**
 * What positions of a map stand for: bytes of a disk, of a file, or of the mappings of a process one after another,
 * without what lies between them.
 */
final class Space {
    private static final int PART_SHIFT = 40;

    private final List<DeviceImage> disks;
    private final List<SpacePart> parts;
    private final List<Stretch> stretches;

    private Space(List<DeviceImage> disks, List<SpacePart> parts, List<Stretch> stretches) {
        this.disks = List.copyOf(disks);
        this.parts = List.copyOf(parts);
        this.stretches = List.copyOf(stretches);
    }

    static Space ofDisk(DeviceImage disk) {
        long length = DeviceStates.bytes(disk);
        return new Space(List.of(disk), List.of(new SpacePart(0, length, disk.physicalBase(), null, 0, null)),
                length == 0 ? List.of() : List.of(new Stretch(0, length, 0, 0, null)));
    }

    static Space ofFile(DeviceImage disk, FileImage file) {
        List<Stretch> stretches = stretches(file, 0, DeviceStates.bytes(disk));
        long length = stretches.isEmpty() ? 0 : stretches.getLast().end();
        return new Space(List.of(disk), List.of(new SpacePart(0, length, 0, file, 0, null)), stretches);
    }

    /** @throws IllegalArgumentException when the machine has no disk at all */
    static Space ofMappings(MachineImage image, List<MappingImage> mappings) {
        if (image.devices().isEmpty())
            throw new IllegalArgumentException("a machine without disks has no mappings to show");
        var parts = new ArrayList<SpacePart>();
        var stretches = new ArrayList<Stretch>();
        long position = 0;
        for (MappingImage mapping : mappings) {
            long end = position + Units.pageCeil(mapping.length());
            FileImage file = file(image, mapping.file());
            parts.add(new SpacePart(position, end, mapping.start(), file, mapping.fileOffset(), mapping));
            append(stretches, target(image, mapping.file(), file), mapping.fileOffset(), position, end);
            position = end;
        }
        return new Space(image.devices(), parts, stretches);
    }

    /** Shows what lies from an offset on at the positions [start, end), and a hole where nothing is left. */
    private static void append(List<Stretch> out, List<Stretch> target, long offset, long start, long end) {
        long at = start;
        for (Stretch stretch : target) {
            if (stretch.end() <= offset || stretch.start() >= offset + end - start)
                continue;
            Stretch part = stretch.part(offset, offset + end - start, start - offset);
            out.add(part);
            at = part.end();
        }
        if (at < end)
            out.add(Stretch.hole(at, end));
    }

    private static @Nullable FileImage file(MachineImage image, String name) {
        for (FileImage file : image.files())
            if (file.name().equals(name))
                return file;
        return null;
    }

    private static List<Stretch> target(MachineImage image, String name, @Nullable FileImage file) {
        for (int disk = 0; disk < image.devices().size(); disk++) {
            DeviceImage device = image.devices().get(disk);
            if (file != null && file.disk().equals(device.name()))
                return stretches(file, disk, DeviceStates.bytes(device));
            if (file == null && device.name().equals(name))
                return List.of(new Stretch(0, DeviceStates.bytes(device), disk, 0, null));
        }
        return List.of();
    }

    /** A file's extents and holes in order of their offsets, clipped so that they neither overlap nor leave the disk. */
    private static List<Stretch> stretches(FileImage file, int disk, long diskBytes) {
        var stretches = new ArrayList<Stretch>();
        long end = 0;
        for (Extent extent : file.extents().stream().sorted(Comparator.comparingLong(Extent::offset)).toList()) {
            long skip = Math.max(0, end - extent.offset());
            long bytes = Math.min(extent.length(), diskBytes - extent.physical()) - skip;
            if (bytes <= 0 || extent.physical() < 0 || extent.offset() < 0)
                continue;
            long start = extent.offset() + skip;
            if (end < start)
                stretches.add(Stretch.hole(end, start));
            end = start + bytes;
            stretches.add(new Stretch(start, end, disk, extent.physical() + skip,
                    extent.unwritten() ? PageState.UNWRITTEN : PageState.DATA));
        }
        long length = Units.pageCeil(Math.max(file.size(), end));
        if (end < length)
            stretches.add(Stretch.hole(end, length));
        return stretches;
    }

    List<DeviceImage> disks() {
        return disks;
    }

    List<SpacePart> parts() {
        return parts;
    }

    List<Stretch> stretches() {
        return stretches;
    }

    long length() {
        return stretches.isEmpty() ? 0 : stretches.getLast().end();
    }

    /** The part that holds a position within the space. */
    SpacePart part(long position) {
        return parts.get(partIndex(position));
    }

    /** The stretch that holds a position within the space. */
    Stretch stretch(long position) {
        int low = 0;
        int high = stretches.size();
        while (high - low > 1) {
            int middle = low + high >>> 1;
            if (stretches.get(middle).start() <= position)
                low = middle;
            else
                high = middle;
        }
        return stretches.get(low);
    }

    /** A number for the 2 MiB frame that holds a position; frames of different mappings have different numbers. */
    long frame(long position) {
        int part = partIndex(position);
        return ((long) part << PART_SHIFT) + (parts.get(part).address(position) >> Units.PMD_SHIFT);
    }

    private int partIndex(long position) {
        int low = 0;
        int high = parts.size();
        while (high - low > 1) {
            int middle = low + high >>> 1;
            if (parts.get(middle).start() <= position)
                low = middle;
            else
                high = middle;
        }
        return low;
    }

    /** The positions that stand for these bytes of a disk, ascending. */
    List<ByteRange> positionsOnDisk(String disk, List<ByteRange> ranges) {
        var wanted = RangeSet.of(ranges);
        var positions = new ArrayList<ByteRange>();
        for (Stretch stretch : stretches) {
            if (stretch.isHole() || !disks.get(stretch.disk()).name().equals(disk))
                continue;
            long shift = stretch.start() - stretch.diskByte();
            translate(positions, wanted, stretch.diskByte(), stretch.diskByte(stretch.end()), shift);
        }
        return RangeSet.of(positions).list();
    }

    /** The positions that stand for these bytes of a file, ascending; holes count. */
    List<ByteRange> positionsInFile(String name, List<ByteRange> ranges) {
        var wanted = RangeSet.of(ranges);
        var positions = new ArrayList<ByteRange>();
        for (SpacePart part : parts) {
            FileImage file = part.file();
            if (file != null && file.name().equals(name))
                translate(positions, wanted, part.fileOffset(), part.fileOffset(part.end()),
                        part.start() - part.fileOffset());
        }
        return RangeSet.of(positions).list();
    }

    /** The disk bytes behind positions of a space on one disk, ascending. */
    List<ByteRange> diskBytes(List<ByteRange> positions) {
        var wanted = RangeSet.of(positions);
        var bytes = new ArrayList<ByteRange>();
        for (Stretch stretch : stretches)
            if (!stretch.isHole())
                translate(bytes, wanted, stretch.start(), stretch.end(), stretch.diskByte() - stretch.start());
        return RangeSet.of(bytes).list();
    }

    private static void translate(List<ByteRange> out, RangeSet wanted, long start, long end, long shift) {
        for (int i = wanted.after(start); i < wanted.count() && wanted.start(i) < end; i++)
            out.add(new ByteRange(Math.max(start, wanted.start(i)) + shift, Math.min(end, wanted.end(i)) + shift));
    }
}
