package org.daxscope.model.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.address.Units;
import org.daxscope.model.AgeingElement;
import org.daxscope.model.FileSystemElement;
import org.daxscope.model.ModelPackage;
import org.daxscope.model.NamespaceElement;
import org.daxscope.model.RegionElement;
import org.daxscope.model.SceneElement;
import org.daxscope.model.edit.OtherDevices;
import org.daxscope.model.edit.SharedFileSystems;

/** File systems that can be made and mounted as asked. Semantics 12.2. */
final class FileSystemCheck {
    private static final int MOST_FILL = 95;
    private static final String NO_REFLINK = "-m reflink=0";

    private FileSystemCheck() {
    }

    static void check(SceneElement scene, FileSystemElement fs, Disks disks, Findings findings) {
        if (SharedFileSystems.isShare(fs)) {
            ShareCheck.check(scene, fs, disks, findings);
            return;
        }
        if (!disks.has(fs.getDisk()))
            findings.error(fs, ModelPackage.Literals.FILE_SYSTEM_ELEMENT__DISK,
                    "A file system is on disk \"%s\", which is not there; %s.".formatted(fs.getDisk(), disks.known()),
                    Fix.remove("Remove the file system", fs));
        else
            if (scene.getFileSystems().stream().takeWhile(other -> other != fs)
                    .anyMatch(other -> fs.getDisk().equals(other.getDisk())))
                findings.error(fs, ModelPackage.Literals.FILE_SYSTEM_ELEMENT__DISK,
                        "Disk \"%s\" has a file system already; expected one on each disk.".formatted(fs.getDisk()),
                        Fix.remove("Remove the second file system", fs));
        if (disks.characters().contains(String.valueOf(fs.getDisk())))
            character(scene, fs, findings);
        if (!"ext4".equals(fs.getType()) && !"xfs".equals(fs.getType()))
            findings.error(fs, ModelPackage.Literals.FILE_SYSTEM_ELEMENT__TYPE,
                    "The file system on disk \"%s\" is of type \"%s\"; expected ext4 or xfs.".formatted(fs.getDisk(),
                            fs.getType()),
                    Fix.set("Make it xfs", fs, ModelPackage.Literals.FILE_SYSTEM_ELEMENT__TYPE, "xfs"),
                    Fix.set("Make it ext4", fs, ModelPackage.Literals.FILE_SYSTEM_ELEMENT__TYPE, "ext4"));
        else
            if (fs.getMkfs() != null && fs.getOptions() != null)
                made(scene, fs, disks, findings);
        if (fs.getAgeing() != null && fs.getAgeing().getRounds() > 0)
            ageing(fs, fs.getAgeing(), findings);
    }

    /** What the operation would refuse. */
    private static void ageing(FileSystemElement fs, AgeingElement ageing, Findings findings) {
        Fix young = Fix.set("Do not age it", ageing, ModelPackage.Literals.AGEING_ELEMENT__ROUNDS, 0);
        if (ageing.getSmallest() < 1 || ageing.getLargest() < ageing.getSmallest())
            findings.error(ageing, ModelPackage.Literals.AGEING_ELEMENT__LARGEST,
                    "The file system on disk \"%s\" ages with files of %d to %d bytes; expected 1 or more, and the largest not below the smallest."
                            .formatted(fs.getDisk(), ageing.getSmallest(), ageing.getLargest()),
                    young);
        if (ageing.getFill() < 1 || ageing.getFill() > MOST_FILL)
            findings.error(ageing, ModelPackage.Literals.AGEING_ELEMENT__FILL,
                    "The file system on disk \"%s\" ages about %d percent full; expected 1 to %d.".formatted(
                            fs.getDisk(),
                            ageing.getFill(), MOST_FILL),
                    young);
    }

    private static void made(SceneElement scene, FileSystemElement fs, Disks disks, Findings findings) {
        mount(scene, fs, findings);
        OtherDeviceCheck.check(scene, fs, disks, findings);
        if (asksForDax(fs.getOptions()) && disks.noDax().contains(String.valueOf(fs.getDisk()))
                && OtherDevices.realtime(fs).isEmpty())
            withoutDax(scene, fs, findings);
    }

