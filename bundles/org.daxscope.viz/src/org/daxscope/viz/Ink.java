package org.daxscope.viz;

import java.util.List;

/** What else than states has a colour: text and lines of drawings, and the marks of overlays. */
public enum Ink {
    /** Titles, labels and figures. */
    TEXT,
    /** Axes, frames of bars, and text of less weight. */
    LINE,
    /** What joins the same bytes in two bars, and the next such band beside it. */
    BAND, BAND_ALTERNATE,
    SELECTION, SELECTION_HALO,
    CHANGED, CHANGED_HALO,
    OWNER, OWNER_HALO,
    HUGE_POSSIBLE, HUGE_MAPPED, SMALL_MAPPED;

    /** All inks; the index of an ink is its ordinal. */
    public static final List<Ink> ALL = List.of(values());
}
