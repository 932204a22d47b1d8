package org.daxscope.model.check;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.model.DmElement;
import org.daxscope.model.FileSystemElement;
import org.daxscope.model.NamespaceElement;
import org.daxscope.model.PartitionElement;
import org.daxscope.model.RegionElement;
import org.daxscope.model.SceneElement;
import org.daxscope.model.edit.SharedFileSystems;

/**
 * The devices of a scene: what file systems and mappings can be on; and shares, which files can be on.
 *
 * @param bytes usable size by name; a dm device whose table is wrong has none
 * @param media those that have media of their own, which can be poisoned: no partitions and no dm devices
 * @param noDax disks and partitions on which no file system can use DAX
 * @param characters those that can be mapped and nothing else: device-dax
 */
record Disks(Map<String, Long> bytes, Set<String> media, Set<String> noDax, Set<String> characters) {
    static Disks of(SceneElement scene) {
        Map<String, Long> bytes = new LinkedHashMap<>();
        Set<String> noDax = new LinkedHashSet<>();
        Set<String> characters = new LinkedHashSet<>();
        for (RegionElement region : scene.getRegions()) {
            NamespaceElement namespace = region.getNamespace();
            if (namespace == null || namespace.getDisk() == null)
                continue;
            bytes.putIfAbsent(namespace.getDisk(), Math.max(0, namespace.getSectors()) * Units.SECTOR);
            if (!NamespaceCheck.isBlock(region))
                characters.add(namespace.getDisk());
            else
                if (!NamespaceCheck.isDax(region))
                    noDax.add(namespace.getDisk());
        }
        Set<String> media = new LinkedHashSet<>(bytes.keySet());
        for (PartitionElement part : scene.getPartitions())
            if (part.getDisk() != null && bytes.containsKey(part.getDisk())) {
                bytes.putIfAbsent(name(part), bytes(part, bytes.getOrDefault(part.getDisk(), 0L)));
                if (noDax.contains(part.getDisk()) || part.getStart() % Units.PAGE_SECTORS != 0)
                    noDax.add(name(part));
            }
        DmPlan plan = new DmPlan(scene);
        for (DmElement dm : scene.getDmDevices())
            if (dm.getName() != null)
                bytes.putIfAbsent(dm.getName(), plan.bytes(dm));
        for (FileSystemElement fs : scene.getFileSystems())
            if (fs.getDisk() != null && SharedFileSystems.isShare(fs))
                bytes.putIfAbsent(fs.getDisk(),
                        SharedFileSystems.arguments(fs).map(share -> bytes.getOrDefault(share.source(), 0L))
                                .orElse(0L));
        return new Disks(bytes, media, noDax, characters);
    }

    /** Name of a partition's device. */
    static String name(PartitionElement part) {
        return Operation.CreatePartition.name(String.valueOf(part.getDisk()), part.getNumber());
    }

    /** Bytes of a partition on a disk of so many; 0 when it does not fit. */
    private static long bytes(PartitionElement part, long disk) {
        long left = disk / Units.SECTOR - part.getStart();
        long sectors = part.getSectors() == 0 ? left : part.getSectors();
        return part.getStart() < 0 || sectors < 0 || sectors > left ? 0 : sectors * Units.SECTOR;
    }

    boolean has(String disk) {
        return bytes.containsKey(disk);
    }

    /** Bytes of a device that is there. */
    long size(String disk) {
        return bytes.getOrDefault(disk, 0L);
    }

    Set<String> names() {
        return bytes.keySet();
    }

    /** For a sentence. */
    String known() {
        return bytes.isEmpty() ? "there is no disk" : "the disks are " + String.join(", ", bytes.keySet());
    }

    /** For a sentence about media. */
    String knownMedia() {
        return media.isEmpty() ? "there is no disk" : "the disks are " + String.join(", ", media);
    }
}
