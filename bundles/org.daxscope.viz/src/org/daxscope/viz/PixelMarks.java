package org.daxscope.viz;

import java.util.Arrays;

/** Marks as pixels of a picture. */
final class PixelMarks implements Marks {
    private final byte[] pixels;
    private final long left;
    private final long top;
    private final int width;
    private final int height;

    /**
     * @param left pixel of the map at the picture's left edge
     * @param top pixel of the map at the picture's top edge
     */
    PixelMarks(byte[] pixels, long left, long top, int width, int height) {
        this.pixels = pixels;
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
    }

    @Override
    public void fill(long x, long y, long across, long down, int index) {
        int from = column(x);
        int to = column(x + across);
        int end = line(y + down);
        for (int line = line(y); line < end && from < to; line++)
            Arrays.fill(pixels, line * width + from, line * width + to, (byte) index);
    }

    @Override
    public void tint(long x, long y, long across, long down, int index) {
        int to = column(x + across);
        int end = line(y + down);
        for (int line = line(y); line < end; line++) {
            int first = column(x);
            int skip = (int) (-(left + first + top + line) & TintPattern.PERIOD - 1);
            for (int i = first + skip; i < to; i += TintPattern.PERIOD)
                pixels[line * width + i] = (byte) index;
        }
    }

    private int column(long x) {
        return Math.clamp(x - left, 0, width);
    }

    private int line(long y) {
        return Math.clamp(y - top, 0, height);
    }
}
