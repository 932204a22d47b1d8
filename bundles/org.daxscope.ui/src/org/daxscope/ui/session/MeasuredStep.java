package org.daxscope.ui.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Area;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.viz.FileMeasures;
import org.daxscope.viz.StepMeasures;

/**
 * What was measured of a machine after some steps. Immutable, and small beside the image it was measured of.
 *
 * @param step how many steps, 0 at the start
 * @param disks poison and records of each disk, by its name
 * @param files each file, by its name
 * @param homes name of the disk that holds a file, by the file's name; files without extents have none
 */
public record MeasuredStep(int step, Map<String, StepMeasures> disks, Map<String, FileMeasures> files,
        Map<String, String> homes) {
    public MeasuredStep {
        disks = Map.copyOf(disks);
        files = Map.copyOf(files);
        homes = Map.copyOf(homes);
    }

    static MeasuredStep of(int step, MachineImage image) {
        Map<String, StepMeasures> disks = new HashMap<>();
        Map<String, FileMeasures> files = new HashMap<>();
        Map<String, String> homes = new HashMap<>();
        for (DeviceImage disk : image.devices()) {
            StepMeasures.of(step, image, disk.name(), "").ifPresent(found -> disks.put(disk.name(), found));
            for (Area area : disk.areas())
                if (area.fileOffset() >= 0)
                    homes.put(area.owner(), disk.name());
        }
        for (FileImage file : image.files())
            for (DeviceImage disk : image.devices())
                if (disk.name().equals(homes.getOrDefault(file.name(), image.devices().getFirst().name())))
                    files.put(file.name(), FileMeasures.of(disk, file, image.mappings()));
        return new MeasuredStep(step, disks, files, homes);
    }

    /** A file with its disk, for a chart; empty when there is no such disk. */
    public Optional<StepMeasures> of(String disk, String file) {
        return Optional.ofNullable(disks.get(disk)).map(found -> new StepMeasures(step,
                Optional.ofNullable(files.get(file)), found.latent(), found.known(), found.stale()));
    }
}
