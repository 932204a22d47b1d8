package org.daxscope.viz;

import java.util.Arrays;

/**
 * Ascending runs of states that cover [0, length) without gaps, under a pyramid of maxima: the worst state of any
 * stretch takes O(log runs), whatever the stretch's length. About 10 bytes a run.
 */
final class StateRuns {
    private final long[] starts;
    /** A binary tree of maxima in an array: leaves at [n, 2n), the children of i at 2i and 2i + 1. */
    private final byte[] pyramid;
    private final long length;

    StateRuns(long[] starts, byte[] states, long length) {
        this.starts = starts;
        this.length = length;
        int n = states.length;
        pyramid = new byte[2 * n];
        System.arraycopy(states, 0, pyramid, n, n);
        for (int i = n - 1; i > 0; i--)
            pyramid[i] = worse(pyramid[2 * i], pyramid[2 * i + 1]);
    }

    int count() {
        return starts.length;
    }

    long length() {
        return length;
    }

    long start(int run) {
        return starts[run];
    }

    long end(int run) {
        return run + 1 < starts.length ? starts[run + 1] : length;
    }

    /** The ordinal of the run's state. */
    byte state(int run) {
        return pyramid[starts.length + run];
    }

    /** The run that holds a byte within [0, length). */
    int at(long position) {
        int found = Arrays.binarySearch(starts, position);
        return found >= 0 ? found : ~found - 1;
    }

    /** The worst state's ordinal among the runs [first, last]. */
    byte worst(int first, int last) {
        byte worst = 0;
        int low = first + starts.length;
        int high = last + starts.length + 1;
        while (low < high) {
            if ((low & 1) == 1)
                worst = worse(worst, pyramid[low++]);
            if ((high & 1) == 1)
                worst = worse(worst, pyramid[--high]);
            low >>= 1;
            high >>= 1;
        }
        return worst;
    }

    /**
     * The last run that begins before or at a byte, looked for from a run nearby: steps double, so that a neighbour is
     * found at once and a far run in O(log distance).
     */
    int near(long position, int hint) {
        int low = hint;
        int high = hint;
        int step = 1;
        while (low > 0 && starts[low] > position) {
            high = low;
            low = Math.max(0, low - step);
            step *= 2;
        }
        while (high < starts.length && starts[high] <= position) {
            low = high;
            high = Math.min(starts.length, high + step);
            step *= 2;
        }
        while (high - low > 1) {
            int middle = low + high >>> 1;
            if (starts[middle] <= position)
                low = middle;
            else
                high = middle;
        }
        return low;
    }

    private static byte worse(byte a, byte b) {
        return a > b ? a : b;
    }
}
