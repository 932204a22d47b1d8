package org.daxscope.ui.power;

import java.util.List;

import org.daxscope.machine.check.CutCheck.Cell;
import org.daxscope.machine.check.CutCheck.Row;
import org.daxscope.machine.check.PageFate;
import org.daxscope.machine.check.Platform;
import org.daxscope.ui.nls.PowerText;
import org.daxscope.ui.pagemap.PaletteChoice;
import org.daxscope.ui.widgets.Names;
import org.daxscope.viz.Colours;
import org.daxscope.viz.PageState;
import org.daxscope.viz.Palette;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** The rows of a power-cut grid: colour and sign say the same. */
final class CutTable {
    private static final int NUMBER_WIDTH = 96;
    private static final int EVENT_WIDTH = 520;
    private static final int CELL_WIDTH = 150;
    private static final double LIGHT = 0.4;

    private final Table table;
    private final Palette palette;

    CutTable(Composite parent, Runnable selected) {
        table = new Table(parent, SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE);
        table.setHeaderVisible(true);
        Names.give(table, PowerText.Grid);
        palette = PaletteChoice.current(PaletteChoice.isDark(parent));
        table.addListener(SWT.Selection, event -> selected.run());
    }

    Control control() {
        return table;
    }

    /** Events before the cut that is selected; negative when none is. */
    int selected() {
        return table.getSelectionIndex();
    }

    void show(List<Platform> platforms, List<Row> rows) {
        table.setRedraw(false);
        table.removeAll();
        for (TableColumn old : table.getColumns())
            old.dispose();
        column(PowerText.After, NUMBER_WIDTH, SWT.RIGHT);
        column(PowerText.Event, EVENT_WIDTH, SWT.LEFT);
        platforms.forEach(platform -> column(platform.label(), CELL_WIDTH, SWT.LEFT));
        for (Row row : rows) {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(0, Integer.toString(row.events()));
            item.setText(1, row.events() == 0 ? PowerText.BeforeStep : row.event());
            for (int i = 0; i < row.cells().size(); i++)
                cell(item, 2 + i, row.cells().get(i));
        }
        table.setRedraw(true);
    }

    private void column(String title, int width, int style) {
        TableColumn column = new TableColumn(table, style);
        column.setText(title);
        column.setWidth(width);
        column.setResizable(true);
    }

    private void cell(TableItem item, int column, Cell cell) {
        // A step that writes no page by its arguments: neither good nor bad.
        if (cell.pages().isEmpty()) {
            item.setText(column, PowerText.Unwatched);
            return;
        }
        int rgb = palette.swatch(state(cell.worst())).fill();
        item.setText(column, cell.text() + "   " + cell.worst().words());
        item.setBackground(column, colour(rgb));
        item.setForeground(column, colour(Colours.luminance(rgb) > LIGHT ? 0 : 0xffffff));
    }

    private static Color colour(int rgb) {
        return new Color(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }

    /** The state of a page that looks as calm or as alarming. */
    private static PageState state(PageFate fate) {
        return switch (fate) {
            case GOOD -> PageState.RECOVERED;
            case OLD -> PageState.DATA;
            case OLD_UNSURE -> PageState.STALE;
            case POISONED -> PageState.KNOWN;
            case MISSING -> PageState.FREE;
            case TORN -> PageState.HWPOISON;
            case LOST -> PageState.LATENT;
        };
    }
}
