package org.daxscope.ui.pagemap;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.jspecify.annotations.Nullable;

/** A sample with its name, by click or key to be switched off, which strikes the name through, and on again. */
final class LegendEntry {
    private static final int GAP = 5;
    private static final int PAD = 2;

    private final Canvas canvas;
    private final Runnable toggle;
    private @Nullable Image image;
    private String text = "";
    private boolean off;

    LegendEntry(Composite parent, Runnable toggle) {
        this.toggle = toggle;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
        canvas.setCursor(canvas.getDisplay().getSystemCursor(SWT.CURSOR_HAND));
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.addListener(SWT.MouseUp, this::click);
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.FocusIn, event -> canvas.redraw());
        canvas.addListener(SWT.FocusOut, event -> canvas.redraw());
        canvas.addListener(SWT.Traverse, event -> event.doit = true);
        speak();
    }

    Canvas control() {
        return canvas;
    }

    void show(Image sample, String name, String hint, boolean hidden) {
        image = sample;
        off = hidden;
        text = name;
        canvas.setToolTipText(hint.replace("&", "&&"));
        GC gc = new GC(canvas);
        Point extent = gc.textExtent(name);
        gc.dispose();
        int side = sample.getBounds().height;
        canvas.setLayoutData(
                new RowData(side + GAP + extent.x + 2 * PAD, Math.max(side, extent.y) + 2 * PAD));
        canvas.redraw();
    }

    private void click(Event event) {
        if (event.button == 1 && canvas.getClientArea().contains(event.x, event.y)) {
            canvas.setFocus();
            toggle.run();
        }
    }

    private void key(Event event) {
        if (event.character == ' ' || event.character == SWT.CR)
            toggle.run();
    }

    private void paint(GC gc) {
        Image sample = image;
        if (sample == null)
            return;
        Point size = canvas.getSize();
        int side = sample.getBounds().height;
        int top = (size.y - side) / 2;
        gc.setForeground(canvas.getForeground());
        if (off)
            gc.drawRectangle(PAD, top, side - 1, side - 1);
        else
            gc.drawImage(sample, PAD, top);
        Point extent = gc.textExtent(text);
        int x = PAD + side + GAP;
        gc.drawText(text, x, (size.y - extent.y) / 2, true);
        if (off)
            gc.drawLine(x, size.y / 2, x + extent.x, size.y / 2);
        if (canvas.isFocusControl())
            gc.drawFocus(0, 0, size.x, size.y);
    }

    private void speak() {
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = text;
            }
        });
        canvas.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            @SuppressWarnings("null")
            public void getRole(AccessibleControlEvent event) {
                event.detail = ACC.ROLE_CHECKBUTTON;
            }

            @Override
            @SuppressWarnings("null")
            public void getState(AccessibleControlEvent event) {
                event.detail = ACC.STATE_FOCUSABLE | (off ? 0 : ACC.STATE_CHECKED);
            }
        });
    }
}
