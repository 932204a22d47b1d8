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
import org.daxscope.ui.nls.PageMapText;
import org.daxscope.viz.PageState;
import org.daxscope.viz.StateIndex;

/**
 * What the map shows: a disk, or the part of a file that lies on it.
 *
 * @param device "pm0"
 * @param file name of the file; empty for the disk
 */
record MapTarget(String device, String file) {
    /** Everything there is to show: all disks, then all files on each disk that holds some of them. */
    static List<MapTarget> all(MachineImage image) {
        List<MapTarget> all = new ArrayList<>();
        for (DeviceImage device : image.devices())
            all.add(new MapTarget(device.name(), ""));
        for (FileImage file : image.files())
            for (DeviceImage device : image.devices())
                if (device.areas().stream().anyMatch(area -> isPartOf(area, file.name())))
                    all.add(new MapTarget(device.name(), file.name()));
        return all;
    }

    private static boolean isPartOf(Area area, String file) {
        return area.owner().equals(file) && area.fileOffset() >= 0;
    }

    String label() {
        return file.isEmpty() ? NLS.bind(PageMapText.TargetDisk, device)
                : NLS.bind(PageMapText.TargetFile, file, device);
    }

    /** The states to be mapped; null when the image has no such thing, or nothing in it. */
    @Nullable
    StateIndex index(MachineImage image, Set<PageState> hidden) {
        DeviceImage disk = image.devices().stream().filter(some -> some.name().equals(device)).findFirst().orElse(null);
        if (disk == null)
            return null;
        if (file.isEmpty())
            return StateIndex.of(disk, hidden);
        FileImage found = image.files().stream().filter(some -> some.name().equals(file)).findFirst().orElse(null);
        return found == null ? null : StateIndex.of(disk, on(disk, found), hidden);
    }

    /** The file as far as it lies on the disk. */
    private static FileImage on(DeviceImage disk, FileImage file) {
        List<FileImage.Extent> extents = disk.areas().stream().filter(area -> isPartOf(area, file.name()))
                .map(area -> new FileImage.Extent(area.fileOffset(), area.start(), area.end() - area.start(),
                        area.use() == DeviceImage.Use.UNWRITTEN, false))
                .toList();
        return new FileImage(file.name(), file.disk(), file.size(), file.dax(), extents);
    }
}
