package org.daxscope.ui.pagemap;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.jspecify.annotations.Nullable;

import org.daxscope.viz.Description;
import org.daxscope.viz.MapLayout;
import org.daxscope.viz.PageMapPicture;
import org.daxscope.viz.PixelRect;
import org.daxscope.viz.StateIndex;
import org.daxscope.viz.Viewport;

/** Tells about the cell under the pointer, beside the cell: every address with its unit and base, and truth against belief. */
final class HoverCard {
    private static final int DELAY_MILLIS = 350;
    private static final int MARGIN = 10;
    private static final int GAP = 8;
    private static final int SAMPLE = 16;
    private static final int DISTANCE = 6;
    private static final int TEXT_WIDTH = 460;

    private final MapCanvas map;
    private final Display display;
    private final Runnable due = this::show;
    private @Nullable Shell shell;
    private long cell = -1;
    private String text = "";

    /** What is drawn: a line of up to three texts. */
    private record Line(String label, String value, String unit) {
    }

    HoverCard(MapCanvas map) {
        this.map = map;
        display = map.control().getDisplay();
        map.control().addListener(SWT.Dispose, event -> hide());
    }

    /** The pointer is over a cell now, -1 for none. */
    void over(long next) {
        if (next == cell)
            return;
        hide();
        cell = next;
        if (next >= 0)
            display.timerExec(DELAY_MILLIS, due);
    }

    void hide() {
        cell = -1;
        text = "";
        display.timerExec(-1, due);
        Shell open = shell;
        shell = null;
        if (open != null && !open.isDisposed())
            open.dispose();
    }

    /** What is told now; empty while nothing is. */
    String text() {
        return text;
    }

    /** Where the card stands on the screen; null while it does not. */
    @Nullable
    Rectangle bounds() {
        return shell == null ? null : shell.getBounds();
    }

    private void show() {
        Viewport view = map.viewport();
        StateIndex index = map.index();
        if (cell < 0 || view == null || index == null || map.control().isDisposed() || !map.control().isVisible())
            return;
        MapLayout layout = view.layout();
        Description description = CellText.description(index, layout, cell);
        text = CellText.of(index, layout, cell).tooltip();
        Shell made = new Shell(map.control().getShell(), SWT.ON_TOP | SWT.TOOL | SWT.NO_FOCUS | SWT.NO_TRIM);
        shell = made;
        Card card = new Card(made, description, CellText.extent(layout, cell));
        made.addListener(SWT.Paint, event -> card.paint(event.gc));
        made.addListener(SWT.Dispose, event -> card.dispose());
        made.setSize(card.size());
        made.setLocation(place(view, layout.firstByte(cell), card.size()));
        made.setVisible(true);
    }

    /** Beside the cell, never on it, and on the screen. */
    private Point place(Viewport view, long position, Point size) {
        PixelRect rect = view.rectOf(position);
        Point corner = map.control().toDisplay(map.points(rect.x()), map.points(rect.y()));
        int side = map.points(rect.width());
        Rectangle screen = map.control().getMonitor().getClientArea();
        int right = corner.x + side + DISTANCE;
        int left = corner.x - DISTANCE - size.x;
        int x = right + size.x <= screen.x + screen.width || left < screen.x ? right : left;
        int y = Math.clamp(corner.y + side / 2, screen.y, Math.max(screen.y, screen.y + screen.height - size.y));
        return new Point(x, y);
    }

    /** The drawing. */
    private final class Card {
        private final Description description;
        private final String extent;
        private final Image sample;
        private final Font bold;
        private final List<Line> lines = new ArrayList<>();
        private final List<String> verdict = new ArrayList<>();
        private int labels;
        private int values;
        private int units;
        private int height;

        Card(Shell on, Description description, String extent) {
            this.description = description;
            this.extent = extent;
            bold = JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT);
            sample = new Image(display, Pictures.data(
                    PageMapPicture.sample(map.palette(), description.state(), SAMPLE, SAMPLE), map.palette()));
            for (Description.Row row : description.rows())
                lines.add(new Line(row.label(), row.value(), row.unit()));
            GC gc = new GC(on);
            try {
                measure(gc);
            } finally {
                gc.dispose();
            }
        }

        private void measure(GC gc) {
            height = gc.getFontMetrics().getHeight();
            for (Line line : lines) {
                labels = Math.max(labels, gc.textExtent(line.label()).x);
                values = Math.max(values, gc.textExtent(line.value()).x);
                units = Math.max(units, gc.textExtent(line.unit()).x);
            }
            int room = Math.max(TEXT_WIDTH, labels + values + units + 2 * GAP);
            StringBuilder line = new StringBuilder();
            for (String word : description.verdict().split(" ")) {
                if (!line.isEmpty() && gc.textExtent(line + " " + word).x > room) {
                    verdict.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            verdict.add(line.toString());
        }

        Point size() {
            return new Point(Math.max(TEXT_WIDTH, labels + values + units + 2 * GAP) + 2 * MARGIN,
                    (2 + lines.size() + verdict.size()) * height + 2 * MARGIN + 2 * GAP);
        }

        void paint(GC gc) {
            Point size = size();
            Color quiet = JFaceResources.getColorRegistry().get("org.daxscope.ui.quiet");
            gc.setBackground(map.control().getBackground());
            gc.setForeground(map.control().getForeground());
            gc.fillRectangle(0, 0, size.x, size.y);
            gc.setForeground(quiet);
            gc.drawRectangle(0, 0, size.x - 1, size.y - 1);
            gc.drawImage(sample, MARGIN, MARGIN);
            gc.drawText(extent, MARGIN, MARGIN + height + 2, true);
            gc.setForeground(map.control().getForeground());
            Font plain = gc.getFont();
            gc.setFont(bold);
            gc.drawText(description.state().displayName(), MARGIN + SAMPLE + GAP, MARGIN, true);
            gc.setFont(plain);
            int y = MARGIN + 2 * height + GAP;
            for (Line line : lines) {
                gc.setForeground(quiet);
                gc.drawText(line.label(), MARGIN, y, true);
                gc.drawText(line.unit(), MARGIN + labels + values + 2 * GAP, y, true);
                gc.setForeground(map.control().getForeground());
                gc.drawText(line.value(), MARGIN + labels + GAP, y, true);
                y += height;
            }
            y += GAP / 2;
            for (String line : verdict) {
                gc.drawText(line, MARGIN, y, true);
                y += height;
            }
        }

        void dispose() {
            sample.dispose();
        }
    }
}
