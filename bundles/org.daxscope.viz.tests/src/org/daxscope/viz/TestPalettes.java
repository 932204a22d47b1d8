package org.daxscope.viz;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A palette in which every state, hatch and line has a colour of its own, so that pixels can be read back. */
public final class TestPalettes {
    public static final int BACKGROUND = 0x000001;
    public static final int GRID = 0x000002;
    public static final int BOUNDARY = 0x000003;

    private TestPalettes() {
    }

    public static Palette unique() {
        List<Hatch> hatches = List.of(Hatch.values());
        return new Palette("unique", "Unique", false, BACKGROUND, GRID, BOUNDARY, PageState.ALL.stream()
                .map(state -> new Swatch(fill(state), ink(state), hatches.get(state.ordinal() % hatches.size())))
                .toList(), Ink.ALL.stream().map(TestPalettes::ink).toList());
    }

    public static int ink(Ink ink) {
        return 0x000100 * (ink.ordinal() + 1);
    }

    public static int fill(PageState state) {
        return 0x100000 * (state.ordinal() + 1);
    }

    public static int ink(PageState state) {
        return fill(state) + 0x80;
    }

    /** Which state a colour belongs to, fill or ink. */
    public static Map<Integer, PageState> states() {
        var states = new HashMap<Integer, PageState>();
        for (PageState state : PageState.values()) {
            states.put(fill(state), state);
            states.put(ink(state), state);
        }
        return states;
    }

    /** The picture's colours, pixel by pixel. */
    public static int[] colours(IndexedImage image, Palette palette) {
        int[] colours = palette.colours();
        var pixels = new int[image.pixels().length];
        Arrays.setAll(pixels, i -> colours[image.pixels()[i] & 0xff]);
        return pixels;
    }
}
