package org.daxscope.viz;

/** Takes rectangles of one colour: pixels of a tile, or shapes of a drawing. What lies outside the picture is cut off. */
interface Marks {
    /** @param index the palette's number of a colour */
    void fill(long x, long y, long width, long height, int index);

    /** Fills those pixels of a rectangle that {@link TintPattern} names. */
    void tint(long x, long y, long width, long height, int index);
}
