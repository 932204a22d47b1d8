package org.daxscope.ui.pagemap;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Pattern;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.nls.PageMapText;
import org.daxscope.ui.widgets.Latest;
import org.daxscope.ui.widgets.Names;
import org.daxscope.viz.AddressCurve;
import org.daxscope.viz.ByteRange;
import org.daxscope.viz.MapLayout;
import org.daxscope.viz.Palette;
import org.daxscope.viz.PixelRect;
import org.daxscope.viz.StateIndex;
import org.daxscope.viz.Tile;
import org.daxscope.viz.TileCache;
import org.daxscope.viz.TileKey;
import org.daxscope.viz.Viewport;

/**
 * Shows a map through a viewport, whose pixels are those of the device. Tiles are painted in a job; until those of a new
 * viewport or picture are there, the canvas goes on showing the old ones.
 */
final class MapCanvas {
    /** Sizes of a cell, in pixels, among which fitting chooses. */
    private static final int SMALLEST_CELL = 12;
    private static final int LARGEST_CELL = 36;
    /** The largest that a layout allows. */
    private static final int MAX_CELL = 64;
    private static final int WHOLE = 100;

    private final Canvas canvas;
    /** Counts generations; painted tiles are kept as images. */
    private final TileCache cache = new TileCache(1);
    private final TileImages images;
    private final Latest<PaintRequest, PaintRequest> painter;
    private final Latest<List<PaintRequest>, Long> prefetcher;
    private final MapScroll scroll;

    private @Nullable MapPicture picture;
    private Palette palette;
    private AddressCurve.Kind kind = AddressCurve.Kind.LINEAR;
    /** What the user wants to see; null before there is anything to see. */
    private @Nullable Viewport wanted;
    /** What the canvas shows. */
    private @Nullable Viewport shown;
    private long shownGeneration;
    /** Whether everything is to be in sight, whatever the size of the canvas. */
    private boolean fitting = true;
    /** Where the user zoomed last, in pixels of the view. */
    private int lastX;
    private int lastY;
    /** Whether the view itself lacks tiles: painting ahead must wait. */
    private volatile boolean urgent;
    private List<ByteRange> marks = List.of();
    private List<ByteRange> selection = List.of();
    private List<ByteRange> bad = List.of();
    private Runnable moved = () -> {};
    private Runnable themed = () -> {};

