package org.daxscope.lab.conformance;

import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonArray;

/** What probing one place after the other found, equal neighbours merged. */
final class ScanResult {
    private final List<Stretch> stretches = new ArrayList<>();

    private record Stretch(long first, long last, String found) {
    }

    /**
     * @param first first unit the probe stands for
     * @param last last one
     */
    void add(long first, long last, String found) {
        Stretch previous = stretches.isEmpty() ? null : stretches.getLast();
        if (previous != null && previous.found.equals(found))
            stretches.set(stretches.size() - 1, new Stretch(previous.first, last, found));
        else
            stretches.add(new Stretch(first, last, found));
    }

    /** [[first, last, found]...]. */
    JsonArray firstAndLast() {
        return list(0);
    }

    /** [[first, length, found]...]. */
    JsonArray firstAndLength() {
        return list(1);
    }

    private JsonArray list(int lengths) {
        JsonArray list = new JsonArray();
        for (Stretch stretch : stretches) {
            JsonArray one = new JsonArray();
            one.add(stretch.first);
            one.add(lengths == 1 ? stretch.last - stretch.first + 1 : stretch.last);
            one.add(stretch.found);
            list.add(one);
        }
        return list;
    }
}
