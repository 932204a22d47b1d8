package org.daxscope.viz;

import java.util.ArrayList;
import java.util.List;

/**
 * Joins equal cells into rectangles: along each row first, then with the same stretch of the row above. Rows come from
 * the top; every cell but {@link CellRow#NONE} ends up in exactly one rectangle.
 */
final class RectMerger {
    /** Columns [left, right) and rows [top, bottom) of one key. */
    record Rect(byte key, int left, int right, int top, int bottom) {
    }

    private final List<Rect> done = new ArrayList<>();
    private List<Rect> open = new ArrayList<>();
    private int row;

    void add(byte[] keys) {
        var next = new ArrayList<Rect>();
        int above = 0;
        for (int left = 0, right; left < keys.length; left = right) {
            right = left + 1;
            while (right < keys.length && keys[right] == keys[left])
                right++;
            if (keys[left] == CellRow.NONE)
                continue;
            while (above < open.size() && open.get(above).left() < left)
                done.add(open.get(above++));
            var rect = new Rect(keys[left], left, right, row, row + 1);
            if (above < open.size() && continues(open.get(above), rect))
                rect = new Rect(rect.key(), left, right, open.get(above++).top(), row + 1);
            next.add(rect);
        }
        done.addAll(open.subList(above, open.size()));
        open = next;
        row++;
    }

    List<Rect> finish() {
        done.addAll(open);
        open = List.of();
        return done;
    }

    private static boolean continues(Rect above, Rect rect) {
        return above.key() == rect.key() && above.left() == rect.left() && above.right() == rect.right();
    }
}