    private static void character(SceneElement scene, FileSystemElement fs, Findings findings) {
        findings.error(fs, ModelPackage.Literals.FILE_SYSTEM_ELEMENT__DISK,
                "A file system is on \"%s\", which is in devdax mode: a character device that can hold none.".formatted(
                        fs.getDisk()),
                namespace(scene, fs).map(namespace -> new Fix[] {NamespaceCheck.toFsdax(namespace)})
                        .orElse(new Fix[0]));
    }

    private static Optional<NamespaceElement> namespace(SceneElement scene, FileSystemElement fs) {
        return scene.getRegions().stream().map(RegionElement::getNamespace)
                .filter(namespace -> namespace != null && fs.getDisk().equals(namespace.getDisk())).findFirst();
    }

    private static void withoutDax(SceneElement scene, FileSystemElement fs, Findings findings) {
        String what = fs.getType().equals("ext4") ? "ext4 refuses to mount it with DAX" : "XFS mounts it without DAX";
        List<Fix> fixes = new ArrayList<>();
        namespace(scene, fs).ifPresent(namespace -> fixes.add(NamespaceCheck.toFsdax(namespace)));
        fixes.add(Fix.set("Mount it without DAX", fs, ModelPackage.Literals.FILE_SYSTEM_ELEMENT__OPTIONS,
                fs.getOptions().replaceAll("\\bdax(=always)?(?=,|$)", "dax=never")));
        findings.warning(fs, ModelPackage.Literals.FILE_SYSTEM_ELEMENT__OPTIONS,
                "Disk \"%s\" cannot do DAX, by its namespace's mode or because it begins inside a page: %s.".formatted(
                        fs.getDisk(), what),
                fixes.toArray(Fix[]::new));
    }

    private static void mount(SceneElement scene, FileSystemElement fs, Findings findings) {
        var mkfs = ModelPackage.Literals.FILE_SYSTEM_ELEMENT__MKFS;
        OptionalInt block = MkfsBlocks.bytes(fs);
        if (block.isEmpty()) {
            findings.error(fs, mkfs, "mkfs of disk \"%s\" is told a block size that is no number: \"%s\"."
                    .formatted(fs.getDisk(), fs.getMkfs()), Fix.set("Use no arguments", fs, mkfs, ""));
            return;
        }
        if (!asksForDax(fs.getOptions()))
            return;
        if (block.getAsInt() != Units.PAGE)
            blockSize(fs, block.getAsInt(), findings);
        if (fs.getType().equals("xfs") && !fs.getMkfs().contains("reflink=0") && refusesReflink(scene))
            findings.warning(fs, mkfs,
                    "Kernel %s refuses to mount disk \"%s\" with DAX: XFS with reflink needs 6.0 or newer."
                            .formatted(scene.getKernel().getName(), fs.getDisk()),
                    Fix.set("Make it without reflink", fs, mkfs, (fs.getMkfs() + " " + NO_REFLINK).strip()));
    }

    private static void blockSize(FileSystemElement fs, int bytes, Findings findings) {
        String what = fs.getType().equals("ext4") ? "ext4 refuses to mount it with DAX" : "XFS mounts it without DAX";
        findings.warning(fs, ModelPackage.Literals.FILE_SYSTEM_ELEMENT__MKFS,
                "The blocks of disk \"%s\" are %d bytes, not the page's 4096: %s.".formatted(fs.getDisk(), bytes, what),
                Fix.set("Use blocks of 4096 bytes", fs, ModelPackage.Literals.FILE_SYSTEM_ELEMENT__MKFS,
                        MkfsBlocks.withPages(fs)));
    }

    /** As the machine reads mount options. */
    private static boolean asksForDax(String options) {
        return options.contains("dax=always") || List.of(options.split(",")).contains("dax");
    }

    private static boolean refusesReflink(SceneElement scene) {
        return scene.getKernel() != null && KernelCheck.kernel(scene.getKernel().getName()).map(KernelModel::switches)
                .filter(switches -> !switches.reflinkWithDax()).isPresent();
    }
}
