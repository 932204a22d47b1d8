package org.daxscope.ui.pagemap;

import java.util.StringJoiner;

import org.eclipse.osgi.util.NLS;

import org.daxscope.ui.nls.PageMapText;
import org.daxscope.viz.Description;
import org.daxscope.viz.MapLayout;
import org.daxscope.viz.PageState;
import org.daxscope.viz.StateIndex;

/** Says what a cell of the map stands for: as a few lines for a tooltip, as one line for the readout. */
record CellText(String tooltip, String line) {
    static CellText of(StateIndex index, MapLayout layout, long cell) {
        Description description = description(index, layout, cell);
        return new CellText(extent(layout, cell) + "\n" + description.text(), line(description));
    }

    /** About the byte that stands for the cell: the first that shows its worst state. */
    static Description description(StateIndex index, MapLayout layout, long cell) {
        return index.describe(telling(index, layout.firstByte(cell), layout.endByte(cell)));
    }

    /** How much the cell stands for: "One cell: 64 KiB from byte 0." */
    static String extent(MapLayout layout, long cell) {
        long start = layout.firstByte(cell);
        return NLS.bind(PageMapText.Cell, Sizes.exact(layout.endByte(cell) - start), Long.toString(start));
    }

    /** The first byte of a stretch that shows the stretch's worst state. */
    private static long telling(StateIndex index, long start, long end) {
        PageState worst = index.worst(start, end);
        return index.at(start) == worst
                ? start
                : index.next(start, state -> state == worst).orElse(start);
    }

    private static String line(Description description) {
        StringJoiner line = new StringJoiner("   ");
        line.add(description.state().displayName() + ".");
        for (Description.Row row : description.rows())
            if (row.label().startsWith("Disk ") || row.label().startsWith("File ") || row.label().equals("Owner")
                    || row.label().startsWith("Physical"))
                line.add(row.label() + ": " + row.value());
        return line.add(description.verdict()).toString();
    }
}
