package org.daxscope.ui.scene;

import java.util.List;

import org.eclipse.osgi.util.NLS;

import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Area;
import org.daxscope.machine.image.DeviceImage.Use;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MountImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.FileSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.SceneMachine;
import org.daxscope.ui.nls.SceneText;

/** Questions that only the machine of a scene can answer, before its first step. Not for the UI thread. */
public final class StartImage {
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
        for (DeviceImage disk : image.devices())
            if (disk.name().equals(file.disk()))
                for (Area area : disk.areas())
                    if (area.use() == Use.FREE) {
                        // Aligned is what the page table sees: the physical address.
                        long start = Units.hugeCeil(disk.physicalBase() + area.start()) - disk.physicalBase();
                        if (start <= area.end() - length)
                            return new FileSpec(file.name(), file.disk(), file.size(), file.how(), file.fill(),
                                    List.of(new Placement(0, start, length, file.written().isEmpty())),
                                    file.written());
                    }
        throw new IllegalArgumentException(NLS.bind(SceneText.NoAlignedSpace, new Object[] {file.disk(),
            ByteSize.text(length)}));
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
