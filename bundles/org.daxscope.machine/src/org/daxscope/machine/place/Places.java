package org.daxscope.machine.place;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.image.WindowImage;

/**
 * Translates ranges between the address spaces of one machine at one moment. Down is towards the media. What has no place in the
 * other space, as a hole has none on the disk, is left out. Virtual addresses mean what is mapped there, whether or not a
 * page-table entry is present. A range of media is named by every address above it: on all dm devices, in all files.
 */
public final class Places {
    private static final int SECTOR = 512;

    private final MachineImage image;
    private final DmPlaces mapper;

    public Places(MachineImage image) {
        this.image = image;
        this.mapper = new DmPlaces(image);
    }

    /** The range in every space that reaches it, itself included, in the order of {@link Space}; within one, ascending. */
    public List<Span> everywhere(Span span) {
        List<Span> all = new ArrayList<>();
        for (Space space : Space.values())
            all.addAll(in(space, span));
        return all;
    }

    /** The range in one space; of its own space, only dm devices have more than the range itself. */
    public List<Span> in(Space space, Span span) {
        if (space == Space.DM && span.space() == Space.DM)
            return mapped(span);
        if (space == span.space())
            return List.of(span);
        return merged(switch (space) {
            case VIRTUAL -> span.space() == Space.FILE ? mappings(List.of(span)) : mappings(mappable(above(span)));
            case FILE -> span.space() == Space.VIRTUAL ? files(span) : filesAt(above(span));
            case WINDOW -> windows(span.space() == Space.FILE ? List.of(span)
                    : span.space() == Space.VIRTUAL ? files(span) : filesAt(above(span)));
            case FS_BLOCK -> blocks(isAboveDevices(span) ? devices(span) : above(span));
            case DM -> of(Space.DM, isAboveDevices(span) ? mapper.down(devices(span)) : above(span));
            case DISK, REGION, PHYSICAL -> down(span).stream().map(disk -> below(disk, space)).toList();
        });
    }

    /** The range as bytes of disks, ascending on each. */
    public List<Span> down(Span span) {
        return merged(of(Space.DISK, mapper.down(devices(span))));
    }

    private static boolean isAboveDevices(Span span) {
        return span.space() == Space.VIRTUAL || span.space() == Space.FILE || span.space() == Space.WINDOW
                || span.space() == Space.FS_BLOCK;
    }

    /** A range of a dm device, then where else on dm devices its media is found. */
    private List<Span> mapped(Span span) {
        List<Span> found = new ArrayList<>(List.of(span));
        Set<Span> others = new LinkedHashSet<>(mapper.down(List.of(span)));
        others.addAll(above(span));
        for (Span other : merged(of(Space.DM, others)))
            if (!other.name().equals(span.name()) || other.start() < span.start() || other.end() > span.end())
                found.add(other);
        return found;
    }

    /** Everything on devices that leads to the same media, and the media itself. */
    private Set<Span> above(Span span) {
        List<Span> start = new ArrayList<>(down(span));
        start.addAll(devices(span));
        return mapper.up(start);
    }

    private static List<Span> of(Space space, Collection<Span> spans) {
        return spans.stream().filter(span -> span.space() == space).toList();
    }

    /** The range on the devices it names: the uppermost ones. */
    private List<Span> devices(Span span) {
        List<Span> found = new ArrayList<>();
        switch (span.space()) {
            case FS_BLOCK, DM, DISK -> device(found, span.name(), span.start(), span.end());
            case REGION -> image.devices().stream().filter(disk -> disk.name().equals(span.name()))
                    .forEach(disk -> add(found, Space.DISK, disk.name(), span.start(), span.end(), disk.dataOffset(),
                            disk.dataOffset() + bytes(disk), -disk.dataOffset()));
            case PHYSICAL -> {
                image.devices().forEach(disk -> add(found, Space.DISK, disk.name(), span.start(), span.end(),
                        disk.physicalBase(), disk.physicalBase() + bytes(disk), -disk.physicalBase()));
                guest(found, span);
            }
            case WINDOW -> shown(span).forEach(file -> file(found, file.name(), file.start(), file.end()));
            case FILE -> file(found, span.name(), span.start(), span.end());
            case VIRTUAL -> files(span).forEach(file -> file(found, file.name(), file.start(), file.end()));
        }
        return merged(found);
    }

    /** Physical addresses of a guest, as its window has them. */
    private void guest(List<Span> found, Span physical) {
        List<Span> inWindows = new ArrayList<>();
        for (WindowImage window : image.windows())
            add(inWindows, Space.WINDOW, window.name(), physical.start(), physical.end(), window.physicalStart(),
                    window.physicalStart() + window.bytes(), -window.physicalStart());
        for (Span inWindow : inWindows)
            shown(inWindow).forEach(file -> file(found, file.name(), file.start(), file.end()));
    }

    /** The guest's files that a stretch of a window shows. */
    private List<Span> shown(Span span) {
        List<Span> found = new ArrayList<>();
        for (WindowImage window : image.windows())
            for (WindowImage.Range range : window.name().equals(span.name()) ? window.ranges()
                    : List.<WindowImage.Range>of())
                add(found, Space.FILE, range.file(), span.start(), span.end(), range.start(),
                        range.start() + WindowImage.RANGE, range.fileOffset() - range.start());
        return found;
    }

