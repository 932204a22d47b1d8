package org.daxscope.model.check;

import org.daxscope.kernel.address.Units;
import org.daxscope.machine.scene.RegionSpec;
import org.daxscope.model.ModelPackage;
import org.daxscope.model.NamespaceElement;
import org.daxscope.model.RegionElement;
import org.daxscope.model.SceneElement;

/** Regions one behind the other: the machine moves up what would overlap. */
final class PhysicalCheck {
    private PhysicalCheck() {
    }

    static void check(SceneElement scene, Findings findings) {
        if (scene.getRegions().isEmpty())
            findings.error(scene, ModelPackage.Literals.SCENE_ELEMENT__REGIONS,
                    "The scene has no region; a machine needs a disk.");
        long end = 0;
        for (RegionElement region : scene.getRegions()) {
            NamespaceElement namespace = region.getNamespace();
            long base = region.getPhysicalBase();
            if (base >= 0 && base < end)
                findings.warning(region, ModelPackage.Literals.REGION_ELEMENT__PHYSICAL_BASE,
                        "Region \"%s\" begins at physical address 0x%x, before the region above ends at 0x%x; it will stand behind it."
                                .formatted(region.getName(), base, end),
                        Fix.set("Place it automatically", region, ModelPackage.Literals.REGION_ELEMENT__PHYSICAL_BASE,
                                RegionSpec.AUTOMATIC));
            if (namespace != null)
                end = Math.max(base, end) + clamped(namespace.getDataOffset())
                        + clamped(namespace.getSectors()) * Units.SECTOR;
        }
    }

    /** What is out of range is reported elsewhere; here it must not overflow. */
    private static long clamped(long value) {
        return Math.clamp(value, 0, RegionCheck.MOST_BYTES / Units.SECTOR);
    }
}
