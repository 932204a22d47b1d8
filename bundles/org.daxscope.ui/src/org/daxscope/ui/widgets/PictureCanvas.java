package org.daxscope.ui.widgets;

import java.util.List;

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

import org.daxscope.ui.pagemap.Pictures;
import org.daxscope.viz.IndexedImage;
import org.daxscope.viz.Ink;
import org.daxscope.viz.Palette;
import org.daxscope.viz.drawing.Drawing;
import org.daxscope.viz.drawing.Shape;

/** Shows a drawing that may be higher than the view; what is in it is chosen with the mouse and with keys. */
public abstract class PictureCanvas {
    private static final int OUTLINE = 2;

    private final ScrolledComposite frame;
    private final Canvas canvas;
    private final Lettering lettering;
    private final String nothing;
    private @Nullable Shown shown;

    /** @param image the drawing without its texts */
    private record Shown(Drawing drawing, Palette palette, Image image) {
    }

    /**
     * @param name spoken by screen readers
     * @param nothing said while there is no drawing
     */
    protected PictureCanvas(Composite parent, String name, String nothing) {
        this.nothing = nothing;
        frame = new ScrolledComposite(parent, SWT.V_SCROLL);
        frame.setExpandHorizontal(true);
        frame.setExpandVertical(true);
        canvas = new Canvas(frame, SWT.DOUBLE_BUFFERED);
        frame.setContent(canvas);
        lettering = new Lettering(canvas);
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name;
            }

            @Override
            @SuppressWarnings("null")
            public void getDescription(AccessibleEvent event) {
                event.result = describe();
            }
        });
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.addListener(SWT.MouseDown, event -> {
            canvas.setFocus();
            // A menu is about what it is opened over, as in tables.
            if (event.button == 1 || event.button == 3)
                click(event.x, event.y);
        });
        canvas.addListener(SWT.MouseMove, this::hover);
        canvas.addListener(SWT.KeyDown, event -> {
            if ((event.stateMask & SWT.MODIFIER_MASK) == 0)
                key(event.keyCode);
        });
        canvas.addListener(SWT.FocusIn, event -> canvas.redraw());
        canvas.addListener(SWT.FocusOut, event -> canvas.redraw());
        canvas.addListener(SWT.Traverse, event -> event.doit = event.detail != SWT.TRAVERSE_ARROW_NEXT
                && event.detail != SWT.TRAVERSE_ARROW_PREVIOUS);
        canvas.addListener(SWT.Dispose, event -> drop());
    }

    /** What is chosen, or how to choose, for screen readers. */
    protected abstract String describe();

    /** What lies under a pixel, in words; empty for nothing. */
    protected abstract String tip(int x, int y);

    protected abstract void click(int x, int y);

    /** @param code of SWT, pressed without a modifier */
    protected abstract void key(int code);

    /** Around what is chosen. */
    protected abstract List<Shape.Rect> outlines();

    public final Control control() {
        return frame;
    }

    public final Canvas canvas() {
        return canvas;
    }

    /** Pixels the drawing may be wide. */
    public final int width() {
        return frame.getClientArea().width;
    }

    /** @param shapes the drawing without its texts */
    protected final void draw(Drawing drawing, IndexedImage shapes, Palette palette) {
        drop();
        shown = new Shown(drawing, palette, new Image(canvas.getDisplay(), Pictures.data(shapes, palette)));
        frame.setMinHeight(drawing.height());
        canvas.redraw();
    }

    protected final void drawNothing() {
        drop();
        frame.setMinHeight(0);
        canvas.redraw();
    }

    /** Scrolls as little as needed. */
    protected final void intoSight(Shape.Rect rect) {
        int top = frame.getOrigin().y;
        int height = frame.getClientArea().height;
        if (rect.y() < top)
            frame.setOrigin(0, rect.y() - OUTLINE);
        else
            if (rect.y() + rect.height() > top + height)
                frame.setOrigin(0, rect.y() + rect.height() + OUTLINE - height);
    }

    private void paint(GC gc) {
        Shown now = shown;
        if (now == null) {
            gc.drawText(nothing, 12, 12, true);
            return;
        }
        gc.setBackground(new Color(Pictures.rgb(now.palette().background())));
        gc.fillRectangle(canvas.getClientArea());
        gc.drawImage(now.image(), 0, 0);
        lettering.write(now.drawing(), now.palette(), gc);
        gc.setForeground(new Color(Pictures.rgb(now.palette().colour(Ink.SELECTION))));
        gc.setLineWidth(OUTLINE);
        for (Shape.Rect rect : outlines())
            gc.drawRectangle(rect.x() - 1, rect.y() - 1, rect.width() + 1, rect.height() + 1);
    }

    private void hover(Event event) {
        String text = tip(event.x, event.y).replace("&", "&&");
        if (!text.equals(canvas.getToolTipText()))
            canvas.setToolTipText(text);
    }

    private void drop() {
        if (shown != null)
            shown.image().dispose();
        shown = null;
    }
}
