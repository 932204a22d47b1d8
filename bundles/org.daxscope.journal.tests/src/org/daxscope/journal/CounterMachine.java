package org.daxscope.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.Subject;

/**
 * A machine of eight counters. A step is a seed; performing it makes nested calls that add to counters, each change
 * followed by its event.
 */
final class CounterMachine implements Replayable<List<Long>> {
    private static final int COUNTERS = 8;

    /** The operations, one a step. */
    final List<Long> seeds = new ArrayList<>();
    /** Set to break determinism: added to what counter 0 tells. */
    long lie;
    /** Events that were asked to be written since the beginning, replays included. */
    long written;
    private final EventSink events;
    private long[] counters = new long[COUNTERS];

    CounterMachine(EventSink events) {
        this.events = events;
    }

    /** Performs a new step. */
    void perform(long seed) {
        seeds.add(seed);
        perform(seeds.size() - 1);
    }

    @Override
    public void perform(int step) {
        Random random = new Random(seeds.get(step));
        // Some steps do nothing that is worth an event.
        if (random.nextInt(8) != 0)
            call(random, 0);
    }

    private void call(Random random, int depth) {
        Subject subject = events.subject("c" + random.nextInt(3));
        written++;
        events.enter(EventKind.DIRECT_ACCESS, subject, random.nextInt(2), random.nextInt(100), depth);
        try {
            for (int i = random.nextInt(4); i >= 0; i--)
                inside(random, subject, depth);
        } finally {
            // As careless layers do; a stop must not be hurt by it.
            events.leave(random.nextBoolean() ? counters[1] : -Errno.EIO.number());
        }
    }

    private void inside(Random random, Subject subject, int depth) {
        int choice = random.nextInt(4);
        if (choice == 0 && depth < 4) {
            call(random, depth + 1);
        } else if (choice == 1) {
            written++;
            events.refuse(subject, new Reason(Rule.RECORD_OVERLAPS_BIO, random.nextInt(4096), counters[2]));
        } else {
            int counter = random.nextInt(COUNTERS);
            long before = counters[counter];
            counters[counter] += 1 + random.nextInt(9);
            written++;
            events.change(EventKind.DISK_RECORD_SET, subject, counter, lie, before, counters[counter]);
        }
    }

    /** The visible state. */
    List<Long> counters() {
        List<Long> list = new ArrayList<>();
        for (long counter : counters)
            list.add(counter);
        return list;
    }

    @Override
    public List<Long> save() {
        return counters();
    }

    @Override
    public void restore(List<Long> state) {
        counters = state.stream().mapToLong(Long::longValue).toArray();
    }
}
