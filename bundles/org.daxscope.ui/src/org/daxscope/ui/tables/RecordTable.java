package org.daxscope.ui.tables;

import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.ui.nls.TablesText;
import org.daxscope.ui.widgets.Column;
import org.daxscope.ui.widgets.Rows;

/** The records table: what media, bus, region and disk say about the same sectors. */
final class RecordTable implements Rows {
    static final int DEVICE = 0;
    static final int SECTORS = 1;
    static final int MEDIA = 2;
    static final int BUS = 3;
    static final int REGION = 4;
    static final int DISK = 5;
    static final int BADGE = 6;
    static final int VERDICT = 7;

    private final List<RecordRow> rows;

    RecordTable(List<RecordRow> rows) {
        this.rows = rows;
    }

    static List<Column> columns() {
        return List.of(Column.text(TablesText.Device, TablesText.DeviceHint, 0, 52),
                Column.number(TablesText.Sectors, TablesText.SectorsHint, 16, 118),
                Column.text(TablesText.Media, TablesText.MediaHint, 18, 132),
                Column.text(TablesText.Bus, TablesText.BusHint, 10, 70),
                Column.text(TablesText.Region, TablesText.RegionHint, 10, 70),
                Column.text(TablesText.Disk, TablesText.DiskHint, 11, 90),
                Column.text(TablesText.Badge, TablesText.BadgeHint, 0, 112),
                Column.text(TablesText.Verdict, TablesText.VerdictHint, 35, 140));
    }

    RecordRow row(int row) {
        return rows.get(row);
    }

    /** The whole verdict on a row, with the place in front. */
    String sentence(int index) {
        RecordRow row = rows.get(index);
        return row.isEmpty()
                ? row.device() + ": " + TablesText.Nothing
                : text(index, DEVICE) + ' ' + text(index, SECTORS) + ":  " + row.verdict();
    }

    @Override
    public int count() {
        return rows.size();
    }

    @Override
    public String text(int index, int column) {
        RecordRow row = rows.get(index);
        if (row.isEmpty())
            return column == DEVICE ? row.device() : column == VERDICT ? TablesText.Nothing : "";
        return switch (column) {
            case DEVICE -> row.device();
            case SECTORS -> NLS.bind(TablesText.Range, Long.toString(row.sectors().first()),
                    Long.toString(row.sectors().end()));
            case MEDIA -> media(row);
            case BUS -> record(row.bus());
            case REGION -> record(row.region());
            case DISK -> record(row.disk());
            case BADGE -> badge(row.verdict());
            default -> sentence(row.verdict());
        };
    }

    private static String media(RecordRow row) {
        long lines = row.lostBytes() / Units.LINE;
        long all = row.sectors().byteCount() / Units.LINE;
        return lines == 0
                ? TablesText.Healthy
                : NLS.bind(TablesText.Poisoned, Long.toString(lines), Long.toString(all));
    }

    private static String record(@Nullable Bytes range) {
        if (range == null)
            return TablesText.NotRecorded;
        long first = range.start() / DiskSectors.BYTES;
        return NLS.bind(TablesText.Recorded, Long.toString(first),
                Long.toString(Math.ceilDiv(range.end(), (long) DiskSectors.BYTES) - first));
    }

    /** The word before the colon of a verdict. */
    private static String badge(String verdict) {
        int colon = verdict.indexOf(':');
        return colon < 0 ? verdict : verdict.substring(0, colon);
    }

    private static String sentence(String verdict) {
        int colon = verdict.indexOf(':');
        return colon < 0 ? "" : Character.toUpperCase(verdict.charAt(colon + 2)) + verdict.substring(colon + 3);
    }

    @Override
    public String icon(int index, int column) {
        RecordRow row = rows.get(index);
        if (column != BADGE)
            return "";
        if (row.isEmpty())
            return "blank";
        return agrees(row) ? "agree" : "disagree";
    }

    @Override
    public String colour(int index, int column) {
        RecordRow row = rows.get(index);
        if (row.isEmpty())
            return "org.daxscope.ui.quiet";
        if (column == BADGE)
            return agrees(row) ? "org.daxscope.ui.agree" : "org.daxscope.ui.disagree";
        return differs(row, column) ? "org.daxscope.ui.disagree" : "";
    }

    /** Whether a table says of the stretch what the media says. */
    private static boolean differs(RecordRow row, int column) {
        boolean lost = row.lostBytes() > 0;
        return switch (column) {
            case BUS -> lost != (row.bus() != null);
            case REGION -> lost != (row.region() != null);
            case DISK -> lost != (row.disk() != null);
            default -> false;
        };
    }

    static boolean agrees(RecordRow row) {
        return !differs(row, BUS) && !differs(row, REGION) && !differs(row, DISK)
                && row.lostBytes() == row.sectors().byteCount();
    }
}
