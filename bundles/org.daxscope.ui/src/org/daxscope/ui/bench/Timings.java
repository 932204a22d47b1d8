package org.daxscope.ui.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long something took, again and again. */
public final class Timings {
    private static final double MILLION = 1e6;

    private final List<Long> nanos = new ArrayList<>();

    public void add(long took) {
        nanos.add(took);
    }

    /** The middle one, in milliseconds. */
    public double median() {
        return quantile(0.5);
    }

    /** @param part 0 to 1: how many of them took at most this long, in milliseconds */
    public double quantile(double part) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) (part * (sorted.size() - 1))) / MILLION;
    }

    /** "1.234 ms, 95 % within 2.345 ms, 200 frames". */
    public String text() {
        return String.format(Locale.ROOT, "%.3f ms, 95 %% within %.3f ms, %d frames", median(), quantile(0.95),
                nanos.size());
    }
}
