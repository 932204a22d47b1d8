package org.daxscope.ui.fragmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.Fallocate.Mode;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.FileImage.Extent;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.Step;
import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.ui.Screen;
import org.daxscope.ui.OwnScene;
import org.daxscope.ui.widgets.Rows;
import org.daxscope.viz.FileMeasures;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Strips, measures, extents and steps against the images they are of. */
@ExtendWith(LoggedErrors.class)
class FragmentationTest {
    private static final int BEFORE = 1;
    private static final int AFTER = 2;
    private static final int CHANGE = 3;
    private static final long PAGE = 4096;

    @TempDir private Path folder;

    private static FileImage file(Bench bench) {
        return bench.state().image().files().stream().filter(file -> file.name().equals("f")).findFirst().orElseThrow();
    }

    private static Bench punched() throws Exception {
        Bench bench = OwnScene.played(new Operation.Fallocate(Mode.PUNCH_HOLE, "f", 1 << 20, PAGE),
                Operation.Write.of("f", 1 << 20, PAGE, Pattern.named("0x57")));
        bench.activate(DaxscopeUi.VIEW_FRAGMENTATION);
        bench.fragmentation().bar().choose("f");
        bench.fragmentation().compareWithStart(true);
        bench.settle();
        return bench;
    }

    private static Rows measures(Bench bench) {
        return bench.fragmentation().measures().rows();
    }

    private static int row(Rows rows, String title) {
        for (int row = 0; row < rows.count(); row++)
            if (rows.text(row, 0).equals(title))
                return row;
        throw new AssertionError("no row " + title);
    }

    @Test
    void aHolePunchLosesAHugePageAndSplitsTheFile() throws Exception {
        Bench bench = punched();

        Rows rows = measures(bench);
        int extents = row(rows, "Extents");
        assertThat(rows.text(extents, BEFORE)).isEqualTo("1");
        assertThat(rows.text(extents, AFTER)).isEqualTo(Integer.toString(file(bench).extents().size())).isEqualTo("3");
        assertThat(rows.text(extents, CHANGE)).isEqualTo("worse, +2");
        assertThat(rows.icon(extents, CHANGE)).isEqualTo("disagree");
        int possible = row(rows, "2 MiB possible");
        assertThat(rows.text(possible, BEFORE)).isEqualTo("100.0 %");
        assertThat(rows.text(possible, AFTER)).isEqualTo("50.0 %");
        assertThat(rows.text(possible, CHANGE)).startsWith("worse, ").endsWith("50.0 %");
        assertThat(rows.text(row(rows, "File size"), CHANGE)).isEqualTo("unchanged");
    }

    @Test
    void theMeasuresAreThoseOfTheImages() throws Exception {
        Bench bench = punched();
        var image = bench.state().image();

        FileMeasures measures = FileMeasures.of(image.devices().getFirst(), file(bench), image.mappings());

        for (int i = 0; i < Measure.all().size(); i++)
            assertThat(measures(bench).text(i, AFTER)).isEqualTo(Measure.all().get(i).textOf(measures));
    }

    @Test
    void theExtentsAreThoseOfTheFileAndNewOnesAreMarked() throws Exception {
        Bench bench = punched();

        Rows rows = bench.fragmentation().extents().rows();
        assertThat(rows.count()).isEqualTo(3);
        for (int i = 0; i < rows.count(); i++) {
            Extent extent = file(bench).extents().get(i);
            assertThat(rows.text(i, 1)).isEqualTo(Long.toString(extent.offset()));
            assertThat(rows.text(i, 3)).isEqualTo(Long.toString(extent.physical()));
            assertThat(rows.text(i, 7)).isEqualTo("new");
        }
        bench.fragmentation().compareWithStart(false);
        bench.settle();
        assertThat(bench.fragmentation().extents().rows().text(0, 7)).isEqualTo("same");
        assertThat(bench.fragmentation().extents().rows().text(1, 7)).isEqualTo("new");
    }