    /** Where windows show files. */
    private List<Span> windows(Collection<Span> files) {
        List<Span> found = new ArrayList<>();
        for (WindowImage window : image.windows())
            for (WindowImage.Range range : window.ranges())
                for (Span file : files)
                    if (file.name().equals(range.file()) || file.name().equals(range.hostFile()))
                        add(found, Space.WINDOW, window.name(), file.start(), file.end(), range.fileOffset(),
                                range.fileOffset() + WindowImage.RANGE, range.start() - range.fileOffset());
        return found;
    }

    /** What of a range a disk or dm device of that name has. */
    private void device(List<Span> found, String name, long start, long end) {
        image.devices().stream().filter(disk -> disk.name().equals(name))
                .forEach(disk -> add(found, Space.DISK, name, start, end, 0, bytes(disk), 0));
        image.partitions().stream().filter(part -> part.name().equals(name))
                .forEach(part -> add(found, Space.DISK, part.disk(), start, end, 0, part.sectors() * SECTOR,
                        part.start() * SECTOR));
        image.dmDevices().stream().filter(dm -> dm.name().equals(name))
                .forEach(dm -> add(found, Space.DM, name, start, end, 0, dm.sectors() * SECTOR, 0));
    }

    /** The files, or mapped devices, behind virtual addresses. */
    private List<Span> files(Span virtual) {
        List<Span> found = new ArrayList<>();
        for (MappingImage mapping : image.mappings())
            if (mapping.process().equals(virtual.name()))
                add(found, Space.FILE, mapping.file(), virtual.start(), virtual.end(), mapping.start(),
                        mapping.start() + mapping.length(), mapping.fileOffset() - mapping.start());
        return found;
    }

    private void file(List<Span> found, String name, long start, long end) {
        for (FileImage file : image.files())
            if (file.name().equals(name))
                for (FileImage.Extent extent : file.extents()) {
                    List<Span> moved = new ArrayList<>();
                    add(moved, Space.FILE, name, start, end, extent.offset(), extent.offset() + extent.length(),
                            extent.physical() - extent.offset());
                    moved.forEach(span -> device(found, file.disk(), span.start(), span.end()));
                }
        device(found, name, start, end);
    }

    private Span below(Span span, Space space) {
        for (DeviceImage disk : image.devices())
            if (disk.name().equals(span.name()))
                return switch (space) {
                    case REGION -> moved(span, Space.REGION, span.name(), disk.dataOffset());
                    case PHYSICAL -> moved(span, Space.PHYSICAL, "", disk.physicalBase());
                    default -> span;
                };
        return span;
    }

    private static Span moved(Span span, Space space, String name, long shift) {
        return new Span(space, name, span.start() + shift, span.end() + shift);
    }

    /** Blocks are counted on the device a file system can be on: the uppermost of a stack. */
    private List<Span> blocks(Collection<Span> devices) {
        return devices.stream().filter(span -> !mapper.isBelow(span.name()))
                .map(span -> moved(span, Space.FS_BLOCK, span.name(), 0)).toList();
    }

    private List<Span> filesAt(Collection<Span> devices) {
        List<Span> found = new ArrayList<>();
        for (Span span : devices)
            for (FileImage file : image.files())
                shift(file, span).ifPresent(shift -> {
                    for (FileImage.Extent extent : file.extents()) {
                        long at = extent.physical() + shift;
                        add(found, Space.FILE, file.name(), span.start(), span.end(), at, at + extent.length(),
                                extent.offset() - at);
                    }
                });
        return found;
    }

    /** By how much a file's blocks stand behind those of its own device: by the start of a partition. */
    private OptionalLong shift(FileImage file, Span device) {
        if (file.disk().equals(device.name()))
            return OptionalLong.of(0);
        return image.partitions().stream()
                .filter(part -> part.name().equals(file.disk()) && part.disk().equals(device.name()))
                .mapToLong(part -> part.start() * SECTOR).findFirst();
    }

    /** What can be mapped of devices: the files there, and the devices themselves. */
    private List<Span> mappable(Collection<Span> devices) {
        List<Span> found = filesAt(devices);
        devices.forEach(span -> found.add(moved(span, Space.FILE, span.name(), 0)));
        return found;
    }

    private List<Span> mappings(List<Span> files) {
        List<Span> found = new ArrayList<>();
        for (Span file : files)
            for (MappingImage mapping : image.mappings())
                if (mapping.file().equals(file.name()))
                    add(found, Space.VIRTUAL, mapping.process(), file.start(), file.end(), mapping.fileOffset(),
                            mapping.fileOffset() + mapping.length(), mapping.start() - mapping.fileOffset());
        return found;
    }

    /** Adds what of [start, end) lies in [low, high), moved. */
    private static void add(List<Span> found, Space space, String name, long start, long end, long low, long high,
            long shift) {
        long from = Math.max(start, low);
        long to = Math.min(end, high);
        if (from < to || start == end && from == to && start < high)
            found.add(new Span(space, name, from + shift, to + shift));
    }

    /** Neighbours made one, by name and ascending. */
    private static List<Span> merged(Collection<Span> spans) {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparing(Span::name).thenComparing(Span::space).thenComparingLong(Span::start));
        List<Span> merged = new ArrayList<>();
        for (Span span : sorted) {
            Span last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && last.name().equals(span.name()) && last.space() == span.space()
                    && span.start() <= last.end())
                merged.set(merged.size() - 1,
                        new Span(span.space(), span.name(), last.start(), Math.max(last.end(), span.end())));
            else
                merged.add(span);
        }
        return merged;
    }

    private static long bytes(DeviceImage disk) {
        return disk.sectors() * SECTOR;
    }
}
