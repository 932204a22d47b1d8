package org.daxscope.ui.pagemap;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.ScrollBar;

import org.daxscope.viz.Viewport;

/** Scroll bars for a map that may be far larger than an int of pixels. */
final class MapScroll {
    /** Where the user scrolled to, in pixels of the map. */
    @FunctionalInterface
    interface Target {
        void scrollTo(long left, long top);
    }

    private static final int STEPS = 1 << 20;

    private final ScrollBar across;
    private final ScrollBar down;
    /** Map pixels for one unit of a bar. */
    private long acrossUnit = 1;
    private long downUnit = 1;

    MapScroll(Canvas canvas, Target target) {
        across = canvas.getHorizontalBar();
        down = canvas.getVerticalBar();
        across.addListener(SWT.Selection, event -> target.scrollTo(left(), top()));
        down.addListener(SWT.Selection, event -> target.scrollTo(left(), top()));
    }

    private long left() {
        return across.getSelection() * acrossUnit;
    }

    private long top() {
        return down.getSelection() * downUnit;
    }

    void show(Viewport view) {
        acrossUnit = set(across, view.left(), view.width(), view.layout().width(), view.layout().cellPixels());
        downUnit = set(down, view.top(), view.height(), view.layout().height(), view.layout().cellPixels());
    }

    private static long set(ScrollBar bar, long position, int visible, long total, int cell) {
        boolean needed = total > visible;
        bar.setVisible(needed);
        bar.setEnabled(needed);
        long unit = Math.max(1, Math.ceilDiv(total, (long) STEPS));
        int thumb = (int) Math.max(1, visible / unit);
        int step = (int) Math.max(1, cell / unit);
        bar.setValues((int) (position / unit), 0, (int) Math.max(1, Math.ceilDiv(total, unit)), thumb, step,
                Math.max(1, thumb - step));
        return unit;
    }
}
