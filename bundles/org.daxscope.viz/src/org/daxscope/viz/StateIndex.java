package org.daxscope.viz;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.FileImage;
import org.jspecify.annotations.Nullable;

/**
 * The state of every 256-byte line of a disk or of a file, built once from an image and then asked from any thread.
 *
 * <p>Positions are bytes from the start of the mapped space: disk bytes for a disk, file offsets for a file.
 * {@link #diskByte} leads from one to the other. A 16 TiB disk costs nothing but its records.
 */
public final class StateIndex {
    private final DeviceImage device;
    private final @Nullable FileImage file;
    private final StateRuns runs;
    private final FileSegments segments;
    private final Map<PageState, Long> totals = new EnumMap<>(PageState.class);

    private StateIndex(DeviceImage device, @Nullable FileImage file, StateRuns runs, FileSegments segments) {
        this.device = device;
        this.file = file;
        this.runs = runs;
        this.segments = segments;
        for (int i = 0; i < runs.count(); i++)
            totals.merge(PageState.ALL.get(runs.state(i)), runs.end(i) - runs.start(i), Long::sum);
    }

    public static StateIndex of(DeviceImage device) {
        return of(device, Set.of());
    }

    /** @param hidden states not to be shown: such lines show the next worst thing that is true of them */
    public static StateIndex of(DeviceImage device, Set<PageState> hidden) {
        return new StateIndex(device, null, new DeviceStates(device, hidden).runs(), FileSegments.NONE);
    }

    public static StateIndex of(DeviceImage device, FileImage file) {
        return of(device, file, Set.of());
    }

    /** A file's map: file offsets, each with the state of the line that holds it; holes are unused. */
    public static StateIndex of(DeviceImage device, FileImage file, Set<PageState> hidden) {
        var segments = FileSegments.of(file, DeviceStates.bytes(device));
        return new StateIndex(device, file, segments.runs(new DeviceStates(device, hidden).runs(), hidden), segments);
    }

    public DeviceImage device() {
        return device;
    }

    /** The file that is mapped, or null when the map is the disk's. */
    public @Nullable FileImage file() {
        return file;
    }

    /** Bytes of the mapped space; for a file its size or the end of its last extent, rounded up to a page. */
    public long length() {
        return runs.length();
    }

    /**
     * Bytes from a 2 MiB boundary to position 0. Boundaries are those of the physical address for a disk and of the
     * file offset for a file.
     */
    public long hugePhase() {
        return file == null ? device.physicalBase() & Units.PMD - 1 : 0;
    }

    /** The disk byte behind a position, or -1 in a hole and outside. */
    public long diskByte(long position) {
        if (position < 0 || position >= length())
            return -1;
        return file == null ? position : segments.physical(position);
    }

    /** The state of the line that holds a byte; {@link PageState#OUTSIDE} beyond the ends. */
    public PageState at(long position) {
        if (position < 0 || position >= length())
            return PageState.OUTSIDE;
        return PageState.ALL.get(runs.state(runs.at(position)));
    }

    /** The worst state in [start, end); what lies beyond the ends does not count. */
    public PageState worst(long start, long end) {
        long from = Math.max(0, start);
        long to = Math.min(length(), end);
        if (from >= to)
            return PageState.OUTSIDE;
        return PageState.ALL.get(runs.worst(runs.at(from), runs.at(to - 1)));
    }

    /** Bytes that show this state. */
    public long bytes(PageState state) {
        return Objects.requireNonNull(totals.getOrDefault(state, 0L));
    }

    public int runCount() {
        return runs.count();
    }

    /** @param index 0 to {@link #runCount} - 1, ascending by address */
    public Run run(int index) {
        return new Run(runs.start(index), runs.end(index), PageState.ALL.get(runs.state(index)));
    }

    /** The run that holds a byte within [0, length). */
    public Run runAt(long position) {
        return run(runs.at(Objects.checkIndex(position, length())));
    }

    /** Where the first wanted run that begins after a byte begins. */
    public OptionalLong next(long after, Predicate<PageState> wanted) {
        int first = after < 0 ? 0 : after >= length() ? runs.count() : runs.at(after) + 1;
        for (int i = first; i < runs.count(); i++)
            if (wanted.test(PageState.ALL.get(runs.state(i))))
                return OptionalLong.of(runs.start(i));
        return OptionalLong.empty();
    }

    /** Where the last wanted run that begins before a byte begins. */
    public OptionalLong previous(long before, Predicate<PageState> wanted) {
        int last = before <= 0 ? -1 : before > length() ? runs.count() - 1 : runs.at(before - 1);
        for (int i = last; i >= 0; i--)
            if (wanted.test(PageState.ALL.get(runs.state(i))))
                return OptionalLong.of(runs.start(i));
        return OptionalLong.empty();
    }

    /** Everything there is to say about a byte. */
    public Description describe(long position) {
        return new Describer(this).describe(position);
    }

    /** A reader for many stretches that lie near one another; for one thread. */
    Reader reader() {
        return new Reader(runs);
    }

    /** Remembers where it last looked, so that walking along a row of cells costs next to nothing a cell. */
    static final class Reader {
        private final StateRuns runs;
        private int run;

        private Reader(StateRuns runs) {
            this.runs = runs;
        }

        /** The ordinal of the worst state in [start, end), which must lie within the space and not be empty. */
        byte worst(long start, long end) {
            run = runs.near(start, run);
            if (end <= runs.end(run))
                return runs.state(run);
            return runs.worst(run, runs.near(end - 1, run));
        }
    }
}
