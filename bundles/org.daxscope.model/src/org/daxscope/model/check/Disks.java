package org.daxscope.model.check;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.daxscope.kernel.address.Units;
import org.daxscope.model.DmElement;
import org.daxscope.model.NamespaceElement;
import org.daxscope.model.RegionElement;
import org.daxscope.model.SceneElement;

/**
 * The block devices of a scene: what file systems and mappings can be on.
 *
 * @param bytes usable size by name; a dm device whose table is wrong has none
 * @param media those that have media of their own, which can be poisoned: no dm devices
 */
record Disks(Map<String, Long> bytes, Set<String> media) {
    static Disks of(SceneElement scene) {
        Map<String, Long> bytes = new LinkedHashMap<>();
        for (RegionElement region : scene.getRegions()) {
            NamespaceElement namespace = region.getNamespace();
            if (namespace != null && namespace.getDisk() != null)
                bytes.putIfAbsent(namespace.getDisk(), Math.max(0, namespace.getSectors()) * Units.SECTOR);
        }
        Set<String> media = new LinkedHashSet<>(bytes.keySet());
        DmPlan plan = new DmPlan(scene);
        for (DmElement dm : scene.getDmDevices())
            if (dm.getName() != null)
                bytes.putIfAbsent(dm.getName(), plan.bytes(dm));
        return new Disks(bytes, media);
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
