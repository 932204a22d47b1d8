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
 */
public record Palette(String id, String displayName, boolean dark, int background, int grid, int boundary,
        List<Swatch> swatches) {
    public static final int BACKGROUND = 0;
    public static final int GRID = 1;
    public static final int BOUNDARY = 2;
    private static final int FIRST_STATE = 3;

    public Palette {
        swatches = List.copyOf(swatches);
        if (swatches.size() != PageState.ALL.size())
            throw new IllegalArgumentException("palette %s has %d states, %d expected".formatted(id, swatches.size(),
                    PageState.ALL.size()));
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

    /** 0xRRGGBB for each pixel index. */
    public int[] colours() {
        var colours = new int[FIRST_STATE + 2 * swatches.size()];
        colours[BACKGROUND] = background;
        colours[GRID] = grid;
        colours[BOUNDARY] = boundary;
        for (PageState state : PageState.ALL) {
            colours[fillIndex(state)] = swatch(state).fill();
            colours[inkIndex(state)] = swatch(state).ink();
        }
        return colours;
    }
}
