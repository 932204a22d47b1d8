package org.daxscope.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.stack.LayerKind;
import org.daxscope.machine.stack.StackPath;
import org.daxscope.model.edit.SessionDocument;
import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.ui.properties.ElementProperties;
import org.daxscope.ui.signals.SignalsContent;
import org.daxscope.ui.widgets.Rows;
import org.daxscope.ui.widgets.SessionView;
import org.daxscope.ui.wizards.NewSessionWizard;
import org.daxscope.ui.wizards.WizardBench;
import org.eclipse.emf.ecore.EObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A guest that maps a file of its host through a window, from the wizard to the signal it gets for the host's poison. */
@ExtendWith(LoggedErrors.class)
class SharesTest {
    private static final long BAD = 8192;
    /** Column of the Signals view. */
    private static final int WHAT = 1;

    private Bench bench;
    private TopologyBench topology;

    @BeforeEach
    void openTheWorkbench() throws Exception {
        topology = new TopologyBench();
        bench = topology.bench;
    }

    /** The wizard as it comes, with a share of 16 MiB; the process maps the guest's file. */
    private void begin() {
        long before = bench.state().generation();
        WizardBench wizard = WizardBench.open(bench, new NewSessionWizard());
        for (int page = 0; !wizard.title().equals("Share"); page++) {
            assertThat(page).isLessThan(9);
            wizard.next();
        }
        wizard.tick("Share it with a guest", true);
        wizard.fill("Window", "3 MiB");
        assertThat(wizard.error()).contains("2 MiB");
        wizard.fill("Window", "16 MiB");
        wizard.next();
        assertThat(wizard.value("Maps")).isEqualTo("vfs0:f");
        wizard.finish();
        Bench.await("the new session", () -> bench.state().generation() > before && !bench.session().isBusy());
        topology.settle();
    }

    /** Of the share, as the sheet offers them to be edited. */
    private List<String> properties() {
        SessionDocument document = bench.session().document();
        EObject share = document.session().getScene().getFileSystems().get(1);
        return ElementProperties.of(document, share).stream().map(one -> one.name() + "=" + one.value()).toList();
    }

    @Test
    void poisonOfTheHostIsSeenFromTheWizardToTheSignal() throws Exception {
        begin();
        assertThat(topology.node(NodeKind.SHARE, "vfs0").facts().detail()).contains("share of", "16 MiB",
                "0 of 8 ranges");
        topology.node(NodeKind.FILE, "vfs0:f");
        assertThat(properties()).containsExactly("Tag=vfs0", "Shared file system=pmem0", "Window=16 MiB",
                "Mount options=dax");
        Span bad = Span.file("vfs0:f", BAD, BAD + 4096);
        Span onDisk = new Places(bench.state().image()).down(bad).getFirst();

        bench.act("inject", "target", onDisk.name(), "offset", Long.toString(onDisk.start()), "length", "256");
        SignalsContent signals =
                (SignalsContent) ((SessionView) bench.page().showView(DaxscopeUi.VIEW_SIGNALS)).content();
        bench.settle();
        bench.act("load", "target", "app/m", "offset", Long.toString(BAD + 7));

        Rows rows = signals.grid().rows();
        assertThat(rows.count()).isEqualTo(1);
        assertThat(rows.text(0, WHAT)).isEqualTo("SIGBUS BUS_MCEERR_AR");
        assertThat(topology.node(NodeKind.SHARE, "vfs0").facts().detail()).contains("1 of 8 ranges");
        DeviceImage disk = bench.state().image().devices().getFirst();
        assertThat(disk.hwPoison()).as("on the host").hasSize(1);
        assertThat(bench.state().image().windows().getFirst().hwPoison()).as("in the guest").hasSize(1);

        bench.page().activate(bench.page().showView(DaxscopeUi.VIEW_STACK));
        bench.focus(bad);
        StackPath path = StackPath.of(bench.state().image(), bad, true);
        assertThat(path.layers()).extracting(layer -> layer.kind()).containsSubsequence(
                LayerKind.FILE, LayerKind.WINDOW, LayerKind.BLOCKS, LayerKind.DISK, LayerKind.LINES);
        assertThat(path.refusal().text()).contains("the host cannot give");
        assertThat(new Places(bench.state().image()).in(Space.WINDOW, bad))
                .containsExactly(new Span(Space.WINDOW, "vfs0", BAD, BAD + 4096));
    }

    @Test
    void aStepSharesWhatIsMounted() throws Exception {
        topology.newSession();
        String disk = bench.state().image().devices().getFirst().name();

        bench.act("share", "target", disk, "window", "16 MiB");

        Node share = topology.node(NodeKind.SHARE, "vfs0");
        assertThat(share.facts().origin()).isEqualTo(Node.Origin.STEP);
        bench.act("unmount", "target", "vfs0");
        assertThat(bench.state().image().windows()).isEmpty();
    }
}
