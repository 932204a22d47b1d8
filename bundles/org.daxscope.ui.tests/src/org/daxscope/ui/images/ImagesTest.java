package org.daxscope.ui.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.daxscope.machine.place.Span;
import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Takes the pictures of the documentation: the whole workbench and each view, light and dark. Runs only when it is told where to
 * put them; "./daxscope images" does that.
 */
// Maven says "null" when nothing is set.
@EnabledIfSystemProperty(named = "daxscope.images", matches = "(?!null$).+")
@ExtendWith(LoggedErrors.class)
class ImagesTest {
    private static final int SETTLED_MILLIS = 2500;
    private static final long LARGEST_FILE = 400_000;
    private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

    /** A moment of a story, and the views that are worth a look at it. */
    private record Scene(String story, int steps, Span focus, List<String> views) {
    }

    /**
     * Step 6 of the first story is a read that is refused, step 3 the signal, step 5 of the second the file in three pieces. Of a
     * story that comes twice the last picture of the whole stays.
     */
    private static final List<Scene> SCENES = List.of(
            new Scene("one-bad-line", 6, Span.file("f", 16384, 32768), List.of(DaxscopeUi.VIEW_STACK)),
            new Scene("one-bad-line", 3, Span.file("f", 20480, 24576),
                    List.of(DaxscopeUi.VIEW_SIGNALS, DaxscopeUi.VIEW_JOURNAL, DaxscopeUi.VIEW_TABLES,
                            DaxscopeUi.VIEW_INSPECTOR, DaxscopeUi.VIEW_TOPOLOGY, DaxscopeUi.VIEW_PAGE_MAP,
                            DaxscopeUi.VIEW_ADDRESSES)),
            new Scene("hole-punch", 5, Span.file("old", 20480, 24576),
                    List.of(DaxscopeUi.VIEW_STEPS, DaxscopeUi.VIEW_FRAGMENTATION)));

    @Test
    void everyPictureOfTheDocumentation() throws Exception {
        Bench bench = new Bench();
        Camera camera = new Camera(Path.of(System.getProperty("daxscope.images")));
        bench.window().getShell().setMaximized(true);
        bench.page().resetPerspective();
        light(bench, LIGHT);
        take(bench, camera, "light");
        light(bench, DARK);
        take(bench, camera, "dark");
        light(bench, LIGHT);
    }

    private static void take(Bench bench, Camera camera, String theme) throws Exception {
        bench.run(DaxscopeUi.COMMAND_WELCOME);
        pause();
        keep(camera.view("welcome-" + theme, bench.page().findView(DaxscopeUi.VIEW_WELCOME)));
        for (Scene scene : SCENES) {
            play(bench, scene);
            for (String id : scene.views()) {
                IViewPart view = bench.page().showView(id, null, IWorkbenchPage.VIEW_VISIBLE);
                bench.settle();
                pause();
                keep(camera.view(id.substring(id.lastIndexOf('.') + 1) + "-" + theme, view));
            }
            keep(camera.screen("workbench-" + scene.story() + "-" + theme));
        }
    }

    private static void play(Bench bench, Scene scene) throws Exception {
        bench.run(DaxscopeUi.COMMAND_STORY, Map.of(DaxscopeUi.PARAMETER_STORY, scene.story()));
        bench.settle();
        bench.session().to(scene.steps());
        bench.settle();
        bench.page().showView(DaxscopeUi.VIEW_PAGE_MAP, null, IWorkbenchPage.VIEW_VISIBLE);
        bench.focus(scene.focus());
    }

    private static void light(Bench bench, String theme) {
        bench.window().getShell().getDisplay().setDarkThemePreferred(theme.equals(DARK));
        pause();
        bench.window().getService(IThemeEngine.class).setTheme(theme, false);
        pause();
    }

    /** Lets everything be drawn that is still to be drawn. */
    private static void pause() {
        long begun = System.nanoTime();
        Bench.await("the picture to be drawn", () -> System.nanoTime() - begun > SETTLED_MILLIS * 1_000_000L);
    }

    private static void keep(Path file) throws Exception {
        assertThat(Files.size(file)).as(file.toString()).isBetween(1000L, LARGEST_FILE);
    }
}
