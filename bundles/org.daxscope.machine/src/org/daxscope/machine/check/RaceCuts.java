package org.daxscope.machine.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.PowerCut.Fate;
import org.daxscope.machine.MachineState;
import org.daxscope.machine.check.CutCheck.Page;

/**
 * Cuts power wherever two callers can be: in each state of the machine that any order of their events leads through. Which of the
 * stores that are not persistent yet get through is tried as for one caller: none, all, mixtures.
 */
final class RaceCuts {
    private static final int[] SEEDS = {1, 2, 3};
    private static final Operation BOOT = new Operation.Reboot(true);

    private final Bench bench;
    private final List<WatchedPage> pages = new ArrayList<>();

    /**
     * To be made before the calls.
     *
     * @param contents what the callers write, over whole pages
     */
    RaceCuts(Bench bench, List<Page> pages, List<Byte> contents) {
        this.bench = bench;
        bench.putBack();
        for (Page page : pages) {
            WatchedPage watched = new WatchedPage(bench.machine(), page.file(), page.number());
            for (byte content : contents) {
                byte[] bytes = new byte[Units.PAGE];
                Arrays.fill(bytes, content);
                watched.mayBecome(bytes);
            }
            this.pages.add(watched);
        }
        bench.putBack();
    }

    /** In how many of the states a cut can come to each end, for some page. */
    Map<PageFate, Integer> of(List<MachineState> states) {
        Map<PageFate, Integer> counts = new EnumMap<>(PageFate.class);
        bench.nobodyWatches();
        for (MachineState state : states)
            for (PageFate fate : fates(state))
                counts.merge(fate, 1, Integer::sum);
        return counts;
    }

    private Set<PageFate> fates(MachineState state) {
        Set<PageFate> fates = EnumSet.noneOf(PageFate.class);
        bench.putBack(state);
        boolean risk = bench.machine().disks().stream().anyMatch(disk -> disk.region().media().atRisk() > 0);
        cut(new Operation.PowerCut(Fate.LOST, 0), fates);
        if (risk) {
            bench.putBack(state);
            cut(new Operation.PowerCut(Fate.KEPT, 0), fates);
            for (int seed : SEEDS) {
                bench.putBack(state);
                cut(new Operation.PowerCut(Fate.TORN, seed), fates);
            }
        }
        return fates;
    }

    private void cut(Operation failure, Set<PageFate> fates) {
        bench.perform(failure);
        bench.perform(BOOT);
        pages.forEach(page -> fates.add(page.fate(bench.machine())));
    }
}
