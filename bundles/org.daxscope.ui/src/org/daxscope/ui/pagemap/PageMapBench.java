package org.daxscope.ui.pagemap;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;

import org.daxscope.ui.bench.BenchScene;
import org.daxscope.ui.bench.Timings;
import org.daxscope.ui.nls.BenchText;
import org.daxscope.ui.session.Measures;
import org.daxscope.ui.session.SessionState;
import org.daxscope.viz.AddressCurve;
import org.daxscope.viz.PageMapPicture;
import org.daxscope.viz.Palette;
import org.daxscope.viz.Palettes;
import org.daxscope.viz.StateIndex;
import org.daxscope.viz.Viewport;

/**
 * Frames of the Page Map against a plain blit of a ready image of the same size, in one run. A frame is everything between
 * asking for another part of the map and having it painted: tiles in the job, their way to the UI thread, and the drawing.
 * Both go the way of all painting, through the toolkit's paint events, whose beat they keep.
 */
public final class PageMapBench {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;
    private static final int FRAMES = 120;
    private static final int WARM_UP = 40;
    private static final int PAN = 24;
    private static final int ZOOMS = 20;
    private static final double MOST_TIMES = 4;
    private static final long MOST_HEAP = 1L << 30;
    private static final long MEBI = 1 << 20;
    private static final int CELL = 12;

    private final Display display;
    private final PrintStream out;
    private final Shell shell;

    public PageMapBench(Display display, PrintStream out) {
        this.display = display;
        this.out = out;
        shell = new Shell(display, SWT.NO_TRIM);
        shell.setLayout(new FillLayout());
        shell.setBounds(0, 0, WIDTH, HEIGHT);
    }

    /** @return whether all bars were met */
    public boolean run() {
        BenchScene scene = BenchScene.play();
        out.println(NLS.bind(BenchText.Scene, scene.image().devices().getFirst().poisoned().size()));
        double blit = blit(ready(scene));
        boolean met = true;
        for (AddressCurve.Kind curve : AddressCurve.Kind.values()) {
            MapCanvas map = open(scene, curve);
            met &= tell(NLS.bind(BenchText.Pan, curve), pan(map), blit);
            met &= tell(NLS.bind(BenchText.Zoom, curve), zoom(map), blit);
            map.control().dispose();
        }
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long heap = runtime.totalMemory() - runtime.freeMemory();
        out.println(NLS.bind(BenchText.Heap, heap / MEBI, MOST_HEAP / MEBI));
        return met && heap < MOST_HEAP;
    }

    private boolean tell(String what, Timings timings, double blit) {
        double times = timings.median() / blit;
        out.println(NLS.bind(BenchText.Frames, new Object[] {what, timings.text(),
            String.format(Locale.ROOT, "%.2f", times), String.format(Locale.ROOT, "%.0f", MOST_TIMES)}));
        return times <= MOST_TIMES;
    }

    /** @param ready the picture of a map */
    private double blit(Image ready) {
        Canvas canvas = new Canvas(shell, SWT.DOUBLE_BUFFERED);
        boolean[] drawn = new boolean[1];
        canvas.addListener(SWT.Paint, event -> {
            event.gc.drawImage(ready, 0, 0);
            drawn[0] = true;
        });
        show();
        Timings timings = new Timings();
        for (int i = 0; i < FRAMES + WARM_UP; i++) {
            drawn[0] = false;
            long start = System.nanoTime();
            canvas.redraw();
            while (!drawn[0])
                turn();
            if (i >= WARM_UP)
                timings.add(System.nanoTime() - start);
        }
        canvas.dispose();
        ready.dispose();
        out.println(NLS.bind(BenchText.Blit, timings.text()));
        return timings.median();
    }

    private Image ready(BenchScene scene) {
        StateIndex index = StateIndex.of(scene.image().devices().getFirst());
        Palette palette = Palettes.standard(false);
        Viewport view = Viewport.fit(AddressCurve.Kind.LINEAR, index.length(), CELL, WIDTH, HEIGHT);
        return new Image(display, Pictures.data(PageMapPicture.paint(index, view, palette), palette));
    }

    private MapCanvas open(BenchScene scene, AddressCurve.Kind curve) {
        MapCanvas map = new MapCanvas(shell);
        show();
        SessionState state = new SessionState(1, scene, null, scene.scene().name(), null, scene.scene(),
                scene.scene().kernel().name(), 0, List.of(), List.of(), List.of(), scene.before(), scene.image(),
                List.of(),
                new Measures(scene.before(), List.of()));
        map.show(Objects.requireNonNull(
                MapPicture.of(state, new MapTarget.OfDisk("pm0"), MapOptions.USUAL.with(curve))));
        settle(map);
        Rectangle area = map.control().getClientArea();
        out.println(NLS.bind(BenchText.Size, area.width, area.height));
        return map;
    }

    /** Deep in the map, to and fro over 4 KiB a cell. */
    private Timings pan(MapCanvas map) {
        map.zoomTo(12, BenchScene.DISK_BYTES / 2);
        settle(map);
        Timings timings = new Timings();
        for (int i = 0; i < FRAMES + WARM_UP; i++) {
            int way = i / 40 % 2 == 0 ? PAN : -PAN;
            long took = frame(map, () -> map.pan(way, way));
            if (i >= WARM_UP)
                timings.add(took);
        }
        return timings;
    }

    /** From everything down to close and back, around a point. */
    private Timings zoom(MapCanvas map) {
        map.fit();
        settle(map);
        Timings timings = new Timings();
        for (int i = 0; i < FRAMES + WARM_UP; i++) {
            int closer = i / ZOOMS % 2 == 0 ? 1 : -1;
            long took = frame(map, () -> map.zoom(closer, WIDTH / 3, HEIGHT / 3));
            if (i >= WARM_UP)
                timings.add(took);
        }
        return timings;
    }

    /** From the question to the painted answer. */
    private long frame(MapCanvas map, Runnable question) {
        Viewport before = map.viewport();
        long start = System.nanoTime();
        question.run();
        if (!Objects.equals(before, map.viewport()))
            settle(map);
        return System.nanoTime() - start;
    }

    private void settle(MapCanvas map) {
        boolean[] drawn = new boolean[1];
        Listener painted = event -> drawn[0] = Objects.equals(map.shown(), map.viewport());
        map.control().addListener(SWT.Paint, painted);
        while (!drawn[0])
            turn();
        map.control().removeListener(SWT.Paint, painted);
    }

    private void turn() {
        if (!display.readAndDispatch())
            display.sleep();
    }

    private void show() {
        shell.layout();
        shell.open();
        while (display.readAndDispatch()) {
            // Until the window is there.
        }
    }
}
