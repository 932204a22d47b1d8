package org.daxscope.dm;

import org.daxscope.kernel.address.DeviceSector;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.daxscope.dm.Remembering.Saved;
import org.jspecify.annotations.Nullable;

/** A table: targets side by side, from sector 0 on without gaps. */
public final class DmTable {
    /** An explanation needs no more: larger ones would be slower than what they explain. */
    private static final int MOST_CHUNKS = 1 << 15;

    private final List<Segment> segments;

    /** One line: sectors [begin, begin + length) of the dm device. */
    record Segment(long begin, long length, Target target) {
        long end() {
            return begin + length;
        }
    }

    DmTable(List<Segment> segments) {
        this.segments = List.copyOf(segments);
    }

    List<Segment> segments() {
        return segments;
    }

    /** Size of the device in 512-byte sectors. */
    public long sectors() {
        return segments.getLast().end();
    }

    /** The line that has a sector, null beyond the end. */
    @Nullable
    Segment at(long sector) {
        int low = 0;
        int high = segments.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Segment segment = segments.get(middle);
            if (sector < segment.begin)
                high = middle - 1;
            else
                if (sector >= segment.end())
                    low = middle + 1;
                else
                    return segment;
        }
        return null;
    }

    /** Whether it takes something of that device. */
    boolean uses(String device) {
        return devices().contains(device);
    }

    /** Names of the devices it takes. */
    Set<String> devices() {
        Set<String> names = new LinkedHashSet<>();
        for (Segment segment : segments) {
            segment.target.devices().forEach(leg -> names.add(leg.device().name()));
            segment.target.alsoTaken().forEach(device -> names.add(device.name()));
        }
        return names;
    }

    /** What its targets remember. */
    List<Saved<?>> saveTargets() {
        List<Saved<?>> saved = new ArrayList<>();
        for (Segment segment : segments)
            if (segment.target instanceof Remembering<?> remembering)
                saved.add(Saved.of(remembering));
        return saved;
    }

    void each(Consumer<Target> call) {
        segments.forEach(segment -> call.accept(segment.target));
    }

    /** As {@code dmsetup status} shows it. */
    String status() {
        return segments.stream().map(segment -> (segment.begin + " " + segment.length + " " + segment.target.type()
                + " " + segment.target.status()).stripTrailing()).collect(Collectors.joining("\n"));
    }

    /** Whether it has a target of that type over that device. */
    boolean has(String type, String device) {
        return segments.stream().map(Segment::target).anyMatch(target -> target.type().equals(type)
                && target.devices().getFirst().device().name().equals(device));
    }

    boolean hasDevices() {
        return segments.stream().anyMatch(segment -> !segment.target.devices().isEmpty());
    }

    /**
     * Every stretch below of [sector, sector + sectors), chunk by chunk, down to what is no dm device.
     *
     * @param most pieces from which on no further chunk is looked at
     */
    List<Piece> pieces(long sector, long sectors, int most) {
        List<Piece> pieces = new ArrayList<>();
        long position = sector;
        long end = Math.min(sector + sectors, sectors());
        while (position < end && pieces.size() < most) {
            Segment segment = segments.get(indexOf(position));
            long inside = position - segment.begin;
            long count = Math.min(Math.min(end, segment.end()) - position, segment.target.together(inside));
            for (Leg leg : segment.target.covered(inside, count))
                addBelow(pieces, position, leg, most);
            position += count;
        }
        return pieces;
    }

    /** Whether a device below says so of a stretch, chunk by chunk; of long stretches only the beginning is looked at. */
    boolean isDamaged(long sector, long sectors) {
        long position = sector;
        long end = Math.min(sector + sectors, sectors());
        for (int chunks = 0; position < end && chunks < MOST_CHUNKS; chunks++) {
            Segment segment = segments.get(indexOf(position));
            long inside = position - segment.begin;
            long count = Math.min(Math.min(end, segment.end()) - position, segment.target.together(inside));
            for (Leg leg : segment.target.covered(inside, count))
                if (leg.device().block().isDamaged(new DeviceSector(leg.start()), leg.sectors()))
                    return true;
            position += count;
        }
        return false;
    }

    private int indexOf(long sector) {
        int index = 0;
        while (sector >= segments.get(index).end())
            index++;
        return index;
    }

    private static void addBelow(List<Piece> pieces, long position, Leg below, int most) {
        Leg leg = below.onDisk();
        if (leg.device().block() instanceof DmDevice mapped)
            for (Piece piece : mapped.pieces(leg.start(), leg.sectors(), most))
                pieces.add(new Piece(position + piece.sector() - leg.start(), piece.disk(), piece.start(),
                        piece.sectors()));
        else
            pieces.add(new Piece(position, leg.device().name(), leg.start(), leg.sectors()));
    }

    /** The same without its inner order: one stretch for each line and leg. */
    List<Leg> covered(long sector, long sectors) {
        List<Leg> all = new ArrayList<>();
        for (Segment segment : segments) {
            long from = Math.max(sector, segment.begin);
            long end = Math.min(sector + sectors, segment.end());
            if (from < end)
                for (Leg leg : segment.target.covered(from - segment.begin, end - from))
                    if (leg.device().block() instanceof DmDevice mapped)
                        all.addAll(mapped.covered(leg.start(), leg.sectors()));
                    else
                        all.add(leg.onDisk());
        }
        return all;
    }

    List<DmLine> lines() {
        return segments.stream().map(segment -> new DmLine(segment.begin, segment.length, segment.target.type(),
                segment.target.arguments(), segment.target.routes(segment.length))).toList();
    }

    /** As {@code dmsetup table} shows it, with names for devices. */
    @Override
    public String toString() {
        return segments.stream().map(segment -> (segment.begin + " " + segment.length + " " + segment.target.type()
                + " " + segment.target.arguments()).stripTrailing()).collect(Collectors.joining("\n"));
    }
}
