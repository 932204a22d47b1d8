package org.daxscope.ui.selection;

import java.util.List;
import java.util.Optional;

import org.daxscope.journal.JournalReader;
import org.daxscope.journal.Touch;
import org.daxscope.journal.Touches;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MountImage;
import org.daxscope.machine.image.RegionImage;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;

/** Where events of the journal point, as ranges to look at. */
public final class TouchSpans {
    private TouchSpans() {
    }

    /** The range an event names, of several the first; empty when it names none, or one of something that is gone. */
    public static Optional<Span> of(JournalReader journal, int event, MachineImage image) {
        return Touches.of(journal, event).stream().flatMap(touch -> of(touch, image).stream()).findFirst();
    }

    static Optional<Span> of(Touch touch, MachineImage image) {
        return switch (touch.space()) {
            case PHYSICAL -> span(Space.PHYSICAL, "", touch, 1);
            case DISK -> span(OperationSpans.spaceOf(touch.subject(), image), touch.subject(), touch, 1);
            case FILE -> span(Space.FILE, touch.subject(), touch, 1);
            case VIRTUAL -> span(Space.VIRTUAL, touch.subject(), touch, 1);
            case REGION -> image.regions().stream().filter(region -> region.name().equals(touch.subject()))
                    .map(RegionImage::disk).findFirst().flatMap(disk -> span(Space.REGION, disk, touch, 1));
            case FILE_BLOCKS -> mount(touch.subject(), image)
                    .flatMap(mount -> span(Space.FILE, touch.subject(), touch, mount.blockBytes()));
            case FS_BLOCKS -> mount(touch.subject(), image)
                    .flatMap(mount -> span(Space.FS_BLOCK, mount.disk(), touch, mount.blockBytes()));
        };
    }

    /** The mount of a file, or of a file system by its name in the journal. */
    private static Optional<MountImage> mount(String subject, MachineImage image) {
        List<String> disks = image.files().stream().filter(file -> file.name().equals(subject)).map(FileImage::disk)
                .toList();
        return image.mounts().stream()
                .filter(mount -> disks.contains(mount.disk()) || subject.equals(mount.disk() + ":fs")).findFirst();
    }

    private static Optional<Span> span(Space space, String name, Touch touch, long unit) {
        return touch.start() < 0 || touch.end() <= touch.start() || touch.end() > Long.MAX_VALUE / unit
                ? Optional.empty()
                : Optional.of(new Span(space, name, touch.start() * unit, touch.end() * unit));
    }
}
