package org.daxscope.machine.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.PowerCut.Fate;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.Script;
import org.daxscope.machine.scene.Step;

/**
 * Cuts power after every event of a step, boots, and reads what the step was about: the power-cut grid. Nothing is sampled:
 * every event of the step is a row. Which of the stores that are not persistent yet get through is tried three ways: none, all,
 * and a mixture.
 */
public final class CutCheck {
    /** Mixtures that are tried for each cut. */
    private static final int[] SEEDS = {1, 2, 3};
    private static final Operation BOOT = new Operation.Reboot(true);

    private final Script before;
    private final List<Operation> step;
    private final List<Page> pages;

    /** A page that is looked at, by its number in the file. */
    public record Page(String file, long number) {
    }

    /**
     * What can come of a cut.
     *
     * @param pages for each page that is looked at, all it can hold; from good to bad
     */
    public record Cell(List<Set<PageFate>> pages) {
        public Cell {
            pages = List.copyOf(pages);
        }

        /** The worst that can come of it; good when there is nothing to look at. */
        public PageFate worst() {
            return pages.stream().flatMap(Set::stream).max(Comparator.naturalOrder()).orElse(PageFate.GOOD);
        }

        /** Page for page, "+", or "o|+" where it depends on what got through. */
        public String text() {
            StringBuilder text = new StringBuilder();
            for (Set<PageFate> fates : pages) {
                if (!text.isEmpty())
                    text.append(' ');
                String all = "";
                for (PageFate fate : fates)
                    all += (all.isEmpty() ? "" : "|") + fate.glyph();
                text.append(all);
            }
            return text.toString();
        }
    }

    /**
     * A point where power fails.
     *
     * @param events events of the step that were written; 0 is before it, all of them is after it
     * @param event the latest of them in words; empty before the first
     * @param cells by platform
     */
    public record Row(int events, String event, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** Asked before each cut, and may say that enough is enough. */
    @FunctionalInterface
    public interface Progress {
        boolean next(int done, int of);
    }

    /**
     * @param before what leads up to the step
     * @param step what is done while power fails
     * @param pages what is looked at
     */
    public CutCheck(Script before, List<Operation> step, List<Page> pages) {
        this.before = before;
        this.step = List.copyOf(step);
        this.pages = List.copyOf(pages);
    }

    /**
     * All cuts on all platforms. Where a platform does not have an event, its cell is that of the event before.
     *
     * @return a row for each event, and one before the first; empty when progress said stop
     */
    public List<Row> rows(List<Platform> platforms, Progress progress) {
        List<Column> columns = platforms.stream()
                .map(platform -> new Column(new Bench(platform.on(before.scene()), before.steps()))).toList();
        EventOrder order = new EventOrder(columns.getFirst().events);
        columns.forEach(column -> order.add(column.events));
        int of = columns.stream().mapToInt(column -> column.events.size() + 1).sum();
        int done = 0;
        List<List<Cell>> cells = new ArrayList<>();
        for (Column column : columns) {
            List<Cell> own = new ArrayList<>();
            for (int cut = 0; cut <= column.events.size(); cut++) {
                if (!progress.next(done++, of))
                    return List.of();
                own.add(column.cell(cut));
            }
            cells.add(own);
        }
        List<int[]> places = columns.stream().map(column -> order.own(column.events)).toList();
        List<Row> rows = new ArrayList<>();
        for (int cut = 0; cut <= order.all().size(); cut++) {
            List<Cell> row = new ArrayList<>();
            for (int column = 0; column < columns.size(); column++)
                row.add(cells.get(column).get(places.get(column)[cut]));
            rows.add(new Row(cut, cut == 0 ? "" : order.all().get(cut - 1), row));
        }
        return rows;
    }

    /** One platform. */
    private final class Column {
        private final Bench bench;
        private final List<WatchedPage> watched;
        private final List<String> events;

        Column(Bench bench) {
            this.bench = bench;
            watched = pages.stream().map(page -> new WatchedPage(bench.machine(), page.file(), page.number())).toList();
            bench.putBack();
            events = bench.watch(step);
            watched.forEach(page -> page.stepIsOver(bench.machine()));
            bench.putBack();
        }

        Cell cell(int cut) {
            List<Set<PageFate>> fates = new ArrayList<>();
            watched.forEach(page -> fates.add(EnumSet.noneOf(PageFate.class)));
            boolean risk = tried(cut, new Operation.PowerCut(Fate.LOST, 0), fates);
            if (risk) {
                tried(cut, new Operation.PowerCut(Fate.KEPT, 0), fates);
                for (int seed : SEEDS)
                    tried(cut, new Operation.PowerCut(Fate.TORN, seed), fates);
            }
            return new Cell(fates);
        }

        /** Whether there was anything at risk, so that other fates can differ. */
        private boolean tried(int cut, Operation.PowerCut failure, List<Set<PageFate>> fates) {
            bench.putBack();
            if (cut == events.size())
                step.forEach(bench::perform);
            else
                bench.performUpTo(step, cut);
            boolean risk = bench.machine().disks().stream().anyMatch(disk -> disk.region().media().atRisk() > 0);
            bench.perform(failure);
            bench.perform(BOOT);
            for (int i = 0; i < watched.size(); i++)
                fates.get(i).add(watched.get(i).fate(bench.machine()));
            return risk;
        }
    }

    /** The pages that the operations of a step are about, as far as their arguments tell; at most so many. */
    public static List<Page> pagesOf(Step step, int most) {
        return TouchedPages.of(step.operations(), most);
    }

    /** The scene of this check. */
    public Scene scene() {
        return before.scene();
    }
}
