package org.daxscope.lab.recording;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a file lies after setting up.
 *
 * @param name      the file
 * @param extents   FIEMAP, in the order given
 * @param deviceMap the same, resolved through dm tables down to disks
 */
public record FileLayout(String name, List<ExtentSpec> extents, List<MapPiece> deviceMap) {
    public FileLayout {
        extents = List.copyOf(extents);
        deviceMap = List.copyOf(deviceMap);
    }

    /**
     * One FIEMAP extent, all in bytes.
     *
     * @param physical offset on the file system's device (a dm device's own addresses)
     * @param flags    last, unwritten, merged ..., in the order given
     */
    public record ExtentSpec(long logical, long physical, long length, Set<String> flags) {
        public ExtentSpec {
            flags = Collections.unmodifiableSet(new LinkedHashSet<>(flags));
        }

        public boolean isUnwritten() {
            return flags.contains("unwritten");
        }
    }

    /**
     * The disk sectors behind one extent, in file order.
     *
     * @param fileOffset bytes
     * @param runs       empty where the device cannot be resolved
     */
    public record MapPiece(long fileOffset, List<SectorRun> runs) {
        public MapPiece {
            runs = List.copyOf(runs);
        }
    }

    /** Sectors of one disk, counted from its namespace's data start. */
    public record SectorRun(String device, long sector, long sectors) {
    }
}
