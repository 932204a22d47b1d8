package org.daxscope.viz;

/** Thin diagonal lines, so far apart that hatches can be read through them. */
final class TintPattern {
    /** Pixels after which the pattern repeats, across and down. */
    static final int PERIOD = 8;

    private TintPattern() {
    }

    static boolean inkAt(long x, long y) {
        return (x + y & PERIOD - 1) == 0;
    }
}