    MapCanvas(Composite parent) {
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.V_SCROLL | SWT.H_SCROLL);
        Names.give(canvas, PageMapText.Map);
        palette = PaletteChoice.current(PaletteChoice.isDark(canvas));
        images = new TileImages(canvas);
        painter = new Latest<>(canvas, PageMapText.Painting, request -> request.paint(cache, images, () -> true),
                this::painted);
        prefetcher = new Latest<>(canvas, PageMapText.Painting, this::prefetch, images::trim);
        scroll = new MapScroll(canvas, this::scrollTo);
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.addListener(SWT.Resize, event -> resized());
        canvas.addListener(SWT.ZoomChanged, event -> resized());
    }

    Canvas control() {
        return canvas;
    }

    Palette palette() {
        return palette;
    }

    @Nullable
    Viewport viewport() {
        return wanted;
    }

    /** What the canvas shows until the tiles of what is wanted are there. */
    @Nullable
    Viewport shown() {
        return shown;
    }

    @Nullable
    MapPicture picture() {
        return picture;
    }

    @Nullable
    StateIndex index() {
        return picture == null ? null : picture.index();
    }

    AddressCurve.Kind kind() {
        return kind;
    }

    /** Whether the canvas shows what it is wanted to show. */
    boolean isIdle() {
        return painter.isIdle();
    }

    /** Device pixels of a length in the toolkit's points. */
    int pixels(int points) {
        return points * zoomPercent() / WHOLE;
    }

    /** The toolkit's points of a length in device pixels. */
    int points(long pixels) {
        return (int) (pixels * WHOLE / zoomPercent());
    }

    private int zoomPercent() {
        return Math.max(WHOLE, canvas.getMonitor().getZoom());
    }

    /** @param hears called when another part of the map comes into sight */
    void onMove(Runnable hears) {
        moved = hears;
    }

    /** @param hears called when the theme's tone has changed */
    void onTheme(Runnable hears) {
        themed = hears;
    }

    /** Shows another picture; the part of the map that is in sight stays, if the space is of the same size. */
    void show(MapPicture next) {
        StateIndex before = index();
        boolean sameSpace = before != null && before.length() == next.index().length()
                && kind == next.options().curve();
        picture = next;
        kind = next.options().curve();
        cache.advance();
        Viewport view = wanted;
        if (!sameSpace || view == null)
            fit();
        else
            look(view);
    }

    void usePalette(Palette next) {
        palette = next;
        cache.advance();
        if (wanted != null)
            look(wanted);
    }

    /** Outlines stretches of the map: those of the step, those that are selected, and what of these a signal says is bad. */
    void outline(List<ByteRange> step, List<ByteRange> selected, List<ByteRange> badOfSelected) {
        marks = step;
        selection = selected;
        bad = badOfSelected;
        canvas.redraw();
    }

    void fit() {
        fitting = true;
        StateIndex states = index();
        Point size = canvas.getSize();
        if (states == null || states.length() == 0 || size.x <= 0 || size.y <= 0)
            return;
        cache.advance();
        look(new Viewport(closest(states.length()), 0, 0, clientWidth(), clientHeight()));
    }

    /** The layout that shows everything with the fewest bytes a cell, and of those the one with the largest cells. */
    private MapLayout closest(long length) {
        int smallest = pixels(SMALLEST_CELL);
        MapLayout best = MapLayout.fit(kind, length, smallest, clientWidth(), clientHeight());
        for (int cell = smallest + 1; cell <= Math.min(pixels(LARGEST_CELL), MAX_CELL); cell++) {
            MapLayout next = MapLayout.fit(kind, length, cell, clientWidth(), clientHeight());
            if (next.zoom() <= best.zoom() && next.height() <= clientHeight())
                best = next;
        }
        return best;
    }

    /** Moves the viewport. */
    void look(Viewport next) {
        wanted = next;
        scroll.show(next);
        // A bar that comes or goes resizes the canvas at once, and another part of the map is wanted by then.
        if (wanted != next)
            return;
        moved.run();
        MapPicture states = picture;
        if (states == null)
            return;
        long generation = cache.generation();
        List<TileKey> missing = next.tiles(generation).stream().filter(key -> !images.has(key)).toList();
        urgent = !missing.isEmpty();
        painter.ask(new PaintRequest(states, palette, next, generation, missing));
        if (missing.isEmpty())
            reveal(next, generation);
    }

    /** Zooms by key or command: around what is selected when it is in sight, else around the middle. */
    void zoom(int closer) {
        Viewport view = wanted;
        if (view == null)
            return;
        int x = view.width() / 2;
        int y = view.height() / 2;
        if (!selection.isEmpty()) {
            PixelRect cell = view.rectOf(selection.getFirst().start());
            if (cell.x() >= 0 && cell.x() < view.width() && cell.y() >= 0 && cell.y() < view.height()) {
                x = Math.toIntExact(cell.x());
                y = Math.toIntExact(cell.y());
            }
        }
        zoom(closer, x, y);
    }

    /** Moves the viewport because the user zoomed around a pixel of the device. */
    void zoom(int closer, int x, int y) {
        Viewport view = wanted;
        if (view == null)
            return;
        if (closer < 0 && showsAll(view))
            return;
        lastX = x;
        lastY = y;
        Viewport next = view.zoomed(closer, x, y);
        if (closer < 0 && showsAll(next)) {
            fit();
            return;
        }
        fitting = false;
        look(next);
    }

    /** Zooms to a number of bytes a cell, as a power of two, with a byte in the middle. */
    void zoomTo(int zoom, long position) {
        Viewport view = wanted;
        if (view == null)
            return;
        Viewport next = view.zoomed(view.layout().zoom() - zoom, view.width() / 2, view.height() / 2);
        if (showsAll(next)) {
            fit();
            return;
        }
        fitting = false;
        look(position < 0 ? next : next.centredOn(position));
    }

    /** Brings a byte into the middle. */
    void centre(long position) {
        if (wanted != null)
            look(wanted.centredOn(position));
    }

    private static boolean showsAll(Viewport view) {
        return view.layout().height() <= view.height() && view.layout().width() <= view.width();
    }

    void pan(long dx, long dy) {
        if (wanted != null)
            look(wanted.scrolled(dx, dy));
    }

    void reveal(long position) {
        if (wanted != null)
            look(wanted.showing(position));
    }

    private void scrollTo(long left, long top) {
        Viewport view = wanted;
        if (view != null)
            look(view.scrolled(left - view.left(), top - view.top()));
    }

    private void resized() {
        Viewport view = wanted;
        if (fitting || view == null) {
            fit();
            return;
        }
        cache.advance();
        look(view.resized(clientWidth(), clientHeight()));
    }

    private int clientWidth() {
        return Math.max(LARGEST_CELL, pixels(canvas.getClientArea().width));
    }

    private int clientHeight() {
        return Math.max(LARGEST_CELL, pixels(canvas.getClientArea().height));
    }

    private void painted(PaintRequest request) {
        if (request.generation() == cache.generation())
            reveal(request.viewport(), request.generation());
    }

    private void reveal(Viewport viewport, long generation) {
        shown = viewport;
        shownGeneration = generation;
        urgent = false;
        images.trim(generation);
        canvas.redraw();
        prefetch(viewport, generation);
    }

    /** Paints ahead, in a job, as long as nothing else is asked for. */
    private Long prefetch(List<PaintRequest> requests) {
        for (PaintRequest request : requests)
            request.paint(cache, images, () -> !urgent);
        return cache.generation();
    }

    /** Paints what lies around the view, and one zoom closer and farther, so that the next move shows at once. */
    private void prefetch(Viewport view, long generation) {
        MapPicture states = picture;
        if (states == null)
            return;
        long left = Math.max(0, view.left() - Tile.SIZE);
        long top = Math.max(0, view.top() - Tile.SIZE);
        Viewport around = new Viewport(view.layout(), left, top, view.width() + 2 * Tile.SIZE,
                view.height() + 2 * Tile.SIZE);
        List<Viewport> next = List.of(around, view.zoomed(1, lastX, lastY), view.zoomed(-1, lastX, lastY));
        prefetcher.ask(next.stream().map(one -> new PaintRequest(states, palette, one, generation,
                one.tiles(generation).stream().filter(key -> !images.has(key)).toList())).toList());
    }

    private void paint(GC gc) {
        followTheme();
        gc.setBackground(new Color(Pictures.rgb(palette.background())));
        gc.fillRectangle(canvas.getClientArea());
        Viewport view = shown;
        if (view == null)
            return;
        Transform transform = new Transform(gc.getDevice());
        try {
            tiles(gc, view, transform);
            place(gc, transform, 0, 0);
            Outlines.draw(gc, view, marks, palette, SWT.LINE_DASH);
            Outlines.draw(gc, view, selection, palette, SWT.LINE_SOLID);
            Outlines.draw(gc, view, bad, palette, SWT.LINE_SOLID);
        } finally {
            gc.setTransform(null);
            transform.dispose();
        }
    }

    /** Draws tiles as patterns, because drawing an image makes the toolkit copy all of it first. */
    private void tiles(GC gc, Viewport view, Transform transform) {
        for (TileKey key : view.tiles(shownGeneration)) {
            Image image = images.get(key);
            if (image == null)
                continue;
            place(gc, transform, key.x() * Tile.SIZE - view.left(), key.y() * Tile.SIZE - view.top());
            Pattern pattern = new Pattern(gc.getDevice(), image);
            gc.setBackgroundPattern(pattern);
            gc.fillRectangle(0, 0, Tile.SIZE, Tile.SIZE);
            gc.setBackgroundPattern(null);
            pattern.dispose();
        }
    }

    /** Makes the origin a pixel of the view, and the unit a pixel of the device. */
    private void place(GC gc, Transform transform, long x, long y) {
        float scale = (float) WHOLE / zoomPercent();
        transform.setElements(scale, 0, 0, scale, x * scale, y * scale);
        gc.setTransform(transform);
    }

    private void followTheme() {
        boolean dark = PaletteChoice.isDark(canvas);
        if (dark == palette.dark())
            return;
        canvas.getDisplay().asyncExec(() -> {
            if (!canvas.isDisposed() && PaletteChoice.isDark(canvas) != palette.dark()) {
                usePalette(PaletteChoice.current(PaletteChoice.isDark(canvas)));
                themed.run();
            }
        });
    }

    /** The layout that is wanted; for texts about cells. */
    @Nullable
    MapLayout layout() {
        return wanted == null ? null : wanted.layout();
    }
}
