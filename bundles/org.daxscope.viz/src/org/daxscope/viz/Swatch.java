package org.daxscope.viz;

/**
 * How a state looks.
 *
 * @param fill 0xRRGGBB
 * @param ink 0xRRGGBB of the hatch
 */
public record Swatch(int fill, int ink, Hatch hatch) {
}
