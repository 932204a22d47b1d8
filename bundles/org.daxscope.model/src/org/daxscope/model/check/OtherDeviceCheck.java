package org.daxscope.model.check;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import org.daxscope.model.FileSystemElement;
import org.daxscope.model.ModelPackage.Literals;
import org.daxscope.model.SceneElement;
import org.daxscope.model.edit.OtherDevices;
import org.eclipse.emf.ecore.util.EcoreUtil;

/** Realtime and log devices: there, in use by nobody else, and named again at mount as mkfs named them. */
final class OtherDeviceCheck {
    private final SceneElement scene;
    private final FileSystemElement fs;
    private final Disks disks;
    private final Findings findings;

    private OtherDeviceCheck(SceneElement scene, FileSystemElement fs, Disks disks, Findings findings) {
        this.scene = scene;
        this.fs = fs;
        this.disks = disks;
        this.findings = findings;
    }

    /** @param fs with mkfs arguments and mount options */
    static void check(SceneElement scene, FileSystemElement fs, Disks disks, Findings findings) {
        OtherDeviceCheck check = new OtherDeviceCheck(scene, fs, disks, findings);
        check.device("realtime device", OtherDevices.realtime(fs), OtherDevices::setRealtime);
        check.device("log", OtherDevices.log(fs), OtherDevices::setLog);
        check.mounted();
        if (!OtherDevices.realtime(fs).isEmpty() && !fs.getMkfs().contains("reflink=0"))
            findings.error(fs, Literals.FILE_SYSTEM_ELEMENT__MKFS,
                    "mkfs of disk \"%s\" refuses a realtime device together with reflink.".formatted(fs.getDisk()),
                    Fix.set("Make it without reflink", fs, Literals.FILE_SYSTEM_ELEMENT__MKFS,
                            "-m reflink=0 " + fs.getMkfs()));
    }

    private void device(String what, String device, BiConsumer<FileSystemElement, String> set) {
        if (device.isEmpty())
            return;
        String wrong = device.equals(fs.getDisk()) ? "is the file system's own"
                : !disks.has(device) || disks.characters().contains(device)
                        ? "is no block device of the scene; " + disks.known()
                        : taken(device) ? "is in use already" : "";
        if (!wrong.isEmpty())
            findings.error(fs, Literals.FILE_SYSTEM_ELEMENT__MKFS,
                    "The %s of the file system on \"%s\", \"%s\", %s.".formatted(what, fs.getDisk(), device, wrong),
                    without(set));
    }

    /** Neither mkfs nor mount names it any more. */
    private Fix without(BiConsumer<FileSystemElement, String> set) {
        FileSystemElement mended = EcoreUtil.copy(fs);
        set.accept(mended, "");
        return new Fix("Make it without", fs,
                List.of(new Fix.Setting(Literals.FILE_SYSTEM_ELEMENT__MKFS, mended.getMkfs()),
                        new Fix.Setting(Literals.FILE_SYSTEM_ELEMENT__OPTIONS, mended.getOptions())));
    }

    private boolean taken(String device) {
        return scene.getFileSystems().stream().anyMatch(other -> device.equals(other.getDisk())
                || other != fs && OtherDevices.of(other).contains(device));
    }

    private void mounted() {
        String options = OtherDevices.options(fs);
        if (names(fs.getOptions()).equals(names(options)))
            return;
        findings.warning(fs, Literals.FILE_SYSTEM_ELEMENT__OPTIONS,
                "The mount options of \"%s\" name other realtime and log devices than mkfs: it is not mounted."
                        .formatted(fs.getDisk()),
                Fix.set("Name those of mkfs", fs, Literals.FILE_SYSTEM_ELEMENT__OPTIONS, options));
    }

    /** What options say of devices, in one order. */
    private static String names(String options) {
        return String.join(",", Stream.of(options.split(","))
                .filter(option -> option.startsWith("rtdev=") || option.startsWith("logdev=")).sorted().toList());
    }
}
