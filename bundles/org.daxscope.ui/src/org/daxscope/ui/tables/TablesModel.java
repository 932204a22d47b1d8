package org.daxscope.ui.tables;

import java.util.List;

import org.daxscope.machine.image.MachineImage;

/** Everything the Tables view shows of one image, made off the UI thread. */
record TablesModel(RecordTable records, String raw, FileTable files, MappingTable mappings) {
    /**
     * What is asked for.
     *
     * @param differences whether to show only stretches about which media and tables disagree
     */
    record Question(MachineImage image, boolean differences) {
    }

    static TablesModel of(Question question) {
        MachineImage image = question.image();
        List<RecordRow> rows = image.devices().stream().flatMap(device -> RecordRows.of(device).stream())
                .filter(row -> !question.differences() || !row.isEmpty() && !RecordTable.agrees(row)).toList();
        return new TablesModel(new RecordTable(rows), RawText.of(image), new FileTable(image),
                new MappingTable(image));
    }
}
