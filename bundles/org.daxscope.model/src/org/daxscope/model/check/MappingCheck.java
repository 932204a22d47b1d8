package org.daxscope.model.check;

import org.daxscope.kernel.address.Units;
import org.daxscope.model.FileElement;
import org.daxscope.model.FileSystemElement;
import org.daxscope.model.MappingElement;
import org.daxscope.model.ModelPackage;
import org.daxscope.model.RangeElement;
import org.daxscope.model.SceneElement;
import org.daxscope.model.edit.SharedFileSystems;

/** Mappings of what is there, at whole pages, inside of it. */
final class MappingCheck {
    private MappingCheck() {
    }

    static void check(SceneElement scene, MappingElement mapping, Disks disks, Findings findings) {
        var offset = ModelPackage.Literals.MAPPING_ELEMENT__OFFSET;
        if (mapping.getOffset() < 0 || mapping.getOffset() % Units.PAGE != 0)
            findings.warning(mapping, offset,
                    "Mapping \"%s\" begins at byte %d of \"%s\"; mmap refuses what is no multiple of 4096.".formatted(
                            mapping.getName(), mapping.getOffset(), mapping.getOn()),
                    Fix.set("Round down to a page", mapping, offset,
                            Math.max(0, mapping.getOffset() / Units.PAGE * Units.PAGE)));
        if (mapping.getLength() <= 0)
            findings.warning(mapping, ModelPackage.Literals.MAPPING_ELEMENT__LENGTH,
                    "Mapping \"%s\" has a length of %d bytes; mmap refuses less than 1.".formatted(mapping.getName(),
                            mapping.getLength()),
                    Fix.set("Map one page", mapping, ModelPackage.Literals.MAPPING_ELEMENT__LENGTH, (long) Units.PAGE));
        long bytes = size(scene, String.valueOf(mapping.getOn()), disks);
        if (bytes < 0)
            findings.error(mapping, ModelPackage.Literals.MAPPING_ELEMENT__ON,
                    "Mapping \"%s\" is of \"%s\", which is neither a file nor a disk of the scene.".formatted(
                            mapping.getName(), mapping.getOn()),
                    Fix.remove("Remove the mapping", mapping));
        else
            inside(mapping, bytes, findings);
    }

    private static void inside(MappingElement mapping, long bytes, Findings findings) {
        long end = Math.ceilDiv(bytes, (long) Units.PAGE) * Units.PAGE;
        if (mapping.getOffset() < 0 || mapping.getLength() <= end - mapping.getOffset())
            return;
        String message =
                "Mapping \"%s\" reaches beyond the end of \"%s\" at byte %d: touching the pages behind it is a SIGBUS."
                        .formatted(mapping.getName(), mapping.getOn(), bytes);
        var feature = ModelPackage.Literals.MAPPING_ELEMENT__LENGTH;
        if (end > mapping.getOffset())
            findings.warning(mapping, feature, message,
                    Fix.set("End it with \"%s\"".formatted(mapping.getOn()), mapping, feature,
                            end - mapping.getOffset()));
        else
            findings.warning(mapping, feature, message);
    }

    /** Bytes of a file or disk; -1 when there is none of the name. "pm1:f" is the file f of disk pm1. */
    private static long size(SceneElement scene, String name, Disks disks) {
        if (disks.has(name))
            return disks.size(name);
        for (FileElement file : scene.getFiles())
            if (name.equals(file.getName()) || name.equals(file.getDisk() + ":" + file.getName()))
                return size(file);
        return inShare(scene, name);
    }

    /** "vfs0:f" is the host's file f as the guest sees it by the share vfs0. */
    private static long inShare(SceneElement scene, String name) {
        for (FileSystemElement fs : scene.getFileSystems())
            if (SharedFileSystems.isShare(fs) && name.startsWith(fs.getDisk() + ":"))
                for (FileElement file : scene.getFiles())
                    if (name.equals(fs.getDisk() + ":" + plain(file))
                            && SharedFileSystems.isOf(fs, String.valueOf(file.getDisk())))
                        return size(file);
        return -1;
    }

    /** Without the name of the disk that stands before it where another file system was mounted first. */
    private static String plain(FileElement file) {
        String prefix = file.getDisk() + ":";
        return file.getName().startsWith(prefix) ? file.getName().substring(prefix.length()) : file.getName();
    }

    /** What is written behind its size makes a file longer. */
    private static long size(FileElement file) {
        long size = Math.max(0, file.getSize());
        for (RangeElement written : file.getWritten())
            if (written.getOffset() >= 0 && written.getLength() > 0
                    && written.getLength() <= Long.MAX_VALUE - Units.PAGE - written.getOffset())
                size = Math.max(size, written.getOffset() + written.getLength());
        return Math.min(size, Long.MAX_VALUE - Units.PAGE);
    }
}
