package org.daxscope.lab.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.pmem.bus.PhysicalRange;
import org.daxscope.pmem.disk.PmemDisk;

/**
 * What {@code ndctl inject-error --status} tells: the errors that the firmware was told to report inside a namespace. Semantics 17.1.
 *
 * @param sectors 512-byte sectors of the disk, ascending
 */
public record InjectedErrors(List<DiskSectors> sectors) {
    public InjectedErrors {
        sectors = List.copyOf(sectors);
    }

    /** Those of a disk, rounded out to sectors; what touches is one. */
    public static InjectedErrors of(PmemDisk disk) {
        List<DiskSectors> found = new ArrayList<>();
        PhysicalRange own = disk.physical();
        for (PhysicalRange range : disk.bus().injected()) {
            long from = Math.max(range.start(), own.start());
            long to = Math.min(range.end(), own.end());
            if (from < to)
                join(found, DiskSectors.around(from - own.start(), to - from));
        }
        return new InjectedErrors(found);
    }

    private static void join(List<DiskSectors> found, DiskSectors next) {
        if (found.isEmpty() || found.getLast().end() < next.first()) {
            found.add(next);
            return;
        }
        DiskSectors last = found.removeLast();
        found.add(new DiskSectors(last.first(), Math.max(last.end(), next.end()) - last.first()));
    }

    /** As the tool prints it: nothing where nothing is injected. */
    public String text() {
        if (sectors.isEmpty())
            return "";
        return sectors.stream()
                .map(one -> "    {\n      \"block\":%d,\n      \"count\":%d\n    }".formatted(one.first(), one.count()))
                .collect(Collectors.joining(",\n", "{\n  \"badblocks\":[\n", "\n  ]\n}\n"));
    }
}
