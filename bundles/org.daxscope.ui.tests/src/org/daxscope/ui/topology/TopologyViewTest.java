package org.daxscope.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.IntStream;

import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.ui.selection.FocusService;
import org.daxscope.ui.topology.Node.Origin;
import org.daxscope.viz.PoisonCounts;
import org.daxscope.viz.PoisonCounts.Poison;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LoggedErrors.class)
class TopologyViewTest {
    private TopologyBench topology;

    @BeforeEach
    void openARecording() throws Exception {
        topology = new TopologyBench();
        topology.bench.open(Bench.sample("6.1", "a-xfs-01-sector-in-page"));
        topology.settle();
    }

    @Test
    void aRecordingIsShownFromItsKernelDownToItsExtents() {
        assertThat(topology.node(NodeKind.MACHINE, "kernel 6.1").facts().detail()).isEqualTo("6.0 to 6.4");
        Node file = topology.node(NodeKind.FILE, "f");
        FileImage image = topology.bench.state().image().files().getFirst();
        assertThat(file.parent().kind()).isEqualTo(NodeKind.FILE_SYSTEM);
        assertThat(file.parent().name()).isEqualTo("xfs");
        assertThat(file.children()).hasSameSizeAs(image.extents());
        assertThat(topology.topology().tree().viewer().getExpandedState(file.parent())).isTrue();
        assertThat(topology.topology().tree().viewer().getExpandedState(file)).isFalse();
    }

    @Test
    void countsAreThoseOfTheMediaAndTheTablesAfterEveryStep() throws Exception {
        boolean any = false;
        while (topology.bench.state().canForward()) {
            topology.bench.run(DaxscopeUi.COMMAND_FORWARD);
            topology.settle();
            DeviceImage disk = topology.bench.state().image().devices().getFirst();
            Poison expected = PoisonCounts.of(disk).all();
            any |= !expected.equals(Poison.NONE);
            assertThat(topology.node(NodeKind.DISK, disk.name()).facts().poison()).isEqualTo(expected);
            for (PoisonColumnText column : PoisonColumnText.values())
                assertThat(text(topology.node(NodeKind.DISK, disk.name()), column.index))
                        .isEqualTo(column.lines(expected));
        }
        assertThat(any).as("poison in the recording").isTrue();
    }

    /** What the screen should say. */
    private enum PoisonColumnText {
        LATENT(1), KNOWN(2), STALE(3);

        final int index;

        PoisonColumnText(int index) {
            this.index = index;
        }

        String lines(Poison poison) {
            long bytes = this == LATENT ? poison.latent() : this == KNOWN ? poison.known() : poison.stale();
            return bytes == 0 ? "" : String.valueOf(bytes / 256);
        }
    }

    private String text(Node node, int column) {
        return ((TreeItem) Objects.requireNonNull(topology.topology().tree().viewer().testFindItem(node)))
                .getText(column);
    }

    @Test
    void whatIsSelectedIsWhatAllViewsLookAt() {
        FocusService focus = topology.bench.focus();
        FileImage image = topology.bench.state().image().files().getFirst();

        topology.select(topology.node(NodeKind.FILE, "f"));
        assertThat(focus.focus().span()).isEqualTo(Span.file("f", 0, Math.max(image.size(),
                image.extents().getLast().offset() + image.extents().getLast().length())));

        DeviceImage disk = topology.bench.state().image().devices().getFirst();
        topology.select(topology.node(NodeKind.DISK, disk.name()));
        assertThat(focus.focus().span()).isEqualTo(Span.disk(disk.name(), 0, disk.sectors() * 512));
    }

    @Test
    void whatIsLookedAtElsewhereIsSelectedHere() {
        FocusService focus = topology.bench.focus();

        focus.set(Span.file("f", 4096, 8192), null);
        assertThat(topology.topology().tree().selected()).containsExactly(topology.node(NodeKind.FILE, "f"));
        assertThat(focus.focus().span()).as("following does not look elsewhere")
                .isEqualTo(Span.file("f", 4096, 8192));

        DeviceImage disk = topology.bench.state().image().devices().getFirst();
        focus.set(new Span(Space.DISK, disk.name(), 0, 512), null);
        assertThat(topology.topology().tree().selected())
                .containsExactly(topology.node(NodeKind.DISK, disk.name()));
    }

    @Test
    void selectionAndWhatIsExpandedStayFromStepToStep() throws Exception {
        Node file = topology.node(NodeKind.FILE, "f");
        topology.topology().tree().viewer().setExpandedState(file, true);

        topology.select(file);

        topology.bench.run(DaxscopeUi.COMMAND_FORWARD);
        topology.settle();

        assertThat(topology.topology().tree().selected()).containsExactly(file);
        assertThat(topology.topology().tree().viewer().getExpandedState(file)).isTrue();
    }

    @Test
    void whatIsInSightIsExportedAsATable() {
        var table = Objects.requireNonNull(topology.topology().data());

        assertThat(table.columns()).hasSize(5);
        assertThat(table.rows().text(0, 0)).isEqualTo("kernel 6.1");
        assertThat(IntStream.range(0, table.rows().count()).mapToObj(row -> table.rows().text(row, 0)))
                .contains("kernel 6.1/ndbus0/region0/pm0/xfs/f")
                .noneMatch(path -> path.startsWith("kernel 6.1/ndbus0/region0/pm0/xfs/f/"));
    }

    @Test
    void aFileOfTheSceneThatIsThereComesFromTheScene() {
        assertThat(topology.node(NodeKind.FILE, "f").facts().origin()).isEqualTo(Origin.SCENE);
        assertThat(topology.node(NodeKind.FILE, "f").facts().part()).isNotNull();
    }
}
