package org.daxscope.viz;

/**
 * A pattern of ink over a cell's colour, repeated every 4 x 4 pixels of the map, so that it runs on across neighbouring
 * cells and shows in each cell of 4 pixels or more.
 */
public enum Hatch {
    NONE(0b0000_0000_0000_0000),
    DOTS(0b0000_0100_0000_0000),
    DENSE_DOTS(0b0001_0000_0100_0000),
    HORIZONTAL(0b0000_0000_1111_0000),
    VERTICAL(0b0100_0100_0100_0100),
    DIAGONAL(0b0001_0010_0100_1000),
    BACK_DIAGONAL(0b1000_0100_0010_0001),
    CROSS(0b1001_0110_0110_1001),
    GRID(0b0010_0010_1111_0010),
    CHECKER(0b1100_1100_0011_0011),
    HEAVY_HORIZONTAL(0b1111_1111_0000_0000),
    HEAVY_DIAGONAL(0b0011_0110_1100_1001);

    /** Pixels after which the pattern repeats, across and down. */
    public static final int PERIOD = 4;
    /** The smallest cell in which a pattern is drawn; smaller ones have their colour only. */
    public static final int MIN_CELL_PIXELS = 4;

    /** Four rows of four pixels, the top left one highest. */
    private final int rows;

    Hatch(int rows) {
        this.rows = rows;
    }

    /** Whether a pixel of the map is ink. */
    public boolean inkAt(long x, long y) {
        return (rows >> 15 - ((int) (y & 3) * 4 + (int) (x & 3)) & 1) != 0;
    }

    /** The pattern's row for a line of the map: bit 3 is the pixel whose x is a multiple of 4, bit 0 the last. */
    int row(long y) {
        return rows >> 12 - (int) (y & 3) * 4 & 15;
    }
}
