package org.daxscope.ui.pagemap;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.jspecify.annotations.Nullable;

import org.daxscope.viz.AddressCurve;
import org.daxscope.viz.ByteRange;
import org.daxscope.viz.MapLayout;
import org.daxscope.viz.Viewport;

/**
 * Mouse and keys of the map. The wheel zooms; dragging selects, with the middle button or the space bar it pans; arrows
 * move the selection, with Shift they extend it, with Ctrl they pan.
 */
final class MapInput {
    /** Pixels a key or a notch of the wheel moves the map. */
    private static final int PAN = 48;

    /** Hears what the user selects. */
    @FunctionalInterface
    interface Selector {
        /** @param done false while the user still drags */
        void select(ByteRange range, boolean done);
    }

    private final MapCanvas map;
    private final Canvas canvas;
    private final MapSelection selection;
    private final Selector selector;
    private final HoverCard card;
    private @Nullable Point panning;
    private boolean selecting;
    private boolean space;

    private MapInput(MapCanvas map, MapSelection selection, HoverCard card, Selector selector) {
        this.map = map;
        this.canvas = map.control();
        this.selection = selection;
        this.selector = selector;
        this.card = card;
    }

    static void onto(MapCanvas map, MapSelection selection, HoverCard card, Selector selector) {
        new MapInput(map, selection, card, selector).listen();
    }

