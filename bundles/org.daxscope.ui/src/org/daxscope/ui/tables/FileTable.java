package org.daxscope.ui.tables;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Area;
import org.daxscope.machine.image.DeviceImage.Use;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.ui.nls.TablesText;
import org.daxscope.ui.selection.DiskSpan;
import org.daxscope.ui.selection.HasPlaces;
import org.daxscope.ui.widgets.Column;
import org.daxscope.ui.widgets.Rows;

import org.eclipse.osgi.util.NLS;

/** Files, each followed by the stretches of disk that hold it. */
final class FileTable implements Rows {
    private final List<Line> lines = new ArrayList<>();

    /** A row as texts, with the place it stands for. */
    record Line(List<String> cells, List<DiskSpan> places) implements HasPlaces {
    }

    FileTable(MachineImage image) {
        for (FileImage file : image.files())
            add(image, file);
    }

    static List<Column> columns() {
        return List.of(Column.text(TablesText.File, TablesText.FileHint, 20, 110),
                Column.number(TablesText.FileOffset, TablesText.FileOffsetHint, 14, 110),
                Column.number(TablesText.Length, TablesText.LengthHint, 14, 110),
                Column.text(TablesText.OnDevice, TablesText.OnDeviceHint, 0, 64),
                Column.number(TablesText.DiskSector, TablesText.DiskSectorHint, 14, 110),
                Column.number(TablesText.DiskByte, TablesText.DiskByteHint, 14, 110),
                Column.text(TablesText.Kind, TablesText.KindHint, 24, 150));
    }

    private void add(MachineImage image, FileImage file) {
        List<Line> extents = new ArrayList<>();
        for (DeviceImage device : image.devices())
            for (Area area : device.areas())
                if (area.owner().equals(file.name()) && area.fileOffset() >= 0)
                    extents.add(extent(device.name(), area));
        lines.add(new Line(
                List.of(file.name(), "", Long.toString(file.size()), "", "", "", kind(file)),
                extents.stream().flatMap(extent -> extent.places().stream()).toList()));
        lines.addAll(extents);
    }

    private static String kind(FileImage file) {
        return NLS.bind(file.dax() ? TablesText.DaxFile : TablesText.PlainFile, file.extents().size());
    }

    private static Line extent(String device, Area area) {
        boolean huge = area.start() % Units.PMD == 0 && area.fileOffset() % Units.PMD == 0
                && area.end() - area.start() >= Units.PMD;
        String kind = area.use() == Use.UNWRITTEN ? TablesText.Unwritten : TablesText.Written;
        return new Line(
                List.of("", Long.toString(area.fileOffset()), Long.toString(area.end() - area.start()), device,
                        Long.toString(area.start() / DiskSectors.BYTES), Long.toString(area.start()),
                        huge ? NLS.bind(TablesText.HugeExtent, kind) : kind),
                List.of(new DiskSpan(device, area.start(), area.end())));
    }

    Line line(int row) {
        return lines.get(row);
    }

    @Override
    public int count() {
        return lines.size();
    }

    @Override
    public String text(int row, int column) {
        return lines.get(row).cells().get(column);
    }
}
