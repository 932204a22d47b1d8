package org.daxscope.model.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.daxscope.kernel.address.Units;
import org.daxscope.model.ExtentElement;
import org.daxscope.model.FileElement;
import org.daxscope.model.ModelPackage;
import org.daxscope.model.SceneElement;
import org.eclipse.emf.ecore.EAttribute;

/** Layouts that files can have: aligned, on their disk, and no block twice. */
final class LayoutCheck {
    private final Disks disks;
    private final Findings findings;

    private LayoutCheck(Disks disks, Findings findings) {
        this.disks = disks;
        this.findings = findings;
    }

    /** A piece that has been found sound on its own. */
    private record Piece(FileElement file, ExtentElement extent) {
    }

    static void check(SceneElement scene, Disks disks, Findings findings) {
        LayoutCheck layouts = new LayoutCheck(disks, findings);
        Map<String, List<Piece>> byDisk = new LinkedHashMap<>();
        for (FileElement file : scene.getFiles()) {
            List<Piece> pieces = new ArrayList<>();
            for (ExtentElement extent : file.getLayout())
                if (layouts.sound(file, extent))
                    pieces.add(new Piece(file, extent));
            layouts.apart(pieces, ModelPackage.Literals.EXTENT_ELEMENT__OFFSET, "of the file");
            byDisk.computeIfAbsent(String.valueOf(file.getDisk()), disk -> new ArrayList<>()).addAll(pieces);
        }
        byDisk.values().forEach(
                pieces -> layouts.apart(pieces, ModelPackage.Literals.EXTENT_ELEMENT__PHYSICAL, "of the disk"));
    }

    private boolean sound(FileElement file, ExtentElement extent) {
        return multiple(file, extent, ModelPackage.Literals.EXTENT_ELEMENT__OFFSET, 0)
                && multiple(file, extent, ModelPackage.Literals.EXTENT_ELEMENT__PHYSICAL, 0)
                && multiple(file, extent, ModelPackage.Literals.EXTENT_ELEMENT__LENGTH, Units.PAGE)
                && onDisk(file, extent);
    }

    private boolean multiple(FileElement file, ExtentElement extent, EAttribute attribute, long least) {
        long value = (long) extent.eGet(attribute);
        // Half of the largest number: sums of two of them are numbers still.
        if (value >= least && value <= Long.MAX_VALUE / 2 && value % Units.PAGE == 0)
            return true;
        findings.error(extent, attribute,
                "An extent of file \"%s\" has %s %d; expected a multiple of 4096 bytes, %d or more."
                        .formatted(file.getName(), attribute.getName(), value, least),
                Fix.remove("Remove the extent", extent));
        return false;
    }

    private boolean onDisk(FileElement file, ExtentElement extent) {
        if (!disks.has(file.getDisk()) || extent.getPhysical() + extent.getLength() <= disks.size(file.getDisk()))
            return true;
        findings.error(extent, ModelPackage.Literals.EXTENT_ELEMENT__PHYSICAL,
                "An extent of file \"%s\" lies at bytes [%d, %d) of disk \"%s\", which has %d bytes.".formatted(
                        file.getName(), extent.getPhysical(), extent.getPhysical() + extent.getLength(), file.getDisk(),
                        disks.size(file.getDisk())),
                Fix.remove("Remove the extent", extent));
        return false;
    }

    private void apart(List<Piece> pieces, EAttribute start, String where) {
        List<Piece> sorted = new ArrayList<>(pieces);
        sorted.sort(Comparator.comparingLong(piece -> (long) piece.extent.eGet(start)));
        long end = 0;
        String before = "";
        for (Piece piece : sorted) {
            long from = (long) piece.extent.eGet(start);
            if (from < end)
                findings.error(piece.extent, start,
                        "An extent of file \"%s\" begins at byte %d %s, before one of file \"%s\" ends at %d."
                                .formatted(
                                        piece.file.getName(), from, where, before, end),
                        Fix.remove("Remove the extent", piece.extent));
            if (from + piece.extent.getLength() > end) {
                end = from + piece.extent.getLength();
                before = piece.file.getName();
            }
        }
    }
}
