package org.daxscope.machine.run;

import java.util.List;

import org.daxscope.machine.image.DeviceImage.Bytes;

/** What two lists of ranges do not both cover. */
record Difference(List<Bytes> removed, List<Bytes> added) {
    private static final Difference NONE = new Difference(List.of(), List.of());

    /** Most steps touch most lists not at all, and long ones in one place: what both begin and end with is not looked at. */
    static Difference between(List<Bytes> old, List<Bytes> now) {
        if (old == now)
            return NONE;
        int least = Math.min(old.size(), now.size());
        int first = 0;
        while (first < least && old.get(first).equals(now.get(first)))
            first++;
        int last = 0;
        while (last < least - first && old.get(old.size() - 1 - last).equals(now.get(now.size() - 1 - last)))
            last++;
        List<Bytes> before = old.subList(first, old.size() - last);
        List<Bytes> after = now.subList(first, now.size() - last);
        if (before.isEmpty() && after.isEmpty())
            return NONE;
        // Stored order is not always ascending, so what was left out may still cover what differs.
        boolean ascending = isAscending(old) && isAscending(now);
        return ascending
                ? new Difference(Ranges.of(before).without(after), Ranges.of(after).without(before))
                : new Difference(Ranges.of(old).without(now), Ranges.of(now).without(old));
    }

    /** Ascending, and no range touches the next. */
    private static boolean isAscending(List<Bytes> ranges) {
        for (int i = 1; i < ranges.size(); i++)
            if (ranges.get(i).start() < ranges.get(i - 1).end())
                return false;
        return true;
    }
}
