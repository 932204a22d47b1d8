package org.daxscope.viz;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/** The states of disks in the order of a space that lies on them. */
final class SpaceStates {
    private final Space space;
    private final Set<PageState> hidden;
    private final @Nullable StateRuns[] disks;

    SpaceStates(Space space, Set<PageState> hidden) {
        this.space = space;
        this.hidden = hidden;
        disks = new @Nullable StateRuns[space.disks().size()];
    }

    StateRuns runs() {
        var out = new RunBuilder();
        for (Stretch stretch : space.stretches())
            if (stretch.isHole())
                out.upTo(stretch.end(), PageState.OUTSIDE);
            else
                append(out, stretch, disk(stretch.disk()));
        return out.build();
    }

    /** A process may map little of few disks: the others are not looked at. */
    private StateRuns disk(int number) {
        StateRuns runs = disks[number];
        if (runs == null)
            disks[number] = runs = new DeviceStates(space.disks().get(number), hidden).runs();
        return runs;
    }

    private void append(RunBuilder out, Stretch stretch, StateRuns disk) {
        long end = stretch.diskByte(stretch.end());
        for (int run = disk.at(stretch.diskByte()); run < disk.count() && disk.start(run) < end; run++) {
            long to = Math.min(disk.end(run), end) - stretch.diskByte() + stretch.start();
            out.upTo(to, shown(PageState.ALL.get(disk.state(run)), stretch.use()));
        }
    }

    /** Trouble is shown as on the disk; healthy space as the extent says. */
    private PageState shown(PageState found, @Nullable PageState use) {
        if (use == null || found.compareTo(PageState.RECOVERED) >= 0)
            return found;
        return hidden.contains(use) ? PageState.OUTSIDE : use;
    }
}
