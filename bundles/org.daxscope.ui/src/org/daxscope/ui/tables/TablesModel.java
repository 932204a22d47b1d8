package org.daxscope.ui.tables;

import java.util.List;

import org.daxscope.machine.image.MachineImage;

/** Everything the Tables view shows of one image, made off the UI thread. */
record TablesModel(RecordTable records, String raw, FileTable files, MappingTable mappings) {
    static TablesModel of(MachineImage image) {
        List<RecordRow> rows = image.devices().stream().flatMap(device -> RecordRows.of(device).stream()).toList();
        return new TablesModel(new RecordTable(rows), RawText.of(image), new FileTable(image),
                new MappingTable(image));
    }
}