    @Test
    void theTableAlongTheStepsAndTheChartHoldEachStep() throws Exception {
        Bench bench = punched();

        Rows rows = bench.fragmentation().steps().rows();
        assertThat(rows.count()).isEqualTo(3);
        assertThat(rows.text(0, 0)).isEqualTo("Start");
        assertThat(rows.text(0, 1)).isEqualTo("1");
        assertThat(rows.text(1, 1)).isEqualTo("2");
        assertThat(rows.text(2, 1)).isEqualTo("3");
        assertThat(rows.text(2, 2)).isEqualTo("50.0 %");
        assertThat(rows.icon(2, 0)).isEqualTo("cursor");
        assertThat(bench.fragmentation().chart().lines()).hasSize(3);

        bench.fragmentation().steps().table().setSelection(1);
        bench.fragmentation().steps().table().notifyListeners(SWT.DefaultSelection, new Event());
        bench.settle();
        assertThat(bench.state().position()).isEqualTo(1);
        assertThat(bench.fragmentation().steps().rows().count()).as("what was measured stays").isEqualTo(3);
    }

    @Test
    void anotherStepInsteadForgetsWhatWasMeasuredBehindIt() throws Exception {
        Bench bench = punched();
        bench.session().to(1);
        bench.settle();

        bench.session().perform(Step.of(new Operation.Fallocate(Mode.PUNCH_HOLE, "f", 0, PAGE)));
        bench.settle();

        Rows rows = bench.fragmentation().steps().rows();
        assertThat(rows.count()).isEqualTo(3);
        assertThat(rows.text(2, 1)).isEqualTo(Integer.toString(file(bench).extents().size()));
    }

    @Test
    void aClickOnAStripLooksAtThatExtent() throws Exception {
        Bench bench = punched();
        Canvas canvas = bench.fragmentation().strips().canvas();
        FragmentationModel model = bench.fragmentation().model();
        var rect = model.picture().orElseThrow().outline(1, 1).getFirst();

        Event down = new Event();
        down.x = rect.x() + rect.width() / 2;
        down.y = rect.y() + rect.height() / 2;
        down.button = 1;
        canvas.notifyListeners(SWT.MouseDown, down);

        Span focus = bench.focus().focus().span();
        var hit = model.picture().orElseThrow().hit(down.x, down.y).orElseThrow();
        Extent extent = file(bench).extents().get(hit.extent());
        assertThat(focus).isEqualTo(Span.file("f", extent.offset(), extent.offset() + extent.length()));
        assertThat(bench.fragmentation().extents().table().getSelectionIndex()).isEqualTo(hit.extent());
    }

    @Test
    void theArrowKeysGoFromExtentToExtent() throws Exception {
        Bench bench = punched();
        Canvas canvas = bench.fragmentation().strips().canvas();

        for (int key : new int[] {SWT.HOME, SWT.ARROW_RIGHT, SWT.ARROW_RIGHT}) {
            Event event = new Event();
            event.keyCode = key;
            canvas.notifyListeners(SWT.KeyDown, event);
        }

        Extent third = file(bench).extents().get(2);
        assertThat(bench.focus().focus().span())
                .isEqualTo(Span.file("f", third.offset(), third.offset() + third.length()));
    }

    @Test
    void theScreenShowsThePictureThatIsExported() throws Exception {
        Bench bench = punched();
        Canvas canvas = bench.fragmentation().strips().canvas();
        bench.fragmentation().strips().select(-1);
        FragmentationModel model = bench.fragmentation().model();
        var drawing = model.picture().orElseThrow().drawing();
        Screen.of(canvas, drawing).shows(drawing, model.pixels().orElseThrow(), model.question().palette());

        Path svg = folder.resolve("strips.svg");
        bench.export(DaxscopeUi.COMMAND_EXPORT_PICTURE, svg);
        assertThat(Files.readString(svg)).startsWith("<svg").contains("3 extents");
    }

    @Test
    void aRecordedHolePunchIsSeenTheSameWay() throws Exception {
        Bench bench = new Bench();
        bench.open(Bench.sample("6.1", "a-xfs-16-punch-aligned"));
        bench.run(DaxscopeUi.COMMAND_RUN_ALL);
        bench.fragmentation().compareWithStart(true);
        bench.settle();

        Rows rows = measures(bench);
        assertThat(rows.text(row(rows, "Extents"), AFTER)).isEqualTo("3");
        assertThat(rows.text(row(rows, "Extents"), CHANGE)).startsWith("worse");
        assertThat(bench.fragmentation().steps().rows().count()).isEqualTo(bench.state().length() + 1);
    }
}
