package org.daxscope.ui.pagemap;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.eclipse.osgi.util.NLS;
import org.jspecify.annotations.Nullable;

import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Area;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.ui.nls.PageMapText;
import org.daxscope.viz.ByteRange;
import org.daxscope.viz.PageState;
import org.daxscope.viz.Place;
import org.daxscope.viz.StateIndex;

/** What the map shows: a disk, the part of a file that lies on it, all that a process has mapped, or one of its mappings. */
sealed interface MapTarget {
    /** Everything there is to show: all disks, all files on each disk that holds some of them, all processes and mappings. */
    static List<MapTarget> all(MachineImage image) {
        List<MapTarget> all = new ArrayList<>();
        for (DeviceImage device : image.devices())
            all.add(new OfDisk(device.name()));
        for (FileImage file : image.files())
            for (DeviceImage device : image.devices())
                if (device.areas().stream().anyMatch(area -> isPartOf(area, file.name())))
                    all.add(new OfFile(device.name(), file.name()));
        for (String process : image.mappings().stream().map(MappingImage::process).distinct().toList()) {
            all.add(new OfProcess(process));
            List<MappingImage> own = image.mappings().stream().filter(map -> map.process().equals(process)).toList();
            if (own.size() > 1)
                own.forEach(map -> all.add(new OfMapping(process, map.name(), map.file())));
        }
        return all;
    }

    private static boolean isPartOf(Area area, String file) {
        return area.owner().equals(file) && area.fileOffset() >= 0;
    }

    String label();

    /** The states to be mapped; null when the image has no such thing, or nothing in it. */
    @Nullable
    StateIndex index(MachineImage image, Set<PageState> hidden);

    /** The space in which its addresses are named. */
    Space space();

    /** Whose space that is. */
    String name();

    /** A range of the map in its own space, as far as it is in one piece there. */
    default Span span(StateIndex index, ByteRange range) {
        return new Span(space(), name(), range.start(), range.end());
    }

    /** Where a range of its own space lies in the map. */
    default List<ByteRange> positions(StateIndex index, Span span) {
        long end = Math.min(index.length(), span.end());
        return span.start() < end ? List.of(new ByteRange(span.start(), end)) : List.of();
    }

    /** A disk. */
    record OfDisk(String device) implements MapTarget {
        @Override
        public String label() {
            return NLS.bind(PageMapText.TargetDisk, device);
        }

        @Override
        public @Nullable StateIndex index(MachineImage image, Set<PageState> hidden) {
            DeviceImage disk = disk(image, device);
            return disk == null ? null : StateIndex.of(disk, hidden);
        }

        @Override
        public Space space() {
            return Space.DISK;
        }

        @Override
        public String name() {
            return device;
        }
    }

    /** A file, as far as it lies on a disk. */
    record OfFile(String device, String file) implements MapTarget {
        @Override
        public String label() {
            return NLS.bind(PageMapText.TargetFile, file, device);
        }

        @Override
        public @Nullable StateIndex index(MachineImage image, Set<PageState> hidden) {
            DeviceImage disk = disk(image, device);
            for (FileImage found : image.files())
                if (disk != null && found.name().equals(file))
                    return StateIndex.of(disk, on(disk, found), hidden);
            return null;
        }

        /** The file as far as it lies on the disk. */
        private static FileImage on(DeviceImage disk, FileImage file) {
            List<FileImage.Extent> extents = disk.areas().stream().filter(area -> isPartOf(area, file.name()))
                    .map(area -> new FileImage.Extent(area.fileOffset(), area.start(), area.end() - area.start(),
                            area.use() == DeviceImage.Use.UNWRITTEN, false))
                    .toList();
            return new FileImage(file.name(), file.disk(), file.size(), file.dax(), extents);
        }

        @Override
        public Space space() {
            return Space.FILE;
        }

        @Override
        public String name() {
            return file;
        }
    }

    /** All mappings of a process, one after another. */
    record OfProcess(String process) implements Mapped {
        @Override
        public String label() {
            return NLS.bind(PageMapText.TargetProcess, process);
        }

        @Override
        public @Nullable StateIndex index(MachineImage image, Set<PageState> hidden) {
            return image.mappings().stream().anyMatch(map -> map.process().equals(process))
                    ? StateIndex.ofProcess(image, process, hidden)
                    : null;
        }
    }

    /** One mapping of a process. */
    record OfMapping(String process, String mapping, String file) implements Mapped {
        @Override
        public String label() {
            return NLS.bind(PageMapText.TargetMapping, new Object[] {mapping, file, process});
        }

        @Override
        public @Nullable StateIndex index(MachineImage image, Set<PageState> hidden) {
            for (MappingImage map : image.mappings())
                if (map.process().equals(process) && map.name().equals(mapping))
                    return StateIndex.of(image, map, hidden);
            return null;
        }
    }

    /** What is named by virtual addresses. */
    sealed interface Mapped extends MapTarget {
        String process();

        @Override
        default Space space() {
            return Space.VIRTUAL;
        }

        @Override
        default String name() {
            return process();
        }

        @Override
        default Span span(StateIndex index, ByteRange range) {
            Place first = index.place(range.start());
            MappingImage mapping = first.mapping();
            long end = first.virtualAddress() + range.end() - range.start();
            long limit = mapping == null ? end : mapping.start() + mapping.length();
            return new Span(Space.VIRTUAL, process(), first.virtualAddress(),
                    Math.max(first.virtualAddress(), Math.min(end, limit)));
        }

        @Override
        default List<ByteRange> positions(StateIndex index, Span span) {
            List<ByteRange> found = new ArrayList<>();
            for (MappingImage mapping : index.mappings()) {
                long start = Math.max(span.start(), mapping.start());
                long end = Math.min(span.end(), mapping.start() + mapping.length());
                if (start < end)
                    index.positionsOfMapping(mapping).ifPresent(room -> found.add(new ByteRange(
                            room.start() + start - mapping.start(), room.start() + end - mapping.start())));
            }
            return found;
        }
    }

    private static @Nullable DeviceImage disk(MachineImage image, String name) {
        return image.devices().stream().filter(some -> some.name().equals(name)).findFirst().orElse(null);
    }
}
