package org.daxscope.ui.fragmentation;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.jspecify.annotations.Nullable;

import org.daxscope.machine.image.FileImage.Extent;
import org.daxscope.ui.nls.FragmentationText;
import org.daxscope.ui.pagemap.Sizes;
import org.daxscope.ui.widgets.PictureCanvas;
import org.daxscope.viz.drawing.FragmentationPicture.Hit;
import org.daxscope.viz.drawing.Shape;

/** Shows the strips; extents are chosen by clicks and arrow keys. */
final class StripCanvas extends PictureCanvas {
    private final Consumer<Chosen> chooser;
    private @Nullable FragmentationModel model;
    private int moment;
    private int extent = -1;

    /** An extent that was chosen, at one of the moments that are shown. */
    record Chosen(int moment, Extent extent) {
    }

    /** @param chooser takes what the user chooses */
    StripCanvas(Composite parent, Consumer<Chosen> chooser) {
        super(parent, FragmentationText.Strips, FragmentationText.NoFiles);
        this.chooser = chooser;
    }

    void show(FragmentationModel next) {
        model = next;
        moment = Math.max(0, next.moments().size() - 1);
        extent = Math.min(extent, extents() - 1);
        if (next.picture().isPresent() && next.pixels().isPresent())
            draw(next.picture().get().drawing(), next.pixels().get(), next.question().palette());
        else
            drawNothing();
    }

    /** Outlines an extent of the later moment; a negative one for none. */
    void select(int number) {
        moment = model == null ? 0 : Math.max(0, model.moments().size() - 1);
        extent = Math.min(number, extents() - 1);
        canvas().redraw();
    }

    private int extents() {
        FragmentationModel shown = model;
        return shown == null || shown.moments().isEmpty() ? 0 : shown.moments().get(moment).file().extents().size();
    }

    @Override
    protected List<Shape.Rect> outlines() {
        FragmentationModel shown = model;
        return shown == null || extent < 0
                ? List.of()
                : shown.picture().map(drawn -> drawn.outline(moment, extent)).orElse(List.of());
    }

    private Optional<Hit> hit(int x, int y) {
        FragmentationModel shown = model;
        return shown == null ? Optional.empty() : shown.picture().flatMap(drawn -> drawn.hit(x, y));
    }

    @Override
    protected void click(int x, int y) {
        hit(x, y).filter(hit -> hit.extent() >= 0).ifPresent(hit -> choose(hit.moment(), hit.extent()));
    }

    @Override
    protected String tip(int x, int y) {
        return hit(x, y).map(this::tell).orElse("");
    }

    private String tell(Hit hit) {
        if (hit.extent() < 0)
            return hit.fileOffset() < 0
                    ? NLS.bind(FragmentationText.TipElsewhere, Long.toString(hit.diskByte()))
                    : NLS.bind(FragmentationText.TipHole, Long.toString(hit.fileOffset()));
        String text = words(hit.moment(), hit.extent());
        return hit.extents() > 1 ? NLS.bind(FragmentationText.TipMore, text, hit.extents() - 1) : text;
    }

    private String words(int at, int number) {
        FragmentationModel shown = model;
        if (shown == null || at >= shown.moments().size() || number >= shown.moments().get(at).file().extents().size())
            return "";
        Extent chosen = shown.moments().get(at).file().extents().get(number);
        return NLS.bind(FragmentationText.TipExtent, new Object[] {number + 1, Sizes.exact(chosen.length()),
            Long.toString(chosen.offset()), shown.moments().get(at).device().name(),
            Long.toString(chosen.physical()),
            chosen.unwritten() ? FragmentationText.IsUnwritten : FragmentationText.IsWritten});
    }

    @Override
    protected String describe() {
        return extent < 0 ? FragmentationText.StripsHint : words(moment, extent);
    }

    @Override
    protected void key(int code) {
        FragmentationModel shown = model;
        if (shown == null || shown.moments().isEmpty())
            return;
        switch (code) {
            case SWT.ARROW_LEFT -> choose(moment, Math.max(0, extent - 1));
            case SWT.ARROW_RIGHT -> choose(moment, Math.min(extents() - 1, extent + 1));
            case SWT.HOME -> choose(moment, 0);
            case SWT.END -> choose(moment, extents() - 1);
            case SWT.ARROW_UP -> choose(Math.max(0, moment - 1), Math.max(0, extent));
            case SWT.ARROW_DOWN -> choose(Math.min(shown.moments().size() - 1, moment + 1), Math.max(0, extent));
            default -> {}
        }
    }

    private void choose(int at, int number) {
        FragmentationModel shown = model;
        if (shown == null)
            return;
        moment = at;
        extent = Math.min(number, extents() - 1);
        canvas().redraw();
        if (extent >= 0)
            chooser.accept(new Chosen(at, shown.moments().get(at).file().extents().get(extent)));
    }
}
