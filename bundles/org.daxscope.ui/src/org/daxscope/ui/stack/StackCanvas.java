package org.daxscope.ui.stack;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.nls.StackText;
import org.daxscope.ui.widgets.PictureCanvas;
import org.daxscope.viz.drawing.Shape;
import org.daxscope.viz.stack.StackHit;

/** Shows the stack; layers, stretches and records are chosen by clicks, and by arrow keys and Enter. */
final class StackCanvas extends PictureCanvas {
    private final Consumer<StackHit> chooser;
    private @Nullable StackModel model;
    private int marked = -1;

    /** @param chooser takes what the user chooses */
    StackCanvas(Composite parent, Consumer<StackHit> chooser) {
        super(parent, StackText.Stack, StackText.Nothing);
        this.chooser = chooser;
    }

    void show(StackModel next) {
        Optional<StackHit> before = marked();
        model = next;
        marked = before.map(hit -> next.picture().hits().indexOf(hit)).orElse(-1);
        draw(next.picture().drawing(), next.pixels(), next.question().palette());
    }

    @Override
    protected String describe() {
        return marked().map(StackHit::text).orElse(StackText.StackHint);
    }

    @Override
    protected String tip(int x, int y) {
        return hit(x, y).map(StackHit::text).orElse("");
    }

    @Override
    protected List<Shape.Rect> outlines() {
        return marked().flatMap(this::outline).stream().toList();
    }

    @Override
    protected void click(int x, int y) {
        hit(x, y).ifPresent(hit -> {
            mark(hits().indexOf(hit));
            chooser.accept(hit);
        });
    }

    @Override
    protected void key(int code) {
        if (hits().isEmpty())
            return;
        switch (code) {
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

    private Optional<StackHit> hit(int x, int y) {
        StackModel shown = model;
        return shown == null ? Optional.empty() : shown.picture().hit(x, y);
    }

    private Optional<Shape.Rect> outline(StackHit hit) {
        StackModel shown = model;
        return shown == null ? Optional.empty() : shown.picture().outline(hit);
    }

    private List<StackHit> hits() {
        StackModel shown = model;
        return shown == null ? List.of() : shown.picture().hits();
    }

    private Optional<StackHit> marked() {
        return marked < 0 || marked >= hits().size() ? Optional.empty() : Optional.of(hits().get(marked));
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
        canvas().redraw();
        marked().flatMap(this::outline).ifPresent(this::intoSight);
        canvas().getAccessible().setFocus(-1);
    }
}
