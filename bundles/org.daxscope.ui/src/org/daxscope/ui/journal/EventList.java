package org.daxscope.ui.journal;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.journal.JournalReader;
import org.daxscope.ui.nls.JournalText;
import org.daxscope.ui.widgets.Column;
import org.daxscope.ui.widgets.Rows;

/** The events that are shown, one below the other, for a file. */
final class EventList implements Rows {
    private static final int SECTION = 0;
    private static final int DEPTH = 1;
    /** Where the columns of the tree follow. */
    private static final int REST = 2;

    private final EventForest forest;
    private final EventRows rows;
    /** Number of the first row of each section, and of one past the last. */
    private final int[] begins;
    private final int[] events;

    EventList(EventForest forest) {
        this.forest = forest;
        rows = new EventRows(forest);
        int sections = forest.sections().size();
        begins = new int[sections + 1];
        events = new int[Math.toIntExact(forest.size())];
        int row = 0;
        for (int section = 0; section < sections; section++) {
            begins[section] = row;
            for (int event = 0; event < forest.events(section).size(); event++)
                if (forest.shown(section).indexOf(event) >= 0)
                    events[row++] = event;
        }
        begins[sections] = row;
    }

    static List<String> columns() {
        List<String> titles = new ArrayList<>(List.of(JournalText.Section, JournalText.Depth));
        EventRows.columns().stream().map(Column::title).forEach(titles::add);
        return titles;
    }

    @Override
    public int count() {
        return events.length;
    }

    @Override
    public String text(int row, int column) {
        int section = 0;
        while (begins[section + 1] <= row)
            section++;
        JournalReader reader = forest.events(section);
        return switch (column) {
            case SECTION -> forest.section(section).title();
            case DEPTH -> Integer.toString(reader.depth(events[row]));
            default -> rows.text(new EventNode.Event(section, events[row]), column - REST);
        };
    }
}
