package org.daxscope.machine.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Area;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MappingImage;

/**
 * Translates ranges between the address spaces of one machine at one moment. Down is towards the media. What has no place in the
 * other space, as a hole has none on the disk, is left out. Virtual addresses mean what is mapped there, whether or not a
 * page-table entry is present.
 */
public final class Places {
    private static final int SECTOR = 512;

    private final MachineImage image;

    public Places(MachineImage image) {
        this.image = image;
    }

    /** The range in every space that reaches it, itself included, in the order of {@link Space}; within one, ascending. */
    public List<Span> everywhere(Span span) {
        List<Span> all = new ArrayList<>();
        List<Span> disks = down(span);
        for (Space space : Space.values())
            if (space == span.space())
                all.add(span);
            else
                all.addAll(up(disks, span, space));
        return all;
    }

    /** The range in one space. */
    public List<Span> in(Space space, Span span) {
        return space == span.space() ? List.of(span) : up(down(span), span, space);
    }

    /** The range as bytes of disks, in the order of the range. */
    public List<Span> down(Span span) {
        List<Span> found = new ArrayList<>();
        switch (span.space()) {
            case DISK, FS_BLOCK -> image.devices().stream().filter(disk -> disk.name().equals(span.name()))
                    .forEach(disk -> add(found, Space.DISK, disk.name(), span.start(), span.end(), 0, bytes(disk), 0));
            case REGION -> image.devices().stream().filter(disk -> disk.name().equals(span.name()))
                    .forEach(disk -> add(found, Space.DISK, disk.name(), span.start(), span.end(), disk.dataOffset(),
                            disk.dataOffset() + bytes(disk), -disk.dataOffset()));
            case PHYSICAL -> image.devices()
                    .forEach(disk -> add(found, Space.DISK, disk.name(), span.start(), span.end(), disk.physicalBase(),
                            disk.physicalBase() + bytes(disk), -disk.physicalBase()));
            case FILE -> file(found, span.name(), span.start(), span.end());
            case VIRTUAL -> {
                for (Span file : files(span))
                    file(found, file.name(), file.start(), file.end());
            }
        }
        return merged(found);
    }

    /** The files, or mapped disks, behind virtual addresses. */
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
            if (file.name().equals(name) && isDisk(file.disk()))
                for (FileImage.Extent extent : file.extents())
                    add(found, Space.DISK, file.disk(), start, end, extent.offset(),
                            extent.offset() + extent.length(), extent.physical() - extent.offset());
        for (DeviceImage disk : image.devices()) {
            if (disk.name().equals(name))
                add(found, Space.DISK, name, start, end, 0, bytes(disk), 0);
            for (Area area : mapped(disk))
                if (area.owner().equals(name))
                    add(found, Space.DISK, disk.name(), start, end, area.fileOffset(),
                            area.fileOffset() + area.end() - area.start(), area.start() - area.fileOffset());
        }
    }

    private boolean isDisk(String name) {
        return image.devices().stream().anyMatch(disk -> disk.name().equals(name));
    }

    /** Areas of files whose file system is on a device above the disk: there, extents are no bytes of a disk. */
    private List<Area> mapped(DeviceImage disk) {
        List<String> names = image.files().stream()
                .filter(file -> !isDisk(file.disk()))
                .map(FileImage::name).toList();
        return names.isEmpty() ? List.of()
                : disk.areas().stream().filter(area -> area.fileOffset() >= 0 && names.contains(area.owner()))
                        .toList();
    }

    private List<Span> up(List<Span> disks, Span origin, Space space) {
        List<Span> found = new ArrayList<>();
        if (space == Space.FILE && origin.space() == Space.VIRTUAL)
            found.addAll(files(origin));
        else
            if (space == Space.VIRTUAL && origin.space() == Space.FILE)
                mappings(found, origin);
            else
                for (Span span : disks)
                    append(found, span, space);
        return merged(found);
    }

    private void append(List<Span> found, Span disk, Space space) {
        switch (space) {
            case FILE -> filesAt(found, disk);
            case VIRTUAL -> {
                List<Span> files = new ArrayList<>();
                filesAt(files, disk);
                files.add(new Span(Space.FILE, disk.name(), disk.start(), disk.end()));
                files.forEach(file -> mappings(found, file));
            }
            default -> found.add(below(disk, space));
        }
    }

    private Span below(Span span, Space space) {
        for (DeviceImage disk : image.devices())
            if (disk.name().equals(span.name()))
                return switch (space) {
                    case REGION -> moved(span, Space.REGION, span.name(), disk.dataOffset());
                    case PHYSICAL -> moved(span, Space.PHYSICAL, "", disk.physicalBase());
                    default -> moved(span, space, span.name(), 0);
                };
        return span;
    }

    private static Span moved(Span span, Space space, String name, long shift) {
        return new Span(space, name, span.start() + shift, span.end() + shift);
    }

    private void filesAt(List<Span> found, Span span) {
        for (FileImage file : image.files())
            if (file.disk().equals(span.name()))
                for (FileImage.Extent extent : file.extents())
                    add(found, Space.FILE, file.name(), span.start(), span.end(), extent.physical(),
                            extent.physical() + extent.length(), extent.offset() - extent.physical());
        for (DeviceImage disk : image.devices())
            if (disk.name().equals(span.name()))
                for (Area area : mapped(disk))
                    add(found, Space.FILE, area.owner(), span.start(), span.end(), area.start(), area.end(),
                            area.fileOffset() - area.start());
    }

    private void mappings(List<Span> found, Span file) {
        for (MappingImage mapping : image.mappings())
            if (mapping.file().equals(file.name()))
                add(found, Space.VIRTUAL, mapping.process(), file.start(), file.end(), mapping.fileOffset(),
                        mapping.fileOffset() + mapping.length(), mapping.start() - mapping.fileOffset());
    }

    /** Adds what of [start, end) lies in [low, high), moved. */
    private static void add(List<Span> found, Space space, String name, long start, long end, long low, long high,
            long shift) {
        long from = Math.max(start, low);
        long to = Math.min(end, high);
        if (from < to || start == end && from == to && start < high)
            found.add(new Span(space, name, from + shift, to + shift));
    }

    /** Neighbours made one, without changing their order otherwise. */
    private static List<Span> merged(List<Span> spans) {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparing(Span::name).thenComparingLong(Span::start));
        List<Span> merged = new ArrayList<>();
        for (Span span : sorted) {
            Span last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && last.name().equals(span.name()) && span.start() <= last.end())
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
