package org.daxscope.ui.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.stack.LayerKind;
import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.ui.OwnScene;
import org.daxscope.ui.Screen;
import org.daxscope.viz.stack.StackHit;
import org.daxscope.viz.stack.StackHit.Part;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The way through the stack, its calls, and what a click in it does. */
@ExtendWith(LoggedErrors.class)
class StackTest {
    private static final long PAGE = 4096;

    @TempDir private Path folder;

    /** A read that a record refuses, as step 2. */
    private static Bench refused() throws Exception {
        Bench bench = OwnScene.played(new Operation.StoreBadblocks("pm0", 327_688 + " 8"),
                new Operation.Read("f", 0, 4 * PAGE, OpenMode.PLAIN));
        bench.activate(DaxscopeUi.VIEW_STACK);
        bench.focus(Span.file("f", 0, 4 * PAGE));
        return bench;
    }

    private static StackModel model(Bench bench) {
        StackModel model = bench.stack().model();
        assertThat(model).isNotNull();
        return model;
    }

    @Test
    void theWayGoesFromTheMappingToTheMedia() throws Exception {
        Bench bench = refused();

        assertThat(model(bench).path().layers()).extracting(layer -> layer.kind()).containsExactly(LayerKind.MAPPING,
                LayerKind.FILE, LayerKind.BLOCKS, LayerKind.DISK, LayerKind.REGION, LayerKind.PHYSICAL,
                LayerKind.LINES);
        assertThat(model(bench).path().refusal().text()).contains("sectors [327688, +8) are recorded bad");
    }

    @Test
    void callsAreSteppedThroughForwardAndBack() throws Exception {
        Bench bench = refused();

        bench.run("org.daxscope.ui.command.stack.forward");
        assertThat(bench.stack().text()).contains("Step 2, moment 1 of").contains("syscall_read f");
        for (int i = 0; i < 40 && !bench.stack().text().contains("refused"); i++)
            bench.run("org.daxscope.ui.command.stack.forward");

        assertThat(bench.stack().text()).contains("sectors [327688, +8) are recorded bad");
        assertThat(model(bench).acts()).anyMatch(act -> act.kind() == LayerKind.DISK && act.refused()
                && act.told().contains("[semantics 6.2]"));
        int there = bench.stack().moment();
        bench.run("org.daxscope.ui.command.stack.back");
        assertThat(bench.stack().moment()).isEqualTo(there - 1);
        bench.run("org.daxscope.ui.command.stack.stand");
        assertThat(bench.stack().moment()).isEqualTo(-1);
        assertThat(model(bench).acts()).isEmpty();
    }

    @Test
    void insideAStepTheMachineIsShownAsItWasThen() throws Exception {
        Bench bench = OwnScene.played(new Operation.StoreBadblocks("pm0", 327_688 + " 8"),
                Operation.Write.of("f", PAGE, PAGE, Pattern.named("0x57")));
        bench.focus(Span.file("f", PAGE, 2 * PAGE));

        bench.run("org.daxscope.ui.command.stack.forward");
        assertThat(model(bench).question().image().devices().getFirst().diskRecords()).hasSize(1);
        for (int i = 0; i < 60 && bench.stack().moment() < bench.stack().moments().count() - 1; i++)
            bench.run("org.daxscope.ui.command.stack.forward");

        assertThat(model(bench).question().image().devices().getFirst().diskRecords()).isEmpty();
        assertThat(bench.state().position()).as("the cursor stays").isEqualTo(2);
    }

    @Test
    void theJournalGoesAlongAndLeads() throws Exception {
        Bench bench = refused();

        bench.run("org.daxscope.ui.command.stack.forward");
        bench.run("org.daxscope.ui.command.stack.forward");
        Span before = bench.focus().focus().span();
        assertThat(bench.journal().selectedText()).contains("iomap_begin");
        assertThat(bench.focus().focus().span()).isEqualTo(before);

        bench.run("org.daxscope.ui.command.journal.refusal");
        assertThat(bench.stack().text()).contains("sectors [327688, +8) are recorded bad");
    }

    @Test
    void itPlaysByItselfAndStopsAtTheEnd() throws Exception {
        Bench bench = refused();

        int last = bench.stack().moments().count() - 1;
        for (int i = 0; i < last; i++)
            bench.run("org.daxscope.ui.command.stack.forward");
        assertThat(bench.stack().moment()).as("the last moment but one").isEqualTo(last - 1);

        // Not to be waited for: it may be over by then.
        bench.run("org.daxscope.ui.command.stack.play", Map.of());
        assertThat(bench.stack().isPlaying()).isTrue();
        Bench.await("the end", () -> !bench.stack().isPlaying());
        assertThat(bench.stack().moment()).isEqualTo(last);

        bench.run("org.daxscope.ui.command.stack.play", Map.of());
        bench.run("org.daxscope.ui.command.stack.play", Map.of());
        assertThat(bench.stack().isPlaying()).as("stopped by who began it").isFalse();
    }

    @Test
    void aClickLooksAtALayerThereAndTheArrowKeysGoDown() throws Exception {
        Bench bench = refused();
        Canvas canvas = bench.stack().canvas().canvas();
        StackHit record = model(bench).picture().hits().stream().filter(hit -> hit.part() == Part.RECORD).findFirst()
                .orElseThrow();
        var rect = model(bench).picture().outline(record).orElseThrow();

        Event down = new Event();
        down.x = rect.x() + 1;
        down.y = rect.y() + 1;
        down.button = 1;
        canvas.notifyListeners(SWT.MouseDown, down);
        bench.settle();
        assertThat(bench.focus().focus().span())
                .isEqualTo(Span.disk("pm0", 327_688L * 512, 327_696L * 512));

        for (int key : new int[] {SWT.HOME, SWT.ARROW_DOWN, SWT.ARROW_DOWN, SWT.CR}) {
            Event event = new Event();
            event.keyCode = key;
            canvas.notifyListeners(SWT.KeyDown, event);
        }
        assertThat(bench.focus().focus().span().space()).isNotEqualTo(Space.DISK);
    }

    @Test
    void theScreenShowsThePictureThatIsExported() throws Exception {
        Bench bench = refused();
        StackModel model = model(bench);
        Screen.of(bench.stack().canvas().canvas(), model.picture().drawing())
                .shows(model.picture().drawing(), model.pixels(), model.question().palette());

        Path svg = folder.resolve("stack.svg");
        Path csv = folder.resolve("stack.csv");
        bench.export(DaxscopeUi.COMMAND_EXPORT_PICTURE, svg);
        bench.export(DaxscopeUi.COMMAND_EXPORT_DATA, csv);
        assertThat(Files.readString(svg)).contains("disk pm0");
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.getFirst()).startsWith("layer,unit and base,address");
        assertThat(lines).hasSize(1 + model.path().layers().stream().mapToInt(layer -> layer.segments().size()).sum());
    }

    @Test
    void chunksOfAStripeFanOutToItsLegs() throws Exception {
        Bench bench = new Bench();
        bench.open(Bench.sample("6.1", "d-xfs-03-stripe-64k"));
        bench.run(DaxscopeUi.COMMAND_RUN_ALL);
        bench.settle();
        bench.focus(Span.file("f", 0, 256 * 1024));

        var path = model(bench).path();
        assertThat(path.layers()).extracting(layer -> layer.kind()).contains(LayerKind.DM);
        assertThat(path.layers().stream().filter(layer -> layer.kind() == LayerKind.DISK)).hasSize(2);
    }
}
