package org.daxscope.ui.fragmentation;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.jspecify.annotations.Nullable;

import org.daxscope.machine.image.FileImage.Extent;
import org.daxscope.ui.nls.FragmentationText;
import org.daxscope.ui.pagemap.Pictures;
import org.daxscope.ui.pagemap.Sizes;
import org.daxscope.ui.widgets.Lettering;
import org.daxscope.viz.Ink;
import org.daxscope.viz.IndexedImage;
import org.daxscope.viz.drawing.FragmentationPicture.Hit;
import org.daxscope.viz.drawing.Shape;

/** Shows the strips; extents are chosen by clicks and arrow keys. */
final class StripCanvas {
    private static final int OUTLINE = 2;

    private final ScrolledComposite frame;
    private final Canvas canvas;
    private final Lettering lettering;
    private final Consumer<Chosen> chooser;
    private @Nullable FragmentationModel model;
    private @Nullable Image image;
    private int moment;
    private int extent = -1;

    /** An extent that was chosen, at one of the moments that are shown. */
    record Chosen(int moment, Extent extent) {
    }

    /** @param chooser takes what the user chooses */
    StripCanvas(Composite parent, Consumer<Chosen> chooser) {
        this.chooser = chooser;
        frame = new ScrolledComposite(parent, SWT.V_SCROLL);
        frame.setExpandHorizontal(true);
        frame.setExpandVertical(true);
        canvas = new Canvas(frame, SWT.DOUBLE_BUFFERED);
        frame.setContent(canvas);
        lettering = new Lettering(canvas);
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = FragmentationText.Strips;
            }

            @Override
            @SuppressWarnings("null")
            public void getDescription(AccessibleEvent event) {
                event.result = describe();
            }
        });
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.addListener(SWT.MouseDown, this::click);
        canvas.addListener(SWT.MouseMove, this::hover);
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.FocusIn, event -> canvas.redraw());
        canvas.addListener(SWT.FocusOut, event -> canvas.redraw());
        canvas.addListener(SWT.Traverse, event -> event.doit = true);
        canvas.addListener(SWT.Dispose, event -> drop());
    }

    Control control() {
        return frame;
    }

    Canvas canvas() {
        return canvas;
    }

    /** Pixels the picture may be wide. */
    int width() {
        return frame.getClientArea().width;
    }

    void show(FragmentationModel next) {
        model = next;
        drop();
        next.pixels().ifPresent(pixels -> image = new Image(canvas.getDisplay(),
                Pictures.data(pixels, next.question().palette())));
        frame.setMinHeight(next.pixels().map(IndexedImage::height).orElse(0));
        moment = Math.max(0, next.moments().size() - 1);
        extent = Math.min(extent, extents() - 1);
        canvas.redraw();
    }

    /** Outlines an extent of the later moment; a negative one for none. */
    void select(int number) {
        moment = model == null ? 0 : Math.max(0, model.moments().size() - 1);
        extent = Math.min(number, extents() - 1);
        canvas.redraw();
    }

    private int extents() {
        FragmentationModel shown = model;
        return shown == null || shown.moments().isEmpty() ? 0 : shown.moments().get(moment).file().extents().size();
    }

    private void drop() {
        if (image != null)
            image.dispose();
        image = null;
    }

    private void paint(GC gc) {
        FragmentationModel shown = model;
        if (shown == null || shown.picture().isEmpty() || image == null) {
            gc.drawText(FragmentationText.NoFiles, 12, 12, true);
            return;
        }
        Color ground = new Color(Pictures.rgb(shown.question().palette().background()));
        gc.setBackground(ground);
        gc.fillRectangle(canvas.getClientArea());
        gc.drawImage(image, 0, 0);
        lettering.write(shown.picture().get().drawing(), shown.question().palette(), gc);
        if (extent < 0)
            return;
        gc.setForeground(new Color(Pictures.rgb(shown.question().palette().colour(Ink.SELECTION))));
        gc.setLineWidth(OUTLINE);
        for (Shape.Rect rect : shown.picture().get().outline(moment, extent))
            gc.drawRectangle(rect.x() - 1, rect.y() - 1, rect.width() + 1, rect.height() + 1);
    }

    private Optional<Hit> hit(Event event) {
        FragmentationModel shown = model;
        return shown == null ? Optional.empty() : shown.picture().flatMap(drawn -> drawn.hit(event.x, event.y));
    }

    private void click(Event event) {
        canvas.setFocus();
        hit(event).filter(hit -> hit.extent() >= 0).ifPresent(hit -> choose(hit.moment(), hit.extent()));
    }

    private void hover(Event event) {
        String text = hit(event).map(this::tell).orElse("");
        if (!text.equals(canvas.getToolTipText()))
            canvas.setToolTipText(text);
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

    private String describe() {
        return extent < 0 ? FragmentationText.StripsHint : words(moment, extent);
    }

    private void key(Event event) {
        FragmentationModel shown = model;
        if (shown == null || shown.moments().isEmpty())
            return;
        switch (event.keyCode) {
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
        canvas.redraw();
        if (extent >= 0)
            chooser.accept(new Chosen(at, shown.moments().get(at).file().extents().get(extent)));
    }
}
