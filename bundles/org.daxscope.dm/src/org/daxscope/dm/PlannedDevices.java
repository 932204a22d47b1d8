package org.daxscope.dm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.daxscope.dax.BlockDevice;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.address.DeviceSector;
import org.daxscope.kernel.address.Units;

/** Disks and dm devices that do not exist yet: tables can be read over them, and nothing else be done. */
public final class PlannedDevices {
    private final TableReader tables;
    private final Map<String, Lower> devices = new LinkedHashMap<>();

    /** A name and a size; there is nothing that could be read. */
    private record Planned(String name, long sectors) implements BlockDevice {
        @Override
        public int logicalBlockBytes() {
            return Units.SECTOR;
        }

        @Override
        public int read(DeviceSector sector, byte[] into, int at, int length) {
            return 0;
        }

        @Override
        public Optional<Errno> write(DeviceSector sector, byte[] from, int at, int length) {
            return Optional.of(Errno.ENXIO);
        }

        @Override
        public Optional<Errno> zeroOut(DeviceSector first, long count) {
            return Optional.of(Errno.ENXIO);
        }

        @Override
        public boolean isDamaged(DeviceSector first, long count) {
            return false;
        }
    }

    /** @param kernel decides what the targets take */
    public PlannedDevices(KernelModel kernel) {
        this.tables = new TableReader(kernel, name -> Optional.ofNullable(devices.get(name)));
    }

    /** Adds a device; of two with one name the first one stands. */
    public void add(String name, long sectors) {
        devices.putIfAbsent(name, new Lower(new Planned(name, sectors), null));
    }

    /**
     * What a table takes and how large its device would be.
     *
     * @param sectors 512 bytes each
     * @param devices names of those it takes, in its order
     */
    public record Plan(long sectors, Set<String> devices) {
    }

    /** Reads a table over the devices added so far, and adds nothing. */
    public Plan read(String table) throws TableException {
        DmTable read = tables.read(table);
        return new Plan(read.sectors(), read.devices());
    }
}
