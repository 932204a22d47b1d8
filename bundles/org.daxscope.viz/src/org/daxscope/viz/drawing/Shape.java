package org.daxscope.viz.drawing;

import java.util.List;

import org.daxscope.viz.Ink;
import org.daxscope.viz.Overlay;
import org.daxscope.viz.StateIndex;
import org.daxscope.viz.Viewport;

/** A part of a drawing; coordinates are pixels from the top left corner. Later shapes lie above earlier ones. */
public sealed interface Shape {
    /** Pixels [x, x + width) by [y, y + height). */
    record Rect(int x, int y, int width, int height, Paint paint) implements Shape {
    }

    /** Four corners: [left, right) at the line top, joined to [bottomLeft, bottomRight) at the line bottom. */
    record Band(int left, int right, int top, int bottomLeft, int bottomRight, int bottom, Paint paint)
            implements
                Shape {
    }

    /** One pixel wide, both ends included. */
    record Line(int x1, int y1, int x2, int y2, Ink ink) implements Shape {
    }

    /**
     * One line of text in a font of fixed width; other fonts are fitted into the same room.
     *
     * @param x where it begins, is centred or ends
     * @param y its upper edge
     */
    record Text(int x, int y, String text, Ink ink, Align align) implements Shape {
        /** Pixels from the upper edge of a line to the lower. */
        public static final int HEIGHT = 14;
        /** Pixels a character. */
        public static final int ADVANCE = 7;

        /** The pixel at which it begins. */
        public int left() {
            return switch (align) {
                case LEFT -> x;
                case CENTRE -> x - width() / 2;
                case RIGHT -> x - width();
            };
        }

        /** Pixels across. */
        public int width() {
            return text.length() * ADVANCE;
        }
    }

    /** One square cell as an overlay marks it, on the background. */
    record Mark(int x, int y, int side, Overlay.Kind kind) implements Shape {
    }

    /** A page map as the screen shows it. */
    record Map(int x, int y, StateIndex index, Viewport view, List<Overlay> overlays) implements Shape {
        public Map {
            overlays = List.copyOf(overlays);
        }
    }

    /** Which point of a text its x is. */
    enum Align {
        LEFT, CENTRE, RIGHT
    }
}
