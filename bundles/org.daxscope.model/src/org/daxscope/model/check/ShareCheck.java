package org.daxscope.model.check;

import java.util.Optional;

import org.daxscope.kernel.ShareArguments;
import org.daxscope.kernel.KernelModel;
import org.daxscope.model.FileSystemElement;
import org.daxscope.model.ModelPackage;
import org.daxscope.model.SceneElement;
import org.daxscope.model.edit.SharedFileSystems;

/** Shares of a host that a guest can mount as asked. Semantics 13. */
final class ShareCheck {
    private ShareCheck() {
    }

    static void check(SceneElement scene, FileSystemElement fs, Disks disks, Findings findings) {
        tag(scene, fs, findings);
        ShareArguments share = SharedFileSystems.arguments(fs).orElse(null);
        if (share == null) {
            findings.error(fs, ModelPackage.Literals.FILE_SYSTEM_ELEMENT__MKFS,
                    "Share \"%s\" is told \"%s\"; expected source=DISK and cache-size= of 0 or of 4 MiB and more in ranges of 2 MiB."
                            .formatted(fs.getDisk(), fs.getMkfs()),
                    Fix.remove("Remove the share", fs));
            return;
        }
        Optional<FileSystemElement> source = source(scene, share);
        if (source.isEmpty())
            findings.error(fs, ModelPackage.Literals.FILE_SYSTEM_ELEMENT__MKFS,
                    "Share \"%s\" is of \"%s\", which has no file system on the host; %s.".formatted(fs.getDisk(),
                            share.source(), disks.known()),
                    Fix.remove("Remove the share", fs));
        else
            options(scene, fs, share, findings);
    }

    private static Optional<FileSystemElement> source(SceneElement scene, ShareArguments share) {
        return scene.getFileSystems().stream()
                .filter(other -> !SharedFileSystems.isShare(other) && share.source().equals(other.getDisk()))
                .findFirst();
    }

    /** A tag is a name among those of devices: files are found by it. */
    private static void tag(SceneElement scene, FileSystemElement fs, Findings findings) {
        String tag = String.valueOf(fs.getDisk());
        boolean taken = scene.getRegions().stream().anyMatch(region -> region.getNamespace() != null
                && tag.equals(region.getNamespace().getDisk()))
                || scene.getDmDevices().stream().anyMatch(dm -> tag.equals(dm.getName()))
                || scene.getPartitions().stream().anyMatch(part -> tag.equals(Disks.name(part)))
                || scene.getFileSystems().stream().takeWhile(other -> other != fs)
                        .anyMatch(other -> tag.equals(other.getDisk()));
        if (taken || tag.isBlank() || tag.contains(":") || tag.contains("/"))
            findings.error(fs, ModelPackage.Literals.FILE_SYSTEM_ELEMENT__DISK,
                    "A share has the tag \"%s\"; expected a word without a colon that no device has.".formatted(tag),
                    Fix.remove("Remove the share", fs));
    }

    private static void options(SceneElement scene, FileSystemElement fs, ShareArguments share, Findings findings) {
        var feature = ModelPackage.Literals.FILE_SYSTEM_ELEMENT__OPTIONS;
        String options = String.valueOf(fs.getOptions());
        Optional<KernelModel> kernel = scene.getKernel() == null ? Optional.empty()
                : KernelCheck.kernel(String.valueOf(scene.getKernel().getName()));
        if (options.contains("dax=") && kernel.isPresent() && !kernel.get().switches().fuseDaxModes())
            findings.warning(fs, feature,
                    "Kernel %s mounts share \"%s\" with dax or without: it knows no dax=MODE and refuses.".formatted(
                            scene.getKernel().getName(), fs.getDisk()),
                    Fix.set("Mount it with dax", fs, feature, options.replaceAll("\\bdax=always\\b", "dax")
                            .replaceAll("\\bdax=\\w+,?", "")));
        if (share.windowBytes() == 0 && (options.contains("dax=always") || options.matches("(.*,)?dax(,.*)?")))
            findings.warning(fs, feature,
                    "Share \"%s\" has no window (cache-size=0), so the mount with DAX is refused."
                            .formatted(fs.getDisk()),
                    Fix.set("Give it a window of 1 GiB", fs, ModelPackage.Literals.FILE_SYSTEM_ELEMENT__MKFS,
                            new ShareArguments(share.source(), ShareArguments.USUAL_WINDOW).text()));
    }
}
