package org.daxscope.ui.addresses;

import static org.assertj.core.api.Assertions.assertThat;

import org.daxscope.machine.place.Span;
import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.ui.selection.FocusService;
import org.daxscope.viz.ByteRange;
import org.eclipse.swt.SWT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** File f of the sample begins at sector 192 of pm0. */
@ExtendWith(LoggedErrors.class)
class AddressStripTest {
    private Bench bench;
    private AddressStrip strip;
    private FocusService focus;

    @BeforeEach
    void open() throws Exception {
        bench = new Bench();
        bench.open(Bench.sample("6.1", "a-xfs-03-subpage-write"));
        AddressesView view = (AddressesView) bench.page().showView(DaxscopeUi.VIEW_ADDRESSES);
        strip = view.strip();
        focus = bench.focus();
        settle();
    }

    private void settle() {
        Bench.await("the strip", () -> strip.isIdle());
        bench.settle();
    }

    private String shown(AddressKind kind) {
        return strip.field(kind).text().getText();
    }

    private void type(AddressKind kind, String text) {
        strip.field(kind).text().setText(text);
        strip.field(kind).text().notifyListeners(SWT.DefaultSelection, null);
        settle();
    }

    @Test
    void theFocusIsNamedInEverySpace() {
        focus.set(Span.file("f", 16384, 20480), null);
        settle();

        assertThat(shown(AddressKind.FILE)).isEqualTo("16384");
        assertThat(shown(AddressKind.BYTE)).isEqualTo(Long.toString(192 * 512 + 16384));
        assertThat(shown(AddressKind.SECTOR)).isEqualTo("224");
        assertThat(shown(AddressKind.BLOCK)).isEqualTo("28");
        long base = bench.state().image().devices().getFirst().physicalBase();
        assertThat(shown(AddressKind.PHYSICAL)).isEqualTo("0x" + Long.toHexString(base + 224 * 512));
        long region = bench.state().image().devices().getFirst().dataOffset();
        assertThat(shown(AddressKind.REGION)).isEqualTo(Long.toString(region / 512 + 224));
        assertThat(strip.lines()).contains("Disk sector: 224 = 0xe0: 512-byte sectors");
    }

    @Test
    void aSectorTypedMovesTheFocusAndAllFieldsAndTheMap() {
        type(AddressKind.SECTOR, "232");

        assertThat(focus.focus().span()).isEqualTo(Span.disk("pm0", 232 * 512, 233 * 512));
        assertThat(shown(AddressKind.FILE)).isEqualTo("20480");
        assertThat(bench.map().selectedRanges()).containsExactly(new ByteRange(20480, 20992));
    }

    @Test
    void otherSpacesCanBeTypedIntoAnyField() {
        type(AddressKind.PHYSICAL, "file f 8k");

        assertThat(focus.focus().span()).isEqualTo(Span.file("f", 8192, 12288));
        assertThat(shown(AddressKind.SECTOR)).isEqualTo("208");
    }

    @Test
    void whatIsNoAddressIsRefusedAndChangesNothing() {
        type(AddressKind.SECTOR, "232");
        Span before = focus.focus().span();

        type(AddressKind.BYTE, "nowhere");

        assertThat(strip.field(AddressKind.BYTE).input().error()).contains("\u201cnowhere\u201d is no address");
        assertThat(focus.focus().span()).isEqualTo(before);
        assertThat(shown(AddressKind.SECTOR)).isEqualTo("232");

        strip.field(AddressKind.BYTE).text().setText("0");

        assertThat(strip.field(AddressKind.BYTE).input().error()).as("typing on forgets the error").isEmpty();
    }

    @Test
    void aHoleHasNoPlaceBelowTheFile() throws Exception {
        bench.open(Bench.sample("6.1", "a-xfs-16-punch-aligned"));
        while (extents() < 2 && bench.state().canForward())
            bench.run(DaxscopeUi.COMMAND_FORWARD);
        assertThat(extents()).as("f is in two pieces after the punch").isEqualTo(2);
        long hole = bench.state().image().files().getFirst().extents().getFirst().length();

        type(AddressKind.FILE, Long.toString(hole));

        assertThat(shown(AddressKind.FILE)).isEqualTo(Long.toString(hole));
        assertThat(strip.field(AddressKind.SECTOR).text().getText()).isEmpty();
        assertThat(strip.field(AddressKind.SECTOR).text().getMessage()).isEqualTo("no place");
    }

    private int extents() {
        return bench.state().image().files().getFirst().extents().size();
    }
}
