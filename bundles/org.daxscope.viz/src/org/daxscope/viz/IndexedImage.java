package org.daxscope.viz;

/**
 * A picture of palette indexes, one byte a pixel, row by row from the top. The pixels are not copied: whoever hands
 * them over keeps his hands off them.
 *
 * @param pixels width x height indexes into {@link Palette#colours}
 */
public record IndexedImage(int width, int height, byte[] pixels) {
    public IndexedImage {
        if (width < 1 || height < 1 || pixels.length != Math.multiplyExact(width, height))
            throw new IllegalArgumentException("%d pixels for %d x %d".formatted(pixels.length, width, height));
    }

    public int at(int x, int y) {
        return pixels[y * width + x] & 0xff;
    }
}
