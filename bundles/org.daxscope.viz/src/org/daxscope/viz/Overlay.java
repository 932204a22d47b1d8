package org.daxscope.viz;

import java.util.List;

/**
 * Something to be shown on top of a map's states: a set of bytes and the style in which the cells that hold some of them
 * are marked. Marks never hide a state: they leave most of each cell free, and cells too small for that are left alone
 * when they show trouble.
 */
public final class Overlay {
    private final Kind kind;
    private final RangeSet bytes;

    private Overlay(Kind kind, RangeSet bytes) {
        this.kind = kind;
        this.bytes = bytes;
    }

    /** How the cells of an overlay are marked. */
    public enum Style {
        /** A line around all of them, with a halo that shows on any ground. */
        OUTLINE,
        /** The same, broken. */
        DASHES,
        /** Thin diagonal lines over each of them. */
        TINT,
        /** A filled triangle in the top left corner of each of them. */
        CORNER,
        /** A small square in the top left corner of each of them. */
        DOT
    }

    /** What overlays there are, in the order in which they lie above one another. */
    public enum Kind {
        HUGE_POSSIBLE("2 MiB possible", "One extent lies here at an address that allows a 2 MiB mapping.", Style.TINT,
                Ink.HUGE_POSSIBLE, Ink.HUGE_POSSIBLE),
        SMALL_MAPPED("4 KiB entry", "A process maps this page now, with 4 KiB.", Style.DOT, Ink.SMALL_MAPPED,
                Ink.SMALL_MAPPED),
        HUGE_MAPPED("2 MiB entry", "A process maps this now, with 2 MiB at once.", Style.CORNER, Ink.HUGE_MAPPED,
                Ink.HUGE_MAPPED),
        OWNER("Owner file", "Extents of the chosen file.", Style.OUTLINE, Ink.OWNER, Ink.OWNER_HALO),
        CHANGED("Changed", "Not in the state it was in before the step.", Style.DASHES, Ink.CHANGED, Ink.CHANGED_HALO),
        SELECTION("Selected", "What is selected.", Style.OUTLINE, Ink.SELECTION, Ink.SELECTION_HALO);

        private final String displayName;
        private final String explanation;
        private final Style style;
        private final Ink ink;
        private final Ink halo;

        Kind(String displayName, String explanation, Style style, Ink ink, Ink halo) {
            this.displayName = displayName;
            this.explanation = explanation;
            this.style = style;
            this.ink = ink;
            this.halo = halo;
        }

        /** A name for legends. */
        public String displayName() {
            return displayName;
        }

        /** One sentence for tooltips. */
        public String explanation() {
            return explanation;
        }

        public Style style() {
            return style;
        }

        public Ink ink() {
            return ink;
        }

        /** What separates the ink from the ground; only outlines have it. */
        public Ink halo() {
            return halo;
        }
    }

    /** @param ranges bytes of the mapped space, in any order */
    public static Overlay of(Kind kind, List<ByteRange> ranges) {
        return new Overlay(kind, RangeSet.of(ranges));
    }

    public Kind kind() {
        return kind;
    }

    /** Ascending, without overlaps. */
    public List<ByteRange> ranges() {
        return bytes.list();
    }

    /** Bytes marked. */
    public long bytes() {
        return bytes.bytes();
    }

    public boolean isEmpty() {
        return bytes.count() == 0;
    }

    /** Whether some byte of [start, end) is marked: then the cell that holds them is. */
    public boolean touches(long start, long end) {
        return bytes.touches(start, end);
    }

    RangeSet set() {
        return bytes;
    }
}
