package org.daxscope.model.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.daxscope.kernel.address.Units;
import org.daxscope.model.NamespaceElement;
import org.daxscope.model.RegionElement;
import org.daxscope.model.SceneElement;

/**
 * The disks of a scene.
 *
 * @param bytes usable size by name
 */
record Disks(Map<String, Long> bytes) {
    static Disks of(SceneElement scene) {
        Map<String, Long> bytes = new LinkedHashMap<>();
        for (RegionElement region : scene.getRegions()) {
            NamespaceElement namespace = region.getNamespace();
            if (namespace != null && namespace.getDisk() != null)
                bytes.putIfAbsent(namespace.getDisk(), Math.max(0, namespace.getSectors()) * Units.SECTOR);
        }
        return new Disks(bytes);
    }

    boolean has(String disk) {
        return bytes.containsKey(disk);
    }

    /** Bytes of a disk that is there. */
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
}
