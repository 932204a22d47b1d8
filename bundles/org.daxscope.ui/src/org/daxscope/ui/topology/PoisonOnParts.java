package org.daxscope.ui.topology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.viz.PoisonCounts;
import org.daxscope.viz.PoisonCounts.Poison;

/** How much poison lies on parts of a machine. */
final class PoisonOnParts {
    private final Map<String, PoisonCounts> disks = new HashMap<>();
    private final Places places;

    PoisonOnParts(MachineImage image) {
        places = new Places(image);
        for (DeviceImage disk : image.devices())
            disks.put(disk.name(), PoisonCounts.of(disk));
    }

    Poison all() {
        Poison sum = Poison.NONE;
        for (PoisonCounts disk : disks.values())
            sum = sum.plus(disk.all());
        return sum;
    }

    Poison onDisk(String disk) {
        PoisonCounts counts = disks.get(disk);
        return counts == null ? Poison.NONE : counts.all();
    }

    Poison onDisk(String disk, long start, long end) {
        PoisonCounts counts = disks.get(disk);
        return counts == null ? on(new Span(Space.DM, disk, start, end)) : counts.in(start, end);
    }

    Poison onExtents(String disk, List<FileImage.Extent> extents) {
        Poison sum = Poison.NONE;
        for (FileImage.Extent extent : extents)
            sum = sum.plus(onDisk(disk, extent.physical(), extent.physical() + extent.length()));
        return sum;
    }

    /** On the bytes behind a range of any address space, each counted once. */
    Poison on(@Nullable Span span) {
        Poison sum = Poison.NONE;
        if (span != null)
            for (Span disk : places.down(span))
                sum = sum.plus(onDisk(disk.name(), disk.start(), disk.end()));
        return sum;
    }
}
