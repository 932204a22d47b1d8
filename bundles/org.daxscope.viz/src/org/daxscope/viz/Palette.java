package org.daxscope.viz;

import java.util.List;

/**
 * Colours and hatches of a picture. Pixels are indexes: what a pixel means does not depend on the theme, only its look
 * does.
 *
 * @param id "default-light"
 * @param displayName for menus
 * @param dark whether it belongs to the dark theme
 * @param background 0xRRGGBB where there is no cell
 * @param grid 0xRRGGBB of the lines between cells
 * @param boundary 0xRRGGBB of the lines between 2 MiB frames
 * @param swatches one for each state, calm first
 * @param inks 0xRRGGBB of each {@link Ink}
 */
public record Palette(String id, String displayName, boolean dark, int background, int grid, int boundary,
        List<Swatch> swatches, List<Integer> inks) {
    public static final int BACKGROUND = 0;
    public static final int GRID = 1;
    public static final int BOUNDARY = 2;
    private static final int FIRST_STATE = 3;
    private static final int FIRST_INK = FIRST_STATE + 2 * PageState.ALL.size();

    public Palette {
        swatches = List.copyOf(swatches);
        if (swatches.size() != PageState.ALL.size())
            throw new IllegalArgumentException("palette %s has %d states, %d expected".formatted(id, swatches.size(),
                    PageState.ALL.size()));
        inks = List.copyOf(inks);
        if (inks.size() != Ink.ALL.size())
            throw new IllegalArgumentException("palette %s has %d inks, %d expected".formatted(id, inks.size(),
                    Ink.ALL.size()));
    }

    public Swatch swatch(PageState state) {
        return swatches.get(state.ordinal());
    }

    /** The pixel index of a state's colour. */
    public static int fillIndex(PageState state) {
        return FIRST_STATE + 2 * state.ordinal();
    }

    /** The pixel index of a state's hatch. */
    public static int inkIndex(PageState state) {
        return fillIndex(state) + 1;
    }

    /** The pixel index of an ink. */
    public static int inkIndex(Ink ink) {
        return FIRST_INK + ink.ordinal();
    }

    /** 0xRRGGBB of an ink. */
    public int colour(Ink ink) {
        return inks.get(ink.ordinal());
    }

    /** 0xRRGGBB for each pixel index. */
    public int[] colours() {
        var colours = new int[FIRST_INK + inks.size()];
        colours[BACKGROUND] = background;
        colours[GRID] = grid;
        colours[BOUNDARY] = boundary;
        for (PageState state : PageState.ALL) {
            colours[fillIndex(state)] = swatch(state).fill();
            colours[inkIndex(state)] = swatch(state).ink();
        }
        for (Ink ink : Ink.ALL)
            colours[inkIndex(ink)] = colour(ink);
        return colours;
    }
}
