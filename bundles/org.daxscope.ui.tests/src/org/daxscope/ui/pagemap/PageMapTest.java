package org.daxscope.ui.pagemap;

import static org.assertj.core.api.Assertions.assertThat;

import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.viz.ByteRange;
import org.daxscope.viz.PageState;
import org.daxscope.viz.Viewport;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LoggedErrors.class)
class PageMapTest {
    private Bench open(String id) throws Exception {
        Bench bench = new Bench();
        bench.open(Bench.sample("6.1", id));
        return bench;
    }

    @Test
    void aRecordIsPaintedWhenItIsMadeAndGoneWhenItIsRecovered() throws Exception {
        Bench bench = open("a-xfs-03-subpage-write");
        assertThat(bench.map().bar().target()).isEqualTo(new MapTarget.OfFile("pm0", "f"));
        assertThat(trouble(bench)).isZero();

        bench.run(DaxscopeUi.COMMAND_FORWARD);

        assertThat(trouble(bench)).isPositive();

        bench.run(DaxscopeUi.COMMAND_RUN_ALL);

        assertThat(trouble(bench)).isZero();
    }

    @Test
    void onePoisonedPageShowsOnTheWholeDiskToo() throws Exception {
        Bench bench = open("a-xfs-03-subpage-write");
        bench.map().bar().choose(new MapTarget.OfDisk("pm0"));
        bench.settle();
        assertThat(trouble(bench)).isZero();

        bench.run(DaxscopeUi.COMMAND_FORWARD);

        assertThat(trouble(bench)).isPositive();
        assertThat(viewport(bench).layout().length()).isEqualTo(786432L * 512);
    }

    @Test
    void zoomingKeepsWithinTheMapAndFitShowsEverything() throws Exception {
        Bench bench = open("a-xfs-03-subpage-write");
        bench.map().bar().choose(new MapTarget.OfDisk("pm0"));
        bench.settle();
        Viewport whole = viewport(bench);

        for (int i = 0; i < 40; i++)
            bench.run(DaxscopeUi.COMMAND_ZOOM_IN);

        assertThat(viewport(bench).layout().bytesPerCell()).isEqualTo(256);

        for (int i = 0; i < 60; i++)
            bench.run(DaxscopeUi.COMMAND_ZOOM_OUT);

        assertThat(viewport(bench)).as("farther than everything there is nothing").isEqualTo(whole);

        bench.run(DaxscopeUi.COMMAND_ZOOM_IN);
        bench.run(DaxscopeUi.COMMAND_FIT);

        assertThat(viewport(bench)).isEqualTo(whole);
        assertThat(whole.layout().height()).isLessThanOrEqualTo(whole.height());
    }

    @Test
    void nextTroubleLeadsToTheRecordAndSaysWhatItIs() throws Exception {
        Bench bench = open("a-xfs-03-subpage-write");
        bench.map().bar().choose(new MapTarget.OfDisk("pm0"));
        bench.run(DaxscopeUi.COMMAND_FORWARD);

        bench.run(DaxscopeUi.COMMAND_NEXT_TROUBLE);

        assertThat(bench.map().readoutText()).contains("Disk sector: 224");
    }

    @Test
    void zoomingInByCommandKeepsWhatIsSelectedInSight() throws Exception {
        Bench bench = open("a-xfs-03-subpage-write");
        bench.map().bar().choose(new MapTarget.OfDisk("pm0"));
        bench.run(DaxscopeUi.COMMAND_FORWARD);
        bench.run(DaxscopeUi.COMMAND_NEXT_TROUBLE);

        for (int i = 0; i < 8; i++)
            bench.run(DaxscopeUi.COMMAND_ZOOM_IN);

        Viewport view = viewport(bench);
        assertThat(view.rectsOf(224 * 512, 232 * 512)).as("the record's sectors are in sight").isNotEmpty();
    }

    @Test
    void aClickSelectsTheCellUnderThePointer() throws Exception {
        Bench bench = open("a-xfs-03-subpage-write");
        new MapBench(bench.map()).click(5, 5);

        assertThat(bench.map().readoutText()).contains("File offset: 0 = 0x0").contains("Disk sector: 192");
    }

    @Test
    void hoveringNamesTheByteInEveryAddressSpace() throws Exception {
        Bench bench = open("a-xfs-03-subpage-write");
        assertThat(new MapBench(bench.map()).hover(6, 6, "Disk sector: 192").text()).contains(
                "512-byte sectors from the start of pm0",
                "Physical address", "File offset: 0", "bytes from the start of f");
    }

    @Test
    void aRecordSelectedInTheTablesIsOutlined() throws Exception {
        Bench bench = open("a-xfs-03-subpage-write");
        bench.run(DaxscopeUi.COMMAND_FORWARD);
        bench.run(DaxscopeUi.COMMAND_FORWARD);
        bench.activate(DaxscopeUi.VIEW_TABLES);

        bench.tables().records().table().setSelection(0);
        bench.tables().records().table().notifyListeners(SWT.Selection, new Event());
        bench.settle();

        assertThat(bench.map().selectedRanges()).containsExactly(new ByteRange(16384, 20480));
    }

    @Test
    void whatALatestStepTouchedIsOutlined() throws Exception {
        Bench bench = open("a-xfs-03-subpage-write");
        bench.run(DaxscopeUi.COMMAND_FORWARD);
        bench.run(DaxscopeUi.COMMAND_FORWARD);

        assertThat(bench.map().stepRanges()).containsExactly(new ByteRange(16384, 16896));
    }

    @Test
    void everyPaletteCanBePreferred() throws Exception {
        Bench bench = open("a-xfs-03-subpage-write");
        bench.run(DaxscopeUi.COMMAND_FORWARD);
        var node = InstanceScope.INSTANCE.getNode(DaxscopeUi.PLUGIN);
        try {
            node.put(DaxscopeUi.PREFERENCE_PALETTE, "grey");
            bench.settle();

            assertThat(bench.map().map().palette().id()).startsWith("grey");
            assertThat(trouble(bench)).isPositive();
        } finally {
            node.remove(DaxscopeUi.PREFERENCE_PALETTE);
            bench.settle();
        }
    }

    private static Viewport viewport(Bench bench) {
        return new MapBench(bench.map()).view();
    }

    /** Pixels of the canvas in the colour of known poison or of a stale record. */
    private static int trouble(Bench bench) {
        MapBench map = new MapBench(bench.map());
        return map.pixels(PageState.STALE) + map.pixels(PageState.KNOWN);
    }
}
