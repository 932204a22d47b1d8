package org.daxscope.viz;

/** Arithmetic with colours 0xRRGGBB, as the Web Content Accessibility Guidelines define it. */
public final class Colours {
    private Colours() {
    }

    /** Relative luminance in sRGB, 0 for black to 1 for white. */
    public static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    /** Contrast ratio, 1 for equal luminance to 21 for black on white. */
    public static double contrast(int a, int b) {
        double first = luminance(a) + 0.05;
        double second = luminance(b) + 0.05;
        return Math.max(first, second) / Math.min(first, second);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
