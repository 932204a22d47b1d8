package org.daxscope.ui.addresses;

import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DmImage;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.image.MountImage;
import org.daxscope.machine.image.WindowImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.ui.nls.AddressText;

/** What address spaces a machine has, and where they begin and end. */
final class Limits {
    private final MachineImage image;

    Limits(MachineImage image) {
        this.image = image;
    }

    /** The names that a space can have: processes, files, disks; one empty name for physical addresses. */
    List<String> names(Space space) {
        return switch (space) {
            case VIRTUAL -> image.mappings().stream().map(MappingImage::process).distinct().toList();
            case FILE -> image.files().stream().map(FileImage::name).toList();
            case PHYSICAL -> List.of("");
            case DM -> dms();
            case WINDOW -> image.windows().stream().map(WindowImage::name).toList();
            case FS_BLOCK -> image.mounts().isEmpty() ? disks()
                    : Stream.concat(image.mounts().stream().map(MountImage::disk), disks().stream()).distinct()
                            .toList();
            default -> disks();
        };
    }

    private List<String> disks() {
        return image.devices().stream().map(DeviceImage::name).toList();
    }

    private List<String> dms() {
        return image.dmDevices().stream().map(DmImage::name).toList();
    }

    /** Whether both spaces belong to things of the same kind, so that a name of one is a name of the other. */
    boolean sameOwner(Space one, Space other) {
        return one == other || isOfDisk(one) && isOfDisk(other) && dms().isEmpty();
    }

    private static boolean isOfDisk(Space space) {
        return space == Space.DISK || space == Space.FS_BLOCK || space == Space.REGION;
    }

    String known(Space space, String name) throws AddressException {
        List<String> names = names(space);
        if (!names.contains(name))
            throw new AddressException(NLS.bind(AddressText.NoSuchName, name, list(names)));
        return name;
    }

    /** The name that is meant when none is typed: the disk under a file or a process, or the only one there is. */
    String only(Space space, Space usual, String usualName) throws AddressException {
        List<String> names = names(space);
        if (isOfDisk(space) && !usualName.isEmpty()) {
            Span all = new Span(usual, usualName, 0, Long.MAX_VALUE);
            Places places = new Places(image);
            List<Span> below = space == Space.FS_BLOCK ? places.in(space, all) : places.down(all);
            if (!below.isEmpty())
                return below.getFirst().name();
        }
        if (names.size() != 1)
            throw new AddressException(names.isEmpty()
                    ? AddressText.NoSpace
                    : NLS.bind(AddressText.WhichOne, list(names)));
        return names.getFirst();
    }

    private static String list(List<String> names) {
        StringJoiner joined = new StringJoiner(", ");
        names.forEach(joined::add);
        return names.isEmpty() ? AddressText.Nothing : joined.toString();
    }

    /** The range, cut at the end of its space. */
    Span within(Span span) throws AddressException {
        return switch (span.space()) {
            case DM -> cut(span, 0, dmBytes(span));
            case WINDOW -> cut(span, 0, windowBytes(span));
            case FS_BLOCK -> cut(span, 0, dms().contains(span.name()) ? dmBytes(span) : bytes(disk(span)));
            case DISK -> cut(span, 0, bytes(disk(span)));
            case REGION -> {
                DeviceImage disk = disk(span);
                yield cut(span, disk.dataOffset(), disk.dataOffset() + bytes(disk));
            }
            case FILE -> cut(span, 0, fileEnd(span.name()));
            case PHYSICAL -> physical(span);
            case VIRTUAL -> virtual(span);
        };
    }

    private long dmBytes(Span span) throws AddressException {
        for (DmImage device : image.dmDevices())
            if (device.name().equals(span.name()))
                return device.sectors() * DiskSectors.BYTES;
        throw new AddressException(NLS.bind(AddressText.NoSuchName, span.name(), list(dms())));
    }

    private long windowBytes(Span span) throws AddressException {
        for (WindowImage window : image.windows())
            if (window.name().equals(span.name()))
                return window.bytes();
        throw new AddressException(NLS.bind(AddressText.NoSuchName, span.name(), list(names(Space.WINDOW))));
    }

    private DeviceImage disk(Span span) throws AddressException {
        for (DeviceImage disk : image.devices())
            if (disk.name().equals(span.name()))
                return disk;
        throw new AddressException(NLS.bind(AddressText.NoSuchName, span.name(), list(names(Space.DISK))));
    }

    private static long bytes(DeviceImage disk) {
        return disk.sectors() * DiskSectors.BYTES;
    }

    private long fileEnd(String name) throws AddressException {
        for (FileImage file : image.files())
            if (file.name().equals(name))
                return Units.pageCeil(file.size());
        throw new AddressException(NLS.bind(AddressText.NoSuchName, name, list(names(Space.FILE))));
    }

    private static Span cut(Span span, long low, long high) throws AddressException {
        if (span.start() < low || span.start() >= high)
            throw new AddressException(NLS.bind(AddressText.Beyond,
                    new Object[] {Addresses.both(span.start()), SpaceWords.of(span), Addresses.both(low),
                        Addresses.both(high)}));
        return new Span(span.space(), span.name(), span.start(), Math.min(span.end(), high));
    }

    private Span physical(Span span) throws AddressException {
        StringJoiner ranges = new StringJoiner(", ");
        for (DeviceImage disk : image.devices()) {
            long end = disk.physicalBase() + bytes(disk);
            if (span.start() >= disk.physicalBase() && span.start() < end)
                return new Span(span.space(), "", span.start(), Math.min(span.end(), end));
            ranges.add(disk.name() + " " + Addresses.hexRange(disk.physicalBase(), end));
        }
        throw new AddressException(NLS.bind(AddressText.NoMemory, Addresses.hex(span.start()), ranges));
    }

    private Span virtual(Span span) throws AddressException {
        StringJoiner ranges = new StringJoiner(", ");
        for (MappingImage mapping : image.mappings()) {
            long end = mapping.start() + mapping.length();
            if (!mapping.process().equals(span.name()))
                continue;
            if (span.start() >= mapping.start() && span.start() < end)
                return new Span(span.space(), span.name(), span.start(), Math.min(span.end(), end));
            ranges.add(mapping.file() + " " + Addresses.hexRange(mapping.start(), end));
        }
        throw new AddressException(NLS.bind(AddressText.NotMapped, new Object[] {Addresses.hex(span.start()),
            span.name(), ranges.length() == 0 ? AddressText.Nothing : ranges.toString()}));
    }
}
