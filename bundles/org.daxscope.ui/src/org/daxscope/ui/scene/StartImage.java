package org.daxscope.ui.scene;

import java.util.List;
import java.util.OptionalLong;

import org.eclipse.osgi.util.NLS;

import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Area;
import org.daxscope.machine.image.DeviceImage.Use;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MountImage;
import org.daxscope.machine.image.PartitionImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.FileSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.SceneMachine;
import org.daxscope.ui.nls.SceneText;

/** Questions that only the machine of a scene can answer, before its first step. Not for the UI thread. */
public final class StartImage {
    /** Places that are looked at in one free stretch: on a dm device it may not all be there. */
    private static final long MOST_TRIES = 1024;

    private StartImage() {
    }

    /**
     * The file with a layout in one extent, aligned so that 2 MiB pages can map it.
     *
     * @param without the scene without the file and what comes after it
     * @throws IllegalArgumentException a sentence, when there is no such place
     */
    public static FileSpec aligned(Scene without, FileSpec file) {
        MachineImage image = image(bare(without));
        int block = image.mounts().stream().filter(mount -> mount.disk().equals(file.disk()))
                .mapToInt(MountImage::blockBytes).findFirst().orElseThrow(() -> new IllegalArgumentException(
                        NLS.bind(SceneText.NotMounted, file.disk())));
        long length = Math.ceilDiv(file.size(), (long) block) * block;
        Places places = new Places(image);
        for (DeviceImage disk : image.devices())
            for (Area area : disk.areas())
                if (area.use() == Use.FREE) {
                    // Aligned is what the page table sees: the physical address.
                    long first = Units.hugeCeil(disk.physicalBase() + area.start()) - disk.physicalBase();
                    long last = Math.min(area.end() - length, first + (MOST_TRIES - 1) * Units.PMD);
                    for (long start = first; start <= last; start += Units.PMD) {
                        OptionalLong place = on(file.disk(), Span.disk(disk.name(), start, start + length), image,
                                places);
                        if (place.isPresent())
                            return new FileSpec(file.name(), file.disk(), file.size(), file.how(), file.fill(),
                                    List.of(new Placement(0, place.getAsLong(), length, file.written().isEmpty())),
                                    file.written());
                    }
                }
        throw new IllegalArgumentException(NLS.bind(SceneText.NoAlignedSpace, new Object[] {file.disk(),
            ByteSize.text(length)}));
    }

    /** Where bytes of a disk begin on a device above it, when all of them are there in one piece. */
    private static OptionalLong on(String device, Span disk, MachineImage image, Places places) {
        if (device.equals(disk.name()))
            return OptionalLong.of(disk.start());
        for (PartitionImage part : image.partitions())
            if (part.name().equals(device)) {
                long start = part.start() * Units.SECTOR;
                return part.disk().equals(disk.name()) && start <= disk.start()
                        && disk.end() <= start + part.sectors() * Units.SECTOR
                                ? OptionalLong.of(disk.start() - start)
                                : OptionalLong.empty();
            }
        return places.in(Space.DM, disk).stream()
                .filter(span -> span.name().equals(device) && span.length() == disk.length())
                .mapToLong(Span::start).findFirst();
    }

    /** Where bytes of a file lie on the disks; empty for a hole. */
    public static List<Span> places(Scene scene, Span file) {
        return new Places(image(bare(scene))).down(file);
    }

    /** Without what changes no layout and may take long. */
    private static Scene bare(Scene scene) {
        return scene.withProcesses(List.of()).withPoison(List.of());
    }

    private static MachineImage image(Scene scene) {
        return new SceneMachine(scene, EventSink.none()).machine().image();
    }
}
