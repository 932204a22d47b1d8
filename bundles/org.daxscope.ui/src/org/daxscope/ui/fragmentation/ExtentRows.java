package org.daxscope.ui.fragmentation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.machine.image.FileImage.Extent;
import org.daxscope.ui.nls.FragmentationText;
import org.daxscope.ui.pagemap.Sizes;
import org.daxscope.ui.widgets.Column;
import org.daxscope.ui.widgets.Rows;
import org.daxscope.viz.HugeFit;
import org.daxscope.viz.HugeFrames;
import org.daxscope.viz.drawing.FragmentationPicture.Moment;

/** The extents of a file at the later moment, compared with those before. */
final class ExtentRows implements Rows {
    private final List<Extent> extents;
    private final Set<Extent> before;
    private final List<HugeFrames.Frames> frames;

    private ExtentRows(List<Extent> extents, Set<Extent> before, List<HugeFrames.Frames> frames) {
        this.extents = extents;
        this.before = before;
        this.frames = frames.stream().filter(some -> some.fit() == HugeFit.POSSIBLE).toList();
    }

    /** @param moments the earlier one if the file was there then, and the later one last */
    static ExtentRows of(List<Moment> moments) {
        if (moments.isEmpty())
            return new ExtentRows(List.of(), Set.of(), List.of());
        Moment last = moments.getLast();
        return new ExtentRows(last.file().extents(), new HashSet<>(moments.getFirst().file().extents()),
                HugeFrames.of(last.device(), last.file()));
    }

    static List<Column> columns() {
        return List.of(Column.number("#", FragmentationText.NumberHint, 0, 40),
                Column.number(FragmentationText.FileOffset, FragmentationText.FileOffsetHint, 18, 84),
                Column.number(FragmentationText.Length, FragmentationText.LengthHint, 16, 76),
                Column.number(FragmentationText.DiskByte, FragmentationText.DiskByteHint, 20, 92),
                Column.number(FragmentationText.DiskSector, FragmentationText.DiskSectorHint, 16, 80),
                Column.text(FragmentationText.State, FragmentationText.StateHint, 16, 76),
                Column.number(FragmentationText.Huge, FragmentationText.HugeHint, 14, 70),
                Column.text(FragmentationText.Since, FragmentationText.SinceHint, 12, 60));
    }

    Extent extent(int row) {
        return extents.get(row);
    }

    @Override
    public int count() {
        return extents.size();
    }

    @Override
    public String text(int row, int column) {
        Extent extent = extents.get(row);
        return switch (column) {
            case 0 -> Integer.toString(row + 1);
            case 1 -> Long.toString(extent.offset());
            case 2 -> Sizes.exact(extent.length());
            case 3 -> Long.toString(extent.physical());
            case 4 -> Long.toString(extent.physical() / DiskSectors.BYTES);
            case 5 -> extent.unwritten() ? FragmentationText.IsUnwritten : FragmentationText.IsWritten;
            case 6 -> Sizes.exact(huge(extent));
            default -> isNew(extent) ? FragmentationText.New : FragmentationText.Same;
        };
    }

    /** Bytes of an extent that can be mapped by 2 MiB. */
    private long huge(Extent extent) {
        long sum = 0;
        for (HugeFrames.Frames some : frames)
            sum += Math.max(0, Math.min(some.end(), extent.offset() + extent.length())
                    - Math.max(some.start(), extent.offset()));
        return sum;
    }

    private boolean isNew(Extent extent) {
        return !before.contains(extent);
    }

    @Override
    public String colour(int row, int column) {
        return column == 7 && isNew(extents.get(row)) ? "org.daxscope.ui.disagree" : "";
    }
}
