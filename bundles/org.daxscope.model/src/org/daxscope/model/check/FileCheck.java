package org.daxscope.model.check;

import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.model.AllocationKind;
import org.daxscope.model.FileElement;
import org.daxscope.model.ModelPackage;
import org.daxscope.model.RangeElement;
import org.daxscope.model.SceneElement;

/** Files that fit where they are to be. */
final class FileCheck {
    private FileCheck() {
    }

    static void check(SceneElement scene, FileElement file, Disks disks, Findings findings) {
        fill(file, findings);
        if (!disks.has(file.getDisk())) {
            findings.error(file, ModelPackage.Literals.FILE_ELEMENT__DISK,
                    "File \"%s\" is on disk \"%s\", which is not there; %s.".formatted(file.getName(), file.getDisk(),
                            disks.known()),
                    Fix.remove("Remove the file", file));
            return;
        }
        if (scene.getFileSystems().stream().noneMatch(fs -> file.getDisk().equals(fs.getDisk())))
            findings.error(file, ModelPackage.Literals.FILE_ELEMENT__DISK,
                    "File \"%s\" is on disk \"%s\", which has no file system.".formatted(file.getName(),
                            file.getDisk()),
                    Fix.remove("Remove the file", file));
        size(file, disks.size(file.getDisk()), findings);
        for (RangeElement written : file.getWritten())
            written(file, written, disks.size(file.getDisk()), findings);
    }

    private static void fill(FileElement file, Findings findings) {
        try {
            Pattern.named(file.getFill() == null ? "" : file.getFill());
        } catch (IllegalArgumentException e) {
            findings.error(file, ModelPackage.Literals.FILE_ELEMENT__FILL,
                    "The fill of file \"%s\": %s.".formatted(file.getName(), e.getMessage()),
                    Fix.set("Fill it by page numbers", file, ModelPackage.Literals.FILE_ELEMENT__FILL, "pages"));
        }
    }

    private static void size(FileElement file, long disk, Findings findings) {
        var feature = ModelPackage.Literals.FILE_ELEMENT__SIZE;
        if (file.getSize() < 0)
            findings.error(file, feature, "File \"%s\" has a size of %d bytes; expected 0 or more.".formatted(
                    file.getName(), file.getSize()), Fix.set("Make it empty", file, feature, 0L));
        else
            // A hole takes no space: a file may be larger than its disk as long as nobody fills it.
            if (file.getSize() > disk && file.getHow() != AllocationKind.TRUNCATE)
                findings.error(file, feature,
                        "File \"%s\" has %d bytes, its disk \"%s\" only %d.".formatted(file.getName(), file.getSize(),
                                file.getDisk(), disk),
                        Fix.set("Make it half the disk", file, feature, disk / 2 / Units.PAGE * Units.PAGE));
    }

    private static void written(FileElement file, RangeElement written, long disk, Findings findings) {
        if (written.getOffset() < 0 || written.getLength() < 0 || written.getLength() > disk)
            findings.error(written, ModelPackage.Literals.RANGE_ELEMENT__LENGTH,
                    "Bytes [%d, +%d) of file \"%s\" are to be written; expected an offset of 0 or more and at most the %d bytes of its disk."
                            .formatted(written.getOffset(), written.getLength(), file.getName(), disk),
                    Fix.remove("Do not write it", written));
    }
}
