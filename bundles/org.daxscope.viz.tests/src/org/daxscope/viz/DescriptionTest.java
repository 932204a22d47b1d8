package org.daxscope.viz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Area;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.machine.image.DeviceImage.Use;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.FileImage.Extent;
import org.daxscope.viz.Description.Row;
import org.junit.jupiter.api.Test;

class DescriptionTest {
    private static final List<Bytes> NONE = List.of();
    private static final Area DATA = new Area(0, 1 << 20, Use.DATA, "f", 4096);

    @Test
    void aByteIsNamedInEveryUnitWithItsBase() {
        Description description = StateIndex.of(device(List.of(new Bytes(0x101000, 0x101100)), NONE,
                List.of(new DiskSectors(2056, 8)))).describe(0x101010);

        assertThat(description.state()).isEqualTo(PageState.KNOWN);
        assertThat(description.rows()).contains(
                new Row("Disk byte", "1052688 = 0x101010", "bytes from the start of pm0"),
                new Row("Disk sector", "2056", "512-byte sectors from the start of pm0"),
                new Row("Page (pgoff)", "257", "4 KiB pages from the start of pm0"),
                new Row("Media line", "4112, number 0 of 0..15 in its page", "256-byte lines from the start of pm0"),
                new Row("Region sector", "6152", "512-byte sectors from the start of the region"),
                new Row("Physical address", "0x100101010", "bytes, absolute"),
                new Row("Disk record", "[2056, +8)", "512-byte sectors, counted from the start of pm0"),
                new Row("Media", "poisoned", "this 256-byte line"),
                new Row("HWPoison flag", "not set", "this 4 KiB page"),
                new Row("Kernel 1:1 map", "present", "this 4 KiB page"));
        assertThat(description.text()).startsWith("Known poison\n").contains("Disk sector: 2056  (512-byte sectors")
                .endsWith(description.verdict());
    }

    @Test
    void theOwnerComesWithItsFileOffset() {
        assertThat(StateIndex.of(device(NONE, NONE, List.of())).describe(8192).rows()).contains(
                new Row("Owner", "f, data", ""), new Row("File offset", "12288 = 0x3000", "bytes from the start of f"));
        assertThat(StateIndex.of(device(NONE, NONE, List.of())).describe(3 << 20).rows())
                .contains(new Row("Owner", "none, free", ""));
    }

    @Test
    void aFilesByteIsNamedInTheFileFirstAndAHoleOnlyThere() {
        var file = new FileImage("f", "pm0", 8192, true, List.of(new Extent(4096, 1 << 20, 4096, false, false)));
        var index = StateIndex.of(device(NONE, NONE, List.of()), file);

        assertThat(index.describe(4096).rows()).startsWith(
                new Row("File offset", "4096 = 0x1000", "bytes from the start of f"),
                new Row("Disk byte", "1048576 = 0x100000", "bytes from the start of pm0"));
        assertThat(index.describe(0).rows()).hasSize(1);
        assertThat(index.describe(0).verdict()).contains("hole");
    }

    @Test
    void truthIsSetAgainstBelief() {
        List<Bytes> poison = List.of(new Bytes(0, 256));
        List<DiskSectors> record = List.of(new DiskSectors(0, 8));

        assertThat(verdict(device(poison, NONE, List.of()), 0)).startsWith("Latent:").contains("no table knows");
        assertThat(verdict(device(poison, poison, record), 0)).isEqualTo(
                "Known: the media faults here, and so say bus and disk.");
        assertThat(verdict(device(poison, poison, List.of()), 0)).startsWith("Known to bus only:");
        assertThat(verdict(device(poison, NONE, record), 512)).startsWith("Blast radius:");
        assertThat(verdict(device(NONE, NONE, record), 512)).startsWith("Stale:").contains("recorded as bad by disk");
        assertThat(verdict(device(NONE, NONE, List.of()), 0)).isEqualTo("Truth and belief agree: healthy.");
        assertThat(verdict(device(NONE, NONE, List.of()), (2 << 20) + 5)).contains("flagged HWPoison and missing");
    }

    @Test
    void theLegendSaysHowMuchOfEachStateThereIs() {
        var index = StateIndex.of(device(List.of(new Bytes(0, 256)), NONE, List.of()));
        Legend legend = Legend.of(TestPalettes.unique(), index);

        assertThat(legend.entries()).hasSameSizeAs(PageState.ALL);
        assertThat(legend.present().entries()).extracting(Legend.Entry::state).containsExactly(PageState.FREE,
                PageState.DATA, PageState.HWPOISON, PageState.LATENT);
        Legend.Entry last = legend.entries().getLast();
        assertThat(last.bytes()).isEqualTo(256);
        assertThat(last.label()).isEqualTo("Latent poison");
        assertThat(last.tooltip()).isEqualTo(PageState.LATENT.explanation());
        assertThat(last.swatch()).isEqualTo(TestPalettes.unique().swatch(PageState.LATENT));
    }

    private static String verdict(DeviceImage device, long position) {
        return StateIndex.of(device).describe(position).verdict();
    }

    private static DeviceImage device(List<Bytes> poisoned, List<Bytes> bus, List<DiskSectors> disk) {
        List<Bytes> page = List.of(new Bytes(2 << 20, (2 << 20) + 4096));
        return new DeviceImage("pm0", 8192, 0x1_0000_0000L, 2 << 20, poisoned, bus, List.of(), disk, "", page, page,
                NONE, List.of(DATA, new Area(1 << 20, 4 << 20, Use.FREE, "", -1)));
    }
}
