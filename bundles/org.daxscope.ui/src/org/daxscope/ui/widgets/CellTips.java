package org.daxscope.ui.widgets;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.jspecify.annotations.Nullable;

/** Shows the whole text of a cell that is too narrow for it, while the pointer rests there. */
final class CellTips {
    private static final int MARGIN = 6;

    private final Table table;

    private CellTips(Table table) {
        this.table = table;
    }

    static void onto(Table table) {
        table.addListener(SWT.MouseMove, new CellTips(table)::move);
    }

    private void move(Event event) {
        String text = textAt(new Point(event.x, event.y));
        String tip = text == null ? null : text.replace("&", "&&");
        if (tip == null ? table.getToolTipText() != null : !tip.equals(table.getToolTipText()))
            table.setToolTipText(tip);
    }

    /** The text under the pointer if it is cut off, else null. */
    private @Nullable String textAt(Point point) {
        TableItem item = table.getItem(point);
        if (item == null)
            return null;
        for (int column = 0; column < table.getColumnCount(); column++)
            if (item.getBounds(column).contains(point))
                return isCut(item, column) ? item.getText(column) : null;
        return null;
    }

    private boolean isCut(TableItem item, int column) {
        Rectangle room = item.getTextBounds(column);
        GC gc = new GC(table);
        try {
            return gc.textExtent(item.getText(column)).x > room.width - MARGIN;
        } finally {
            gc.dispose();
        }
    }
}
