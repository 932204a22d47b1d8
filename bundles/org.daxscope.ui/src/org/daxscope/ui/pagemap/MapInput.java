package org.daxscope.ui.pagemap;

import java.util.function.LongConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.jspecify.annotations.Nullable;

import org.daxscope.viz.StateIndex;
import org.daxscope.viz.Viewport;

/** Mouse and keys of the map: wheel zooms, dragging and arrows pan, a click selects a cell, hovering tells about it. */
final class MapInput {
    private static final int DRAG = 4;
    /** Pixels a key or a notch of the wheel moves the map. */
    private static final int PAN = 48;

    private final MapCanvas map;
    private final Canvas canvas;
    private final LongConsumer select;
    private @Nullable Point pressed;
    private boolean dragging;
    private long hovered = -1;

    /** @param select takes the cell that was clicked */
    MapInput(MapCanvas map, LongConsumer select) {
        this.map = map;
        this.canvas = map.control();
        this.select = select;
        canvas.addListener(SWT.MouseVerticalWheel, this::wheel);
        canvas.addListener(SWT.MouseDown, this::press);
        canvas.addListener(SWT.MouseMove, this::move);
        canvas.addListener(SWT.MouseUp, this::release);
        canvas.addListener(SWT.MouseExit, event -> hover(-1));
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.Traverse, event -> event.doit = event.detail != SWT.TRAVERSE_ARROW_NEXT
                && event.detail != SWT.TRAVERSE_ARROW_PREVIOUS);
    }

    private void wheel(Event event) {
        int notches = Integer.signum(event.count);
        if ((event.stateMask & SWT.SHIFT) != 0)
            map.pan(0, (long) -notches * PAN);
        else
            map.zoom(notches, event.x, event.y);
        event.doit = false;
        hovered = -1;
    }

    private void press(Event event) {
        canvas.setFocus();
        if (event.button == 1)
            pressed = new Point(event.x, event.y);
        dragging = false;
    }

    private void move(Event event) {
        Point from = pressed;
        if (from == null) {
            Viewport view = map.viewport();
            hover(view == null ? -1 : view.cellAt(event.x, event.y));
            return;
        }
        int dx = from.x - event.x;
        int dy = from.y - event.y;
        if (!dragging && Math.abs(dx) < DRAG && Math.abs(dy) < DRAG)
            return;
        dragging = true;
        canvas.setCursor(canvas.getDisplay().getSystemCursor(SWT.CURSOR_HAND));
        map.pan(dx, dy);
        pressed = new Point(event.x, event.y);
    }

    private void release(Event event) {
        boolean click = pressed != null && !dragging;
        pressed = null;
        dragging = false;
        canvas.setCursor(null);
        Viewport view = map.viewport();
        if (click && view != null && view.cellAt(event.x, event.y) >= 0)
            select.accept(view.cellAt(event.x, event.y));
    }

    private void hover(long cell) {
        if (cell == hovered)
            return;
        hovered = cell;
        Viewport view = map.viewport();
        StateIndex index = map.index();
        canvas.setToolTipText(cell < 0 || view == null || index == null
                ? null
                : CellText.of(index, view.layout(), cell).tooltip().replace("&", "&&"));
    }

    private void key(Event event) {
        switch (event.keyCode) {
            case SWT.ARROW_LEFT -> map.pan(-PAN, 0);
            case SWT.ARROW_RIGHT -> map.pan(PAN, 0);
            case SWT.ARROW_UP -> map.pan(0, -PAN);
            case SWT.ARROW_DOWN -> map.pan(0, PAN);
            case SWT.PAGE_UP -> map.pan(0, -canvas.getClientArea().height);
            case SWT.PAGE_DOWN -> map.pan(0, canvas.getClientArea().height);
            case SWT.HOME -> map.fit();
            case SWT.KEYPAD_ADD -> zoom(1);
            case SWT.KEYPAD_SUBTRACT -> zoom(-1);
            default -> character(event.character);
        }
    }

    private void character(char typed) {
        if (typed == '+' || typed == '=')
            zoom(1);
        else
            if (typed == '-')
                zoom(-1);
    }

    void zoom(int closer) {
        map.zoom(closer);
    }
}
