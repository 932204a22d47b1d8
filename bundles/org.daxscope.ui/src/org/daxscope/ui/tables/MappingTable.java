package org.daxscope.ui.tables;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;

import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.image.MappingImage.Entry;
import org.daxscope.ui.nls.TablesText;
import org.daxscope.ui.widgets.Column;
import org.daxscope.ui.widgets.Rows;

/** Mappings, each followed by its page-table entries. */
final class MappingTable implements Rows {
    private final List<List<String>> lines = new ArrayList<>();

    MappingTable(MachineImage image) {
        for (MappingImage mapping : image.mappings())
            add(mapping);
    }

    static List<Column> columns() {
        return List.of(Column.text(TablesText.Process, TablesText.ProcessHint, 0, 80),
                Column.text(TablesText.Map, TablesText.MapHint, 10, 80),
                Column.number(TablesText.Address, TablesText.AddressHint, 20, 150),
                Column.number(TablesText.Length, TablesText.LengthHint, 14, 110),
                Column.text(TablesText.MappedFile, TablesText.MappedFileHint, 14, 90),
                Column.number(TablesText.FileOffset, TablesText.FileOffsetHint, 14, 110),
                Column.text(TablesText.Entry, TablesText.EntryHint, 28, 160));
    }

    private void add(MappingImage mapping) {
        lines.add(List.of(mapping.process(), mapping.name(), address(mapping.start()),
                Long.toString(mapping.length()), mapping.file(), Long.toString(mapping.fileOffset()),
                NLS.bind(TablesText.Entries, mapping.entries().size())));
        for (Entry entry : mapping.entries())
            lines.add(List.of("", "", address(mapping.start() + entry.offset()), Long.toString(entry.bytes()), "",
                    Long.toString(mapping.fileOffset() + entry.offset()),
                    entry.writable() ? TablesText.Writable : TablesText.ReadOnly));
    }

    private static String address(long value) {
        return "0x" + Long.toHexString(value);
    }

    @Override
    public int count() {
        return lines.size();
    }

    @Override
    public String text(int row, int column) {
        return lines.get(row).get(column);
    }
}
