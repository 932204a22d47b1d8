package org.daxscope.viz;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MappingImage;
import org.jspecify.annotations.Nullable;

/**
 * The state of every 256-byte line of a disk, of a file or of what a process maps, built once from an image and then
 * asked from any thread.
 *
 * <p>Positions are bytes from the start of the mapped space: disk bytes for a disk, file offsets for a file, and for a
 * process the bytes of its mappings one after another, without the terabytes between them. {@link #place} leads from
 * there to every other address space, {@link #positionsOnDisk} and its neighbours lead back. A 16 TiB disk costs nothing
 * but its records.
 */
public final class StateIndex {
    private final Space space;
    private final StateRuns runs;
    private final Map<PageState, Long> totals = new EnumMap<>(PageState.class);

    private StateIndex(Space space, Set<PageState> hidden) {
        this.space = space;
        runs = new SpaceStates(space, hidden).runs();
        for (int i = 0; i < runs.count(); i++)
            totals.merge(PageState.ALL.get(runs.state(i)), runs.end(i) - runs.start(i), Long::sum);
    }

    public static StateIndex of(DeviceImage device) {
        return of(device, Set.of());
    }

    /** @param hidden states not to be shown: such lines show the next worst thing that is true of them */
    public static StateIndex of(DeviceImage device, Set<PageState> hidden) {
        return new StateIndex(Space.ofDisk(device), hidden);
    }

    public static StateIndex of(DeviceImage device, FileImage file) {
        return of(device, file, Set.of());
    }

    /** A file's map: file offsets, each with the state of the line that holds it; holes are unused. */
    public static StateIndex of(DeviceImage device, FileImage file, Set<PageState> hidden) {
        return new StateIndex(Space.ofFile(device, file), hidden);
    }

    /**
     * One mapping: bytes from its start, each with the state of the line behind it, whether or not a page-table entry
     * leads there now ({@link Overlays#smallMapped} shows that). What lies beyond the end of the file is unused.
     */
    public static StateIndex of(MachineImage image, MappingImage mapping, Set<PageState> hidden) {
        return new StateIndex(Space.ofMappings(image, List.of(mapping)), hidden);
    }

    /** All mappings of a process in the order of their virtual addresses, one after another. */
    public static StateIndex ofProcess(MachineImage image, String process, Set<PageState> hidden) {
        return new StateIndex(Space.ofMappings(image, image.mappings().stream()
                .filter(mapping -> mapping.process().equals(process))
                .sorted((a, b) -> Long.compareUnsigned(a.start(), b.start())).toList()), hidden);
    }

    /** The disk, or that of a file; for a process the one that its first mapping leads to, if any does. */
    public DeviceImage device() {
        for (Stretch stretch : space.stretches())
            if (!stretch.isHole())
                return space.disks().get(stretch.disk());
        return space.disks().getFirst();
    }

    /** The file that is mapped or of which this is a mapping; null for the map of a disk and for a whole process. */
    public @Nullable FileImage file() {
        return space.parts().size() == 1 ? space.parts().getFirst().file() : null;
    }

    /** The mappings shown, in the order of their positions; none for a disk or a file. */
    public List<MappingImage> mappings() {
        return space.parts().stream().map(SpacePart::mapping).filter(Objects::nonNull).toList();
    }

    /** Bytes of the mapped space; for a file its size or the end of its last extent, rounded up to a page. */
    public long length() {
        return runs.length();
    }

    /**
     * A number for the 2 MiB frame that holds a position. Frames are those of the physical address for a disk, of the file
     * offset for a file and of the virtual address for a mapping; those of different mappings have different numbers.
     */
    long frame(long position) {
        return space.frame(position);
    }

    /** The disk byte behind a position, or -1 in a hole and outside. */
    public long diskByte(long position) {
        return inside(position) ? space.stretch(position).diskByte(position) : -1;
    }

    /** A position, 0 to {@link #length} - 1, in every address space. */
    public Place place(long position) {
        SpacePart part = space.part(Objects.checkIndex(position, length()));
        Stretch stretch = space.stretch(position);
        return new Place(position, stretch.isHole() ? null : space.disks().get(stretch.disk()),
                stretch.diskByte(position), part.file(), part.file() == null ? -1 : part.fileOffset(position),
                part.mapping(), part.mapping() == null ? -1 : part.address(position));
    }

    /** The positions that stand for bytes of a disk, ascending; more than one range where the space is not in one piece. */
    public List<ByteRange> positionsOnDisk(String device, List<ByteRange> bytes) {
        return space.positionsOnDisk(device, bytes);
    }

    /** The positions that stand for bytes of a file, ascending, holes too; none in the map of a disk. */
    public List<ByteRange> positionsInFile(String file, List<ByteRange> offsets) {
        return space.positionsInFile(file, offsets);
    }

    /** The position of a virtual address; empty where nothing is mapped, and for disks and files. */
    public OptionalLong positionOfAddress(long virtualAddress) {
        for (SpacePart part : space.parts())
            if (part.mapping() != null
                    && Long.compareUnsigned(virtualAddress - part.base(), part.end() - part.start()) < 0)
                return OptionalLong.of(part.start() + virtualAddress - part.base());
        return OptionalLong.empty();
    }

    /** Where the mapping lies among the positions; empty when it is not part of this space. */
    public Optional<ByteRange> positionsOfMapping(MappingImage mapping) {
        return space.parts().stream().filter(part -> mapping.equals(part.mapping())).findFirst()
                .map(part -> new ByteRange(part.start(), part.end()));
    }

    Space space() {
        return space;
    }

    private boolean inside(long position) {
        return position >= 0 && position < length();
    }

    /** The state of the line that holds a byte; {@link PageState#OUTSIDE} beyond the ends. */
    public PageState at(long position) {
        if (!inside(position))
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
        return Describer.describe(this, position);
    }

    /** A reader for many stretches that lie near one another; for one thread. */
    Reader reader() {
        return new Reader(runs);
    }

    /** Remembers where it last looked, so that walking along a row of cells costs next to nothing a cell. */
    static final class Reader {
        private final StateRuns runs;
        private int run;
        private long start;
        private long end;
        private byte state;

        private Reader(StateRuns runs) {
            this.runs = runs;
        }

        /** The ordinal of the worst state in [from, to), which must lie within the space and not be empty. */
        byte worst(long from, long to) {
            if (from < start || from >= end)
                moveTo(from);
            if (to <= end)
                return state;
            return runs.worst(run, runs.near(to - 1, run));
        }

        private void moveTo(long position) {
            run = runs.near(position, run);
            start = runs.start(run);
            end = runs.end(run);
            state = runs.state(run);
        }
    }
}
