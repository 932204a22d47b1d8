package org.daxscope.ui.actions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DmImage;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.WindowImage;
import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.image.PartitionImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.FileSystemSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.ui.session.SessionState;
import org.jspecify.annotations.Nullable;

/**
 * What an action can be about: the machine at the cursor, and the range that is looked at, in whatever space.
 *
 * @param focus null when nothing was chosen yet
 */
record Scope(SessionState state, @Nullable Span focus) {
    MachineImage image() {
        return state.image();
    }

    List<String> files() {
        return image().files().stream().map(FileImage::name).toList();
    }

    List<String> disks() {
        return image().devices().stream().map(DeviceImage::name).toList();
    }

    /** Disks, their partitions, then dm devices. */
    List<String> storageDevices() {
        return Stream.of(disks().stream(), image().partitions().stream().map(PartitionImage::name),
                image().dmDevices().stream().map(DmImage::name)).flatMap(names -> names).toList();
    }

    /** Devices that can hold a file system, and what the scene shares or a guest has mounted. */
    List<String> mountable() {
        Scene scene = state().scene();
        Stream<String> shares = Stream.concat(scene == null ? Stream.of()
                : scene.fileSystems().stream().filter(FileSystemSpec::isShare).map(FileSystemSpec::disk),
                image().windows().stream().map(WindowImage::name));
        return Stream.concat(storageDevices().stream(), shares).distinct().toList();
    }

    Optional<DmImage> dm(String name) {
        return image().dmDevices().stream().filter(dm -> dm.name().equals(name)).findFirst();
    }

    /** Files first, then disks and dm devices, which can be read and written like files. */
    List<String> storage() {
        return Stream.concat(files().stream(), storageDevices().stream()).toList();
    }

    /** All mappings, as "process/map". */
    List<String> mappings() {
        return image().mappings().stream().map(Scope::name).toList();
    }

    /** Processes that have something mapped, and those of the scene. */
    List<String> processes() {
        var scene = state.scene();
        return Stream.concat(image().mappings().stream().map(MappingImage::process),
                scene == null ? Stream.of() : scene.processes().stream().map(process -> process.name())).distinct()
                .toList();
    }

    static String name(MappingImage mapping) {
        return mapping.process() + "/" + mapping.name();
    }

    Optional<MappingImage> mapping(String target) {
        return image().mappings().stream().filter(mapping -> name(mapping).equals(target)).findFirst();
    }

    Optional<FileImage> file(String name) {
        return image().files().stream().filter(file -> file.name().equals(name)).findFirst();
    }

    Optional<DeviceImage> disk(String name) {
        return image().devices().stream().filter(disk -> disk.name().equals(name)).findFirst();
    }

    /** Bytes of a file, or of a disk; 0 for what is not there. */
    long size(String storage) {
        return file(storage).map(FileImage::size)
                .or(() -> disk(storage).map(disk -> disk.sectors() * Units.SECTOR))
                .or(() -> dm(storage).map(dm -> dm.sectors() * Units.SECTOR))
                .or(() -> image().partitions().stream().filter(part -> part.name().equals(storage)).findFirst()
                        .map(part -> part.sectors() * Units.SECTOR))
                .orElse(0L);
    }

    /**
     * The first piece of the focus in a file, or else in a disk, which can be written like a file.
     *
     * @param on only in this file or disk; empty for any
     */
    Optional<Span> inFile(String on) {
        List<Span> found = new ArrayList<>(inSpace(Space.FILE));
        inSpace(Space.DM).forEach(dm -> found.add(Span.file(dm.name(), dm.start(), dm.end())));
        inSpace(Space.DISK).forEach(disk -> found.add(Span.file(disk.name(), disk.start(), disk.end())));
        return first(found, on);
    }

    /** The first piece of the focus on a disk. */
    Optional<Span> onDisk(String on) {
        return first(inSpace(Space.DISK), on);
    }

    /** The first piece of the focus in a mapping, as bytes from the mapping's start; its name is "process/map". */
    Optional<Span> inMapping(String on) {
        List<Span> found = new ArrayList<>();
        for (Span virtual : inSpace(Space.VIRTUAL))
            for (MappingImage mapping : image().mappings()) {
                long start = Math.max(virtual.start(), mapping.start());
                long end = Math.min(virtual.end(), mapping.start() + mapping.length());
                if (mapping.process().equals(virtual.name()) && start < end)
                    found.add(new Span(Space.VIRTUAL, name(mapping), start - mapping.start(), end - mapping.start()));
            }
        return first(found, on);
    }

    List<Span> inSpace(Space space) {
        Span chosen = focus;
        if (chosen == null)
            return List.of();
        Places places = new Places(image());
        return space == Space.DISK ? places.down(chosen) : places.in(space, chosen);
    }

    private static Optional<Span> first(List<Span> spans, String on) {
        return spans.stream().filter(span -> on.isEmpty() || span.name().equals(on)).findFirst();
    }
}
