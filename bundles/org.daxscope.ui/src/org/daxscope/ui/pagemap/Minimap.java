package org.daxscope.ui.pagemap;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.nls.PageMapText;
import org.daxscope.ui.widgets.Latest;
import org.daxscope.ui.widgets.Names;
import org.daxscope.viz.AddressCurve;
import org.daxscope.viz.ByteRange;
import org.daxscope.viz.IndexedImage;
import org.daxscope.viz.MapLayout;
import org.daxscope.viz.PageMapPicture;
import org.daxscope.viz.Palette;
import org.daxscope.viz.PixelRect;
import org.daxscope.viz.StateIndex;
import org.daxscope.viz.Viewport;

/** All of the map in a small space, with a frame around what the large map shows; the frame can be dragged. */
final class Minimap {
    static final int WIDTH = 104;
    private static final int CELL = 3;
    private static final int LEAST = 7;

    private final Canvas canvas;
    private final MapCanvas map;
    private final Latest<Question, Answer> painter;
    private @Nullable Image image;
    private @Nullable Viewport whole;

    /** What to paint. */
    private record Question(StateIndex index, Palette palette, Viewport whole) {
    }

    /** It painted. */
    private record Answer(Question question, IndexedImage pixels) {
    }

    Minimap(Composite parent, MapCanvas map) {
        this.map = map;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
        Names.give(canvas, PageMapText.Minimap);
        canvas.setToolTipText(PageMapText.MinimapHint);
        painter = new Latest<>(canvas, PageMapText.Painting, question -> new Answer(question,
                PageMapPicture.paint(question.index(), question.whole(), question.palette())), this::painted);
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.addListener(SWT.Resize, event -> refresh());
        canvas.addListener(SWT.MouseDown, this::drag);
        canvas.addListener(SWT.MouseMove, event -> {
            if ((event.stateMask & SWT.BUTTON1) != 0)
                drag(event);
        });
        canvas.addListener(SWT.Dispose, event -> drop());
    }

    Canvas control() {
        return canvas;
    }

    boolean isIdle() {
        return painter.isIdle();
    }

    /** The map has other states, or other colours. */
    void refresh() {
        StateIndex index = map.index();
        Rectangle area = canvas.getClientArea();
        if (index == null || index.length() == 0 || area.width < CELL || area.height < CELL || !canvas.isVisible())
            return;
        MapLayout layout = fit(map.kind(), index.length(), map.pixels(area.width), map.pixels(area.height));
        painter.ask(new Question(index, map.palette(),
                new Viewport(layout, 0, 0, map.pixels(area.width), map.pixels(area.height))));
    }

    /** Everything, with cells as large as the space allows. */
    private static MapLayout fit(AddressCurve.Kind kind, long length, int width, int height) {
        MapLayout best = MapLayout.fit(kind, length, CELL, width, height);
        for (int cell = CELL + 1; cell <= 4 * CELL; cell++) {
            MapLayout next = MapLayout.fit(kind, length, cell, width, height);
            if (next.zoom() <= best.zoom() && next.height() <= height)
                best = next;
        }
        return best;
    }

    /** The map shows another part of itself. */
    void moved() {
        canvas.redraw();
    }

    private void painted(Answer answer) {
        drop();
        whole = answer.question().whole();
        image = new Image(canvas.getDisplay(), Pictures.data(answer.pixels(), answer.question().palette()));
        canvas.redraw();
    }

    private void drop() {
        if (image != null)
            image.dispose();
        image = null;
    }

    private void drag(Event event) {
        Viewport view = whole;
        long position = view == null ? -1 : view.byteAt(map.pixels(event.x), map.pixels(event.y));
        if (position >= 0 && event.button != 3)
            map.centre(position);
    }

    private void paint(GC gc) {
        Palette palette = map.palette();
        gc.setBackground(new Color(Pictures.rgb(palette.background())));
        gc.fillRectangle(canvas.getClientArea());
        Image picture = image;
        Viewport view = whole;
        if (picture == null || view == null)
            return;
        Rectangle area = picture.getBounds();
        gc.drawImage(picture, 0, 0, area.width, area.height, 0, 0, map.points(view.width()),
                map.points(view.height()));
        Rectangle frame = frame();
        if (frame == null)
            return;
        gc.setForeground(canvas.getDisplay().getSystemColor(SWT.COLOR_WHITE));
        gc.setLineWidth(3);
        gc.drawRectangle(frame);
        gc.setForeground(canvas.getDisplay().getSystemColor(SWT.COLOR_BLACK));
        gc.setLineWidth(1);
        gc.drawRectangle(frame);
    }

    /** Around what the large map shows, in points; null when it shows all. */
    @Nullable
    Rectangle frame() {
        Viewport large = map.viewport();
        Viewport view = whole;
        if (large == null || view == null || large.layout().length() != view.layout().length())
            return null;
        Rectangle frame = null;
        for (ByteRange seen : large.visible())
            for (PixelRect rect : view.rectsOf(seen.start(), seen.end())) {
                Rectangle part = new Rectangle((int) rect.x(), (int) rect.y(), (int) rect.width(), (int) rect.height());
                frame = frame == null ? part : frame.union(part);
            }
        return frame == null
                ? null
                : new Rectangle(map.points(frame.x), map.points(frame.y),
                        Math.max(LEAST, map.points(frame.width) - 1), Math.max(LEAST, map.points(frame.height) - 1));
    }
}
