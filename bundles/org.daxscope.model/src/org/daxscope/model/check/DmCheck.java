package org.daxscope.model.check;

import org.daxscope.dm.TableException;
import org.daxscope.model.DmElement;
import org.daxscope.model.ModelPackage;
import org.daxscope.model.SceneElement;

/** Tables that the device mapper takes, over devices that are there before them. Semantics 12.1. */
final class DmCheck {
    private DmCheck() {
    }

    static void check(SceneElement scene, Findings findings) {
        DmPlan plan = new DmPlan(scene);
        for (DmElement dm : scene.getDmDevices()) {
            try {
                for (String device : plan.next(dm))
                    taken(scene, dm, device, findings);
            } catch (TableException wrong) {
                findings.error(dm, ModelPackage.Literals.DM_ELEMENT__TABLE,
                        "The table of dm device \"%s\" cannot be read: %s.".formatted(dm.getName(), wrong.getMessage()),
                        Fix.remove("Remove the dm device", dm));
            }
            if (dm.getName() != null && dm.getName().contains("/"))
                findings.error(dm, ModelPackage.Literals.DM_ELEMENT__NAME,
                        "The name of dm device \"%s\" has a slash; expected a word without one.".formatted(
                                dm.getName()),
                        Fix.set("Rename it to \"" + dm.getName().replace("/", "") + "\"", dm,
                                ModelPackage.Literals.DM_ELEMENT__NAME, dm.getName().replace("/", "")));
        }
    }

    /** dm opens its devices for itself alone, and so does a mount. */
    private static void taken(SceneElement scene, DmElement dm, String device, Findings findings) {
        scene.getFileSystems().stream().filter(fs -> device.equals(fs.getDisk())).findFirst()
                .ifPresent(fs -> findings.error(fs, ModelPackage.Literals.FILE_SYSTEM_ELEMENT__DISK,
                        "The file system of \"%s\" cannot be mounted: dm device \"%s\" lies on \"%s\"."
                                .formatted(device, dm.getName(), device),
                        Fix.set("Put it on \"" + dm.getName() + "\"", fs,
                                ModelPackage.Literals.FILE_SYSTEM_ELEMENT__DISK, dm.getName())));
    }
}
