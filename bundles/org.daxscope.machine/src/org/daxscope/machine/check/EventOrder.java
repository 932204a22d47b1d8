package org.daxscope.machine.check;

import java.util.ArrayList;
import java.util.List;

/** Lays event lists beside each other that differ in a few events: hardware with another persistence domain tells of others. */
final class EventOrder {
    private List<String> all;

    EventOrder(List<String> first) {
        all = List.copyOf(first);
    }

    /** All events of all lists, each list in its order. */
    List<String> all() {
        return all;
    }

    /** Takes another list in: the shortest list that holds both. */
    void add(List<String> other) {
        int[][] common = common(all, other);
        List<String> merged = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < all.size() || j < other.size())
            if (i < all.size() && j < other.size() && all.get(i).equals(other.get(j))) {
                merged.add(all.get(i++));
                j++;
            } else
                if (j == other.size() || i < all.size() && common[i + 1][j] >= common[i][j + 1])
                    merged.add(all.get(i++));
                else
                    merged.add(other.get(j++));
        all = merged;
    }

    private static int[][] common(List<String> one, List<String> other) {
        int[][] length = new int[one.size() + 1][other.size() + 1];
        for (int i = one.size() - 1; i >= 0; i--)
            for (int j = other.size() - 1; j >= 0; j--)
                length[i][j] = one.get(i).equals(other.get(j)) ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
        return length;
    }

    /** How many of a list's own events there are among the first of all, for 0 to all of them. */
    int[] own(List<String> list) {
        int[] own = new int[all.size() + 1];
        int[][] common = common(all, list);
        int done = 0;
        for (int i = 0; i < all.size(); i++) {
            // Taken unless leaving it for a later event of the same text loses nothing and taking it would.
            if (done < list.size() && all.get(i).equals(list.get(done))
                    && common[i + 1][done + 1] == list.size() - done - 1)
                done++;
            own[i + 1] = done;
        }
        return own;
    }
}
