package org.daxscope.ui.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.ui.selection.DiskSpan;
import org.junit.jupiter.api.Test;

class RecordRowsTest {
    private static DeviceImage device(List<Bytes> poisoned, List<Bytes> bus, List<DiskSectors> disk) {
        return new DeviceImage("pm0", 786432, 1L << 32, 0, poisoned, bus, disk, disk, "", List.of(), List.of(),
                List.of(), List.of());
    }

    private static RecordTable table(DeviceImage device) {
        return new RecordTable(RecordRows.of(device));
    }

    private static List<String> column(RecordTable table, int column) {
        return IntStream.range(0, table.count()).mapToObj(row -> table.text(row, column)).toList();
    }

    @Test
    void aDiskWithoutTroubleHasOneRowThatSaysSo() {
        RecordTable table = table(device(List.of(), List.of(), List.of()));

        assertThat(table.count()).isEqualTo(1);
        assertThat(table.text(0, RecordTable.DEVICE)).isEqualTo("pm0");
        assertThat(table.row(0).places()).isEmpty();
    }

    @Test
    void poisonThatNoTableKnowsIsLatent() {
        RecordTable table = table(device(List.of(new Bytes(4096, 8192)), List.of(), List.of()));

        assertThat(column(table, RecordTable.SECTORS)).containsExactly("[8, 16)");
        assertThat(column(table, RecordTable.MEDIA)).containsExactly("lost: 16 of 16 lines");
        assertThat(column(table, RecordTable.BADGE)).containsExactly("Latent");
        assertThat(table.icon(0, RecordTable.BADGE)).isEqualTo("disagree");
    }

    @Test
    void poisonThatAllTablesKnowIsKnown() {
        RecordTable table = table(device(List.of(new Bytes(4096, 8192)), List.of(new Bytes(4096, 8192)),
                List.of(new DiskSectors(8, 8))));

        assertThat(column(table, RecordTable.BUS)).containsExactly("8 +8");
        assertThat(column(table, RecordTable.BADGE)).containsExactly("Known");
        assertThat(table.icon(0, RecordTable.BADGE)).isEqualTo("agree");
    }

    @Test
    void aRecordWithoutPoisonIsStale() {
        RecordTable table = table(device(List.of(), List.of(), List.of(new DiskSectors(8, 8))));

        assertThat(column(table, RecordTable.BADGE)).containsExactly("Stale");
        assertThat(table.row(0).places()).containsExactly(new DiskSpan("pm0", 4096, 8192));
    }

    @Test
    void aRecordWiderThanThePoisonIsCutIntoTheLostSectorAndItsBlastRadius() {
        RecordTable table = table(device(List.of(new Bytes(5120, 5376)), List.of(), List.of(new DiskSectors(8, 8))));

        assertThat(column(table, RecordTable.SECTORS)).containsExactly("[8, 10)", "[10, 11)", "[11, 16)");
        assertThat(column(table, RecordTable.MEDIA)).containsExactly("healthy", "lost: 1 of 2 lines", "healthy");
        assertThat(column(table, RecordTable.BADGE)).containsExactly("Blast radius", "Known", "Blast radius");
    }

    @Test
    void busRangesInAnyOrderThatOverlapCountOnce() {
        RecordTable table = table(device(List.of(), List.of(new Bytes(8192, 12288), new Bytes(4096, 9216)),
                List.of()));

        assertThat(column(table, RecordTable.SECTORS)).containsExactly("[8, 16)", "[16, 18)", "[18, 24)");
        assertThat(column(table, RecordTable.BUS)).doesNotContain("\u2013");
    }
}
