package org.daxscope.ui.stack;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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

import org.daxscope.ui.nls.StackText;
import org.daxscope.ui.pagemap.Pictures;
import org.daxscope.ui.widgets.Lettering;
import org.daxscope.viz.Ink;
import org.daxscope.viz.drawing.Shape;
import org.daxscope.viz.stack.StackHit;

/** Shows the stack; layers, stretches and records are chosen by clicks, and by arrow keys and Enter. */
final class StackCanvas {
    private static final int OUTLINE = 2;

    private final ScrolledComposite frame;
    private final Canvas canvas;
    private final Lettering lettering;
    private final Consumer<StackHit> chooser;
    private @Nullable StackModel model;
    private @Nullable Image image;
    private int marked = -1;

    /** @param chooser takes what the user chooses */
    StackCanvas(Composite parent, Consumer<StackHit> chooser) {
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
                event.result = StackText.Stack;
            }

            @Override
            @SuppressWarnings("null")
            public void getDescription(AccessibleEvent event) {
                event.result = marked().map(StackHit::text).orElse(StackText.StackHint);
            }
        });
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.addListener(SWT.MouseDown, this::click);
        canvas.addListener(SWT.MouseMove, this::hover);
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.FocusIn, event -> canvas.redraw());
        canvas.addListener(SWT.FocusOut, event -> canvas.redraw());
        canvas.addListener(SWT.Traverse, event -> event.doit = event.detail != SWT.TRAVERSE_ARROW_NEXT
                && event.detail != SWT.TRAVERSE_ARROW_PREVIOUS);
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

    void show(StackModel next) {
        Optional<StackHit> before = marked();
        model = next;
        drop();
        image = new Image(canvas.getDisplay(), Pictures.data(next.pixels(), next.question().palette()));
        frame.setMinHeight(next.pixels().height());
        marked = before.map(hit -> next.picture().hits().indexOf(hit)).orElse(-1);
        canvas.redraw();
    }

    private void drop() {
        if (image != null)
            image.dispose();
        image = null;
    }

    private void paint(GC gc) {
        StackModel shown = model;
        if (shown == null || image == null) {
            gc.drawText(StackText.Nothing, 12, 12, true);
            return;
        }
        gc.setBackground(new Color(Pictures.rgb(shown.question().palette().background())));
        gc.fillRectangle(canvas.getClientArea());
        gc.drawImage(image, 0, 0);
        lettering.write(shown.picture().drawing(), shown.question().palette(), gc);
        Shape.Rect rect = marked().flatMap(shown.picture()::outline).orElse(null);
        if (rect == null)
            return;
        gc.setForeground(new Color(Pictures.rgb(shown.question().palette().colour(Ink.SELECTION))));
        gc.setLineWidth(OUTLINE);
        gc.drawRectangle(rect.x() - 1, rect.y() - 1, rect.width() + 1, rect.height() + 1);
    }

    private List<StackHit> hits() {
        StackModel shown = model;
        return shown == null ? List.of() : shown.picture().hits();
    }

    private Optional<StackHit> marked() {
        return marked < 0 || marked >= hits().size() ? Optional.empty() : Optional.of(hits().get(marked));
    }

    private void click(Event event) {
        canvas.setFocus();
        StackModel shown = model;
        if (shown != null && event.button == 1)
            shown.picture().hit(event.x, event.y).ifPresent(hit -> {
                mark(hits().indexOf(hit));
                chooser.accept(hit);
            });
    }

    private void hover(Event event) {
        StackModel shown = model;
        String text = shown == null ? ""
                : shown.picture().hit(event.x, event.y).map(StackHit::text).orElse("").replace("&", "&&");
        if (!text.equals(canvas.getToolTipText()))
            canvas.setToolTipText(text);
    }

    private void key(Event event) {
        if ((event.stateMask & SWT.MODIFIER_MASK) != 0 || hits().isEmpty())
            return;
        switch (event.keyCode) {
            case SWT.ARROW_LEFT -> mark(Math.max(0, marked - 1));
            case SWT.ARROW_RIGHT -> mark(Math.min(hits().size() - 1, marked + 1));
            case SWT.ARROW_UP -> mark(beside(-1));
            case SWT.ARROW_DOWN -> mark(beside(1));
            case SWT.HOME -> mark(0);
            case SWT.END -> mark(hits().size() - 1);
            case SWT.CR, SWT.KEYPAD_CR -> marked().ifPresent(chooser);
            default -> {}
        }
    }

    /** The first thing of the next layer up or down. */
    private int beside(int direction) {
        int layer = marked().map(StackHit::layer).orElse(-1);
        for (int at = marked + direction; at >= 0 && at < hits().size(); at += direction)
            if (hits().get(at).layer() != layer)
                return at;
        return Math.max(0, marked);
    }

    private void mark(int next) {
        marked = next;
        canvas.redraw();
        marked().flatMap(hit -> model == null ? Optional.empty() : model.picture().outline(hit))
                .ifPresent(this::intoSight);
        canvas.getAccessible().setFocus(-1);
    }

    private void intoSight(Shape.Rect rect) {
        int top = frame.getOrigin().y;
        int height = frame.getClientArea().height;
        if (rect.y() < top)
            frame.setOrigin(0, rect.y() - OUTLINE);
        else
            if (rect.y() + rect.height() > top + height)
                frame.setOrigin(0, rect.y() + rect.height() + OUTLINE - height);
    }
}
