package org.daxscope.viz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.image.MappingImage.Backing;
import org.daxscope.machine.image.MappingImage.Entry;
import org.daxscope.viz.Overlay.Kind;

/** Makes the overlays of a map, whatever space it shows. */
public final class Overlays {
    private final StateIndex index;
    private final MachineImage image;

    /** @param image the machine that the index was made from */
    public Overlays(StateIndex index, MachineImage image) {
        this.index = index;
        this.image = image;
    }

    /** Bytes of the map that are selected. */
    public static Overlay selection(List<ByteRange> positions) {
        return Overlay.of(Kind.SELECTION, positions);
    }

    /** Where a file lies: on a disk its extents, in a process its mappings, in its own map everything. */
    public Overlay owner(String file) {
        var positions = new ArrayList<>(index.positionsInFile(file, List.of(new ByteRange(0, Long.MAX_VALUE))));
        if (isDisk())
            for (FileImage found : files(file))
                positions.addAll(onDisk(found, List.of(new ByteRange(0, Long.MAX_VALUE))));
        return Overlay.of(Kind.OWNER, positions);
    }

    /**
     * The 2 MiB that can be mapped by one entry, by {@link HugeFrames}; in a process only those that its mappings have
     * room for, at addresses congruent to the file offset.
     */
    public Overlay hugePossible() {
        var positions = new ArrayList<ByteRange>();
        if (isDisk())
            for (FileImage file : image.files())
                positions.addAll(onDisk(file, possible(index.device(), file)));
        for (SpacePart part : index.space().parts()) {
            FileImage file = part.file();
            if (file == null)
                continue;
            for (ByteRange frames : possible(disk(file), file))
                addFrames(positions, part, frames);
        }
        return Overlay.of(Kind.HUGE_POSSIBLE, positions);
    }

    /** Page-table entries of 2 MiB that are present now; outside processes only those that lead to the media. */
    public Overlay hugeMapped() {
        return Overlay.of(Kind.HUGE_MAPPED, entries(entry -> entry.bytes() == Units.PMD));
    }

    /** Page-table entries of 4 KiB that are present now; outside processes only those that lead to the media. */
    public Overlay smallMapped() {
        return Overlay.of(Kind.SMALL_MAPPED, entries(entry -> entry.bytes() == Units.PAGE));
    }

    /** What is not in the state it was in, or lies elsewhere on the disk than it did. */
    public static Overlay changed(StateIndex before, StateIndex after) {
        return Overlay.of(Kind.CHANGED, Changes.between(before, after));
    }

    private boolean isDisk() {
        SpacePart first = index.space().parts().isEmpty() ? null : index.space().parts().getFirst();
        return first != null && first.file() == null && first.mapping() == null;
    }

    private List<FileImage> files(String name) {
        return image.files().stream().filter(file -> file.name().equals(name)).toList();
    }

    private DeviceImage disk(FileImage file) {
        return index.space().disks().stream().filter(disk -> disk.name().equals(file.disk())).findFirst()
                .orElse(index.device());
    }

    private static List<ByteRange> possible(DeviceImage device, FileImage file) {
        return HugeFrames.of(device, file).stream().filter(frames -> frames.fit() == HugeFit.POSSIBLE)
                .map(frames -> new ByteRange(frames.start(), frames.end())).toList();
    }

    /** Adds the frames of a file that a part of the space has room for. */
    private static void addFrames(List<ByteRange> out, SpacePart part, ByteRange frames) {
        if ((part.base() - part.fileOffset()) % Units.PMD != 0)
            return;
        long first = Math.max(frames.start(), Units.hugeCeil(part.fileOffset()));
        long end = Math.min(frames.end(), part.fileOffset(part.end()) & -Units.PMD);
        long shift = part.start() - part.fileOffset();
        if (first < end)
            out.add(new ByteRange(first + shift, end + shift));
    }

    private List<ByteRange> entries(Predicate<Entry> wanted) {
        boolean tables = !index.mappings().isEmpty();
        var positions = new ArrayList<ByteRange>();
        for (MappingImage mapping : image.mappings()) {
            List<ByteRange> found = mapping.entries().stream()
                    .filter(entry -> wanted.test(entry) && (tables || entry.backing() == Backing.MEDIA))
                    .map(entry -> new ByteRange(entry.offset(), entry.offset() + entry.bytes())).toList();
            if (tables)
                index.positionsOfMapping(mapping)
                        .ifPresent(room -> found.forEach(range -> positions.add(shifted(range, room.start()))));
            else
                positions.addAll(behind(mapping,
                        found.stream().map(range -> shifted(range, mapping.fileOffset())).toList()));
        }
        return positions;
    }

    /** What bytes of a mapping's target are in this map of a disk or file. */
    private List<ByteRange> behind(MappingImage mapping, List<ByteRange> offsets) {
        if (!isDisk())
            return index.positionsInFile(mapping.file(), offsets);
        if (mapping.file().equals(index.device().name()))
            return offsets;
        var positions = new ArrayList<ByteRange>();
        for (FileImage file : files(mapping.file()))
            positions.addAll(onDisk(file, offsets));
        return positions;
    }

    /** Bytes of the disk behind offsets of a file, if it lies on the disk of this map. */
    private List<ByteRange> onDisk(FileImage file, List<ByteRange> offsets) {
        DeviceImage device = index.device();
        return file.disk().equals(device.name()) ? Space.ofFile(device, file).diskBytes(offsets) : List.of();
    }

    private static ByteRange shifted(ByteRange range, long by) {
        return new ByteRange(range.start() + by, range.end() + by);
    }
}
