package org.daxscope.model.check;

import java.util.OptionalLong;
import java.util.Set;

import org.daxscope.dm.PlannedDevices;
import org.daxscope.dm.TableException;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.address.Units;
import org.daxscope.model.DmElement;
import org.daxscope.model.NamespaceElement;
import org.daxscope.model.PartitionElement;
import org.daxscope.model.RegionElement;
import org.daxscope.model.SceneElement;

/** The devices of a scene as they come into being, one dm device after the other. */
final class DmPlan {
    private final PlannedDevices devices;

    DmPlan(SceneElement scene) {
        KernelModel kernel = scene.getKernel() == null ? KernelModel.of(KernelPreset.G60)
                : KernelCheck.kernel(scene.getKernel().getName()).orElse(KernelModel.of(KernelPreset.G60));
        devices = new PlannedDevices(kernel);
        for (RegionElement region : scene.getRegions()) {
            NamespaceElement namespace = region.getNamespace();
            if (namespace != null && namespace.getDisk() != null && NamespaceCheck.isBlock(region))
                devices.add(namespace.getDisk(),
                        Math.clamp(namespace.getSectors(), 0, RegionCheck.MOST_BYTES / Units.SECTOR));
        }
        for (PartitionElement part : scene.getPartitions())
            sectors(scene, part).ifPresent(sectors -> devices.add(Disks.name(part), sectors));
    }

    /** Of a partition on a disk that is there; 512 bytes each. */
    private static OptionalLong sectors(SceneElement scene, PartitionElement part) {
        return scene.getRegions().stream().filter(NamespaceCheck::isOnBlockDevice)
                .filter(region -> region.getNamespace().getDisk().equals(part.getDisk()))
                .mapToLong(region -> Math.max(0, part.getSectors() == 0
                        ? region.getNamespace().getSectors() - part.getStart()
                        : part.getSectors()))
                .findFirst();
    }

    /** Adds a device and answers the names of those it lies on. */
    Set<String> next(DmElement dm) throws TableException {
        PlannedDevices.Plan plan = read(dm);
        devices.add(String.valueOf(dm.getName()), plan.sectors());
        return plan.devices();
    }

    private PlannedDevices.Plan read(DmElement dm) throws TableException {
        return devices.read(dm.getTable() == null ? "" : dm.getTable());
    }

    /** Adds a device and answers its bytes; 0 when its table cannot be read. */
    long bytes(DmElement dm) {
        try {
            PlannedDevices.Plan plan = read(dm);
            devices.add(String.valueOf(dm.getName()), plan.sectors());
            return plan.sectors() * Units.SECTOR;
        } catch (TableException wrong) {
            return 0;
        }
    }
}
