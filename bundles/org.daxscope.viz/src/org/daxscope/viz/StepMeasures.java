package org.daxscope.viz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;

/**
 * What a chart over the steps shows of one step. Bytes are media bytes in whole 256-byte lines.
 *
 * @param step number of the step after which this was true, 0 for the start
 * @param file measures of the chosen file; empty when there is no such file after this step
 * @param latent bytes of the disk that fault and that no table knows
 * @param known bytes of the disk that fault and that a table records
 * @param stale bytes of the disk that a table records although they are healthy
 */
public record StepMeasures(int step, Optional<FileMeasures> file, long latent, long known, long stale) {

    /**
     * @param device name of the disk
     * @param file name of the file; a name that is not there, or is on another disk, gives measures of the disk alone
     * @return empty when the machine has no such disk
     */
    public static Optional<StepMeasures> of(int step, MachineImage image, String device, String file) {
        return image.devices().stream().filter(disk -> disk.name().equals(device)).findFirst()
                .map(disk -> of(step, image, disk, file));
    }

    private static StepMeasures of(int step, MachineImage image, DeviceImage disk, String name) {
        Optional<FileImage> file = image.files().stream()
                .filter(some -> some.name().equals(name) && some.disk().equals(disk.name())).findFirst();
        // Records that hide behind flags of the page count too, so the layers are compared, not what a map shows.
        long limit = DeviceStates.bytes(disk);
        RangeSet poisoned = RangeSet.lines(disk.poisoned(), limit);
        RangeSet recorded = DeviceStates.recorded(disk);
        long both = poisoned.common(recorded);
        return new StepMeasures(step, file.map(found -> FileMeasures.of(disk, found, image.mappings())),
                poisoned.bytes() - both, both, recorded.bytes() - both);
    }

    /** Bytes that fault, known or not. */
    public long poisoned() {
        return latent + known;
    }

    /** All measures by name, each with one value a step, for a chart. */
    public static List<Series> series(List<StepMeasures> steps) {
        var series = new ArrayList<Series>();
        series.add(Series.ofFile("Extents", "extents", steps, FileMeasures::extents));
        series.add(Series.ofFile("2 MiB possible", "% of i_size", steps, file -> 100 * file.possibleShare()));
        series.add(Series.ofFile("2 MiB mapped", "% of i_size", steps, file -> 100 * file.mappedShare()));
        series.add(Series.of("Latent poison", "bytes", steps, StepMeasures::latent));
        series.add(Series.of("Known poison", "bytes", steps, StepMeasures::known));
        series.add(Series.of("Stale records", "bytes", steps, StepMeasures::stale));
        return series;
    }
}
