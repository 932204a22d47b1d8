package org.daxscope.ui.fragmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.viz.drawing.FragmentationPicture.Moment;

/** Finds files in images. */
final class FileChoice {
    private FileChoice() {
    }

    /** The files there are, and those that were there before. */
    static List<String> names(MachineImage image, MachineImage before) {
        List<String> names = new ArrayList<>();
        for (MachineImage some : List.of(image, before))
            for (FileImage file : some.files())
                if (!names.contains(file.name()))
                    names.add(file.name());
        return names;
    }

    /** The file that a range lies in or belongs to; empty when there is none. */
    static Optional<String> at(Span span, MachineImage image) {
        return new Places(image).in(Space.FILE, span).stream().map(Span::name)
                .filter(name -> image.files().stream().anyMatch(file -> file.name().equals(name))).findFirst();
    }

    /** A file at the moment of an image, on its disk; empty when there is none. */
    static Optional<Moment> moment(String label, MachineImage image, String name) {
        return image.files().stream().filter(file -> file.name().equals(name)).findFirst()
                .flatMap(file -> disk(image, file)
                        .map(disk -> new Moment(label, disk, file, image.mappings())));
    }

    /** The disk that holds a file; the first one for a file that has no extent yet. */
    private static Optional<DeviceImage> disk(MachineImage image, FileImage file) {
        return image.devices().stream()
                .filter(disk -> disk.areas().stream()
                        .anyMatch(area -> area.fileOffset() >= 0 && area.owner().equals(file.name())))
                .findFirst().or(() -> image.devices().stream().findFirst());
    }
}
