package org.daxscope.machine;

import java.util.Optional;

import org.daxscope.dm.Lower;
import org.daxscope.kernel.NamespaceMode;
import org.daxscope.pmem.disk.PmemDisk;

/** Which block device a namespace shows, by its mode. Semantics 14. */
final class Namespaces {
    private Namespaces() {
    }

    /** The block device and its DAX side; empty where there is none. */
    static Optional<Lower> device(PmemDisk disk) {
        if (!disk.isEnabled())
            return Optional.empty();
        return switch (disk.config().mode()) {
            case FSDAX -> Optional.of(new Lower(disk, disk));
            // Without struct pages there is no DAX.
            case RAW -> Optional.of(new Lower(disk, canMapRaw(disk) ? disk : null));
            case SECTOR -> Optional.of(new Lower(disk.btt(), null));
            case DEVDAX -> Optional.empty();
        };
    }

    private static boolean canMapRaw(PmemDisk disk) {
        return disk.bus().provider().mapsRaw() || !disk.bus().provider().isNvdimm();
    }

    /** Whether processes map the memory itself. */
    static boolean isDeviceDax(PmemDisk disk) {
        return disk.isEnabled() && disk.config().mode() == NamespaceMode.DEVDAX;
    }
}
