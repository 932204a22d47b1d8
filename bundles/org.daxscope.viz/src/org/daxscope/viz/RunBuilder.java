package org.daxscope.viz;

import java.util.Arrays;

/** Collects ascending runs that touch one another, joining neighbours of the same state. */
final class RunBuilder {
    private long[] starts = new long[64];
    private byte[] states = new byte[64];
    private int count;
    private long end;

    /** Appends a stretch from where the last one ended. */
    void upTo(long newEnd, PageState state) {
        if (newEnd <= end)
            return;
        if (count == 0 || states[count - 1] != state.ordinal()) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
                states = Arrays.copyOf(states, count * 2);
            }
            starts[count] = end;
            states[count++] = (byte) state.ordinal();
        }
        end = newEnd;
    }

    /** Bytes covered so far. */
    long end() {
        return end;
    }

    StateRuns build() {
        return new StateRuns(Arrays.copyOf(starts, count), Arrays.copyOf(states, count), end);
    }
}
