package org.daxscope.viz;

import java.util.OptionalInt;

/** What an overlay puts on one pixel, worked out from the rules for that pixel alone, in the unique palette. */
final class NaiveMarks {
    private final Overlay overlay;
    private final MapLayout layout;
    private final int side;

    NaiveMarks(Overlay overlay, MapLayout layout) {
        this.overlay = overlay;
        this.layout = layout;
        side = layout.cellPixels();
    }

    OptionalInt colour(long x, long y, PageState state) {
        if (!marked(x, y) || side < 4 && state.isTrouble())
            return OptionalInt.empty();
        int ink = TestPalettes.ink(overlay.kind().ink());
        int thick = side < 12 ? 1 : 2;
        int inset = side < 8 ? 0 : thick + 1;
        long inX = x % side - inset;
        long inY = y % side - inset;
        return switch (overlay.kind().style()) {
            case TINT -> (x + y) % 8 == 0 ? OptionalInt.of(ink) : OptionalInt.empty();
            case CORNER ->
                inX >= 0 && inY >= 0 && inX + inY < Math.max(1, side / 3) ? OptionalInt.of(ink) : OptionalInt.empty();
            case DOT ->
                inX >= 0 && inY >= 0 && inX < Math.max(1, side / 5) && inY < Math.max(1, side / 5) ? OptionalInt.of(ink)
                        : OptionalInt.empty();
            case OUTLINE -> line(x, y, thick) ? OptionalInt.of(ink) : halo(x, y, thick);
            case DASHES -> dash(x, y, thick) ? OptionalInt.of(ink) : halo(x, y, thick);
        };
    }

    private OptionalInt halo(long x, long y, int thick) {
        return side >= 8 && line(x, y, thick + 1) ? OptionalInt.of(TestPalettes.ink(overlay.kind().halo()))
                : OptionalInt.empty();
    }

    /** Whether something not marked is less than this many pixels away, in any direction. */
    private boolean line(long x, long y, int reach) {
        for (int dy = -reach; dy <= reach; dy++)
            for (int dx = -reach; dx <= reach; dx++)
                if (!marked(x + dx, y + dy))
                    return true;
        return false;
    }

    private boolean dash(long x, long y, int reach) {
        boolean aside = !marked(x - reach, y) || !marked(x + reach, y);
        boolean above = !marked(x, y - reach) || !marked(x, y + reach);
        if (aside || above)
            return aside && y % 8 < 5 || above && x % 8 < 5;
        return line(x, y, reach);
    }

    private boolean marked(long x, long y) {
        long cell = layout.cellAt(x, y);
        if (cell < 0)
            return false;
        for (ByteRange range : overlay.ranges())
            if (range.start() < layout.endByte(cell) && range.end() > layout.firstByte(cell))
                return true;
        return false;
    }
}