    private void listen() {
        canvas.addListener(SWT.MouseVerticalWheel, this::wheel);
        canvas.addListener(SWT.MouseHorizontalWheel, event -> map.pan((long) -event.count * PAN, 0));
        canvas.addListener(SWT.MouseDown, this::press);
        canvas.addListener(SWT.MouseMove, this::move);
        canvas.addListener(SWT.MouseUp, this::release);
        canvas.addListener(SWT.MouseExit, event -> card.hide());
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.KeyUp, event -> space &= event.character != ' ');
        canvas.addListener(SWT.FocusOut, event -> space = false);
        canvas.addListener(SWT.Traverse, event -> event.doit = event.detail != SWT.TRAVERSE_ARROW_NEXT
                && event.detail != SWT.TRAVERSE_ARROW_PREVIOUS && event.detail != SWT.TRAVERSE_PAGE_NEXT
                && event.detail != SWT.TRAVERSE_PAGE_PREVIOUS);
    }

    private void wheel(Event event) {
        int notches = Integer.signum(event.count);
        card.hide();
        if ((event.stateMask & SWT.SHIFT) != 0)
            map.pan(0, (long) -notches * PAN);
        else
            map.zoom(notches, map.pixels(event.x), map.pixels(event.y));
        event.doit = false;
    }

    private long cellAt(Event event) {
        Viewport view = map.viewport();
        return view == null ? -1 : view.cellAt(map.pixels(event.x), map.pixels(event.y));
    }

    private void press(Event event) {
        canvas.setFocus();
        card.hide();
        long cell = cellAt(event);
        if (event.button == 2 || event.button == 1 && space) {
            panning = new Point(event.x, event.y);
            canvas.setCursor(canvas.getDisplay().getSystemCursor(SWT.CURSOR_HAND));
        } else
            if (event.button == 1 && cell >= 0) {
                selecting = true;
                select(cell, (event.stateMask & SWT.SHIFT) != 0, false);
            } else
                if (event.button == 3 && cell >= 0 && !isSelected(cell))
                    select(cell, false, true);
    }

    private boolean isSelected(long cell) {
        MapLayout layout = map.layout();
        ByteRange range = selection.range();
        return layout != null && range != null && layout.firstByte(cell) < range.end()
                && range.start() < layout.endByte(cell);
    }

    private void move(Event event) {
        Point from = panning;
        if (from != null) {
            map.pan(map.pixels(from.x - event.x), map.pixels(from.y - event.y));
            panning = new Point(event.x, event.y);
            return;
        }
        long cell = cellAt(event);
        if (!selecting) {
            card.over(cell);
            return;
        }
        if (cell >= 0)
            select(cell, true, false);
        else
            map.pan(outside(event.x, canvas.getClientArea().width), outside(event.y, canvas.getClientArea().height));
    }

    /** How far to move the map while the user drags beyond its edge. */
    private int outside(int at, int size) {
        return at < 0 ? -map.pixels(PAN) / 2 : at >= size ? map.pixels(PAN) / 2 : 0;
    }

    private void release(Event event) {
        boolean done = selecting;
        selecting = false;
        panning = null;
        canvas.setCursor(null);
        ByteRange range = selection.range();
        if (done && range != null)
            selector.select(range, true);
    }

    private void select(long cell, boolean extending, boolean done) {
        MapLayout layout = map.layout();
        if (layout == null)
            return;
        selection.go(layout, cell, extending);
        tell(done);
    }

    private void tell(boolean done) {
        ByteRange range = selection.range();
        if (range != null)
            selector.select(range, done);
    }

    private void key(Event event) {
        card.hide();
        boolean extending = (event.stateMask & SWT.SHIFT) != 0;
        if ((event.stateMask & SWT.ALT) != 0)
            return;
        if ((event.stateMask & SWT.MOD1) != 0) {
            panned(event.keyCode, extending);
            return;
        }
        switch (event.keyCode) {
            case SWT.ARROW_LEFT -> step(-1, 0, extending);
            case SWT.ARROW_RIGHT -> step(1, 0, extending);
            case SWT.ARROW_UP -> step(0, -1, extending);
            case SWT.ARROW_DOWN -> step(0, 1, extending);
            case SWT.PAGE_UP -> step(0, -rowsInSight(), extending);
            case SWT.PAGE_DOWN -> step(0, rowsInSight(), extending);
            case SWT.HOME -> ends(false, extending);
            case SWT.END -> ends(true, extending);
            case SWT.KEYPAD_ADD -> map.zoom(1);
            case SWT.KEYPAD_SUBTRACT -> map.zoom(-1);
            default -> character(event.character);
        }
    }

    private void panned(int keyCode, boolean extending) {
        switch (keyCode) {
            case SWT.ARROW_LEFT -> map.pan(-PAN, 0);
            case SWT.ARROW_RIGHT -> map.pan(PAN, 0);
            case SWT.ARROW_UP -> map.pan(0, -PAN);
            case SWT.ARROW_DOWN -> map.pan(0, PAN);
            case SWT.HOME -> to(0, extending);
            case SWT.END -> to(Long.MAX_VALUE, extending);
            default -> {}
        }
    }

    private void character(char typed) {
        switch (typed) {
            case '+', '=' -> map.zoom(1);
            case '-' -> map.zoom(-1);
            case '0' -> map.fit();
            case ' ' -> space = true;
            default -> {}
        }
    }

    private long rowsInSight() {
        Viewport view = map.viewport();
        return view == null ? 1 : Math.max(1, view.height() / view.layout().cellPixels() - 1L);
    }

    private void step(long columns, long rows, boolean extending) {
        MapLayout layout = map.layout();
        if (layout == null)
            return;
        selection.step(layout, columns, rows, extending);
        moved();
    }

    /** To the first or last cell of the row, or of the whole map where rows mean nothing. */
    private void ends(boolean last, boolean extending) {
        MapLayout layout = map.layout();
        if (layout == null)
            return;
        long columns = layout.curve().columns();
        boolean rows = layout.curve().kind() == AddressCurve.Kind.LINEAR;
        long cell = Math.max(0, layout.cellOf(Math.max(0, selection.caret())));
        long first = rows ? cell - cell % columns : 0;
        to(!last ? first : rows ? first + columns - 1 : Long.MAX_VALUE, extending);
    }

    private void to(long cell, boolean extending) {
        MapLayout layout = map.layout();
        if (layout == null)
            return;
        selection.go(layout, Math.min(cell, layout.cells() - 1), extending);
        moved();
    }

    private void moved() {
        map.reveal(selection.caret());
        tell(true);
    }
}
