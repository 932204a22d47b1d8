package org.daxscope.ui.widgets;

import java.util.List;

import org.eclipse.core.runtime.Platform;
import org.eclipse.osgi.util.NLS;

import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.nls.WorkbenchText;

/**
 * The first rows of very many, and one that says how many more there are: GTK takes seconds to make and to drop a hundred thousand
 * rows, and nothing else goes on meanwhile. Exports and searches have them all.
 */
final class LimitedRows implements Rows {
    private final Rows all;
    private final int shown;
    private final int wide;

    private LimitedRows(Rows all, int shown, int wide) {
        this.all = all;
        this.shown = shown;
        this.wide = wide;
    }

    /** The rows themselves where they are few enough. */
    static Rows of(Rows all, List<Column> columns) {
        int limit = Math.max(1, Platform.getPreferencesService().getInt(DaxscopeUi.PLUGIN,
                DaxscopeUi.PREFERENCE_ROWS, 0, null));
        return all.count() <= limit ? all : new LimitedRows(all, limit, widest(columns));
    }

    private static int widest(List<Column> columns) {
        int widest = 0;
        for (int column = 1; column < columns.size(); column++)
            if (columns.get(column).weight() > columns.get(widest).weight())
                widest = column;
        return widest;
    }

    @Override
    public int count() {
        return shown + 1;
    }

    @Override
    public String text(int row, int column) {
        if (row < shown)
            return all.text(row, column);
        return column == wide ? NLS.bind(WorkbenchText.MoreRows, Integer.toString(all.count() - shown)) : "";
    }

    @Override
    public String icon(int row, int column) {
        return row < shown ? all.icon(row, column) : "";
    }

    @Override
    public String colour(int row, int column) {
        return row < shown ? all.colour(row, column) : "org.daxscope.ui.quiet";
    }
}
