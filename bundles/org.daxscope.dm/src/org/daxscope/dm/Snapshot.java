package org.daxscope.dm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DeviceSector;
import org.daxscope.kernel.address.Units;

/**
 * dm-snapshot with exceptions in memory (N): what was written since lies in chunks on a second device, the rest on the
 * origin. The first write to a part of a chunk copies the chunk; an origin that cannot be read then makes the snapshot
 * invalid. No DAX operations. Kernel: drivers/md/dm-snap.c, dm-snap-transient.c.
 */
final class Snapshot implements Remembering<Snapshot.State> {
    private final Leg origin;
    private final Lower cow;
    private final long chunk;
    private TreeMap<Long, Long> exceptions = new TreeMap<>();
    private boolean valid = true;

    /**
     * A snapshot at one moment.
     *
     * @param exceptions chunk of the origin to chunk of the second device
     */
    record State(Map<Long, Long> exceptions, boolean valid) {
    }

    private Snapshot(Leg origin, Lower cow, long chunk) {
        this.origin = origin;
        this.cow = cow;
        this.chunk = chunk;
    }

    static Snapshot parse(TableFields fields, TableReader reader, long length) throws TableException {
        fields.count(Rule.DM_SNAPSHOT_COUNT, 4).says(Rule.DM_SNAPSHOT_DEVICE);
        Leg origin = reader.whole(fields, reader.device(fields), length);
        Lower cow = reader.device(fields);
        String kind = fields.word("N, for exceptions in memory");
        if (!kind.equals("N"))
            throw fields.wrong("expected N, for exceptions in memory, found \"" + kind + "\": others are not modelled");
        long chunk = fields.number("the chunk size in sectors", 1);
        if (Long.bitCount(chunk) != 1 || chunk > Units.PMD)
            throw fields.wrong("expected a chunk size that is a power of two, found " + chunk);
        return new Snapshot(origin, cow, chunk);
    }

    @Override
    public State save() {
        return new State(new TreeMap<>(exceptions), valid);
    }

    @Override
    public void restore(State state) {
        exceptions = new TreeMap<>(state.exceptions);
        valid = state.valid;
    }

    @Override
    public String type() {
        return "snapshot";
    }

    @Override
    public String arguments() {
        return origin.device().name() + " " + cow.name() + " N " + chunk;
    }

    @Override
    public List<Leg> devices() {
        return List.of(origin, new Leg(cow, 0, cow.block().sectors()));
    }

    /** Sectors in use of what there is, and of metadata, of which it has none. */
    @Override
    public String status() {
        return valid ? exceptions.size() * chunk + "/" + cow.block().sectors() + " 0" : "Invalid";
    }

    @Override
    public long together(long sector) {
        return chunk - sector % chunk;
    }

    /** The origin, interrupted by what lies on the second device. */
    @Override
    public List<Leg> covered(long sector, long sectors) {
        List<Leg> covered = new ArrayList<>();
        long position = sector;
        long end = sector + sectors;
        for (Map.Entry<Long, Long> moved : exceptions.subMap(sector / chunk, true, (end - 1) / chunk, true)
                .entrySet()) {
            long from = Math.max(sector, moved.getKey() * chunk);
            long to = Math.min(end, (moved.getKey() + 1) * chunk);
            if (position < from)
                covered.add(origin.from(position, from - position));
            covered.add(new Leg(cow, moved.getValue() * chunk + from % chunk, to - from));
            position = to;
        }
        if (position < end)
            covered.add(origin.from(position, end - position));
        return covered;
    }

    @Override
    public List<Route> routes(long length) {
        List<Route> routes = new ArrayList<>();
        long at = 0;
        for (Leg leg : covered(0, length)) {
            routes.add(Route.whole(at, leg));
            at += leg.sectors();
        }
        return routes;
    }

    private Leg place(long sector) {
        return covered(sector, 1).getFirst();
    }

    @Override
    public int read(long sector, byte[] into, int at, int length) {
        Leg leg = place(sector);
        return valid ? leg.device().block().read(new DeviceSector(leg.start()), into, at, length) : 0;
    }

    @Override
    public Optional<Errno> write(long sector, byte[] from, int at, int length) {
        if (!prepare(sector, length / Units.SECTOR))
            return Optional.of(Errno.EIO);
        Leg leg = place(sector);
        return leg.device().block().write(new DeviceSector(leg.start()), from, at, length);
    }

    @Override
    public Optional<Errno> zeroOut(long sector, long sectors) {
        if (!prepare(sector, sectors))
            return Optional.of(Errno.EIO);
        Leg leg = place(sector);
        return leg.device().block().zeroOut(new DeviceSector(leg.start()), sectors);
    }

    /** Makes an exception of the chunk if there is none; a chunk that is written as a whole is not copied. */
    private boolean prepare(long sector, long sectors) {
        long number = sector / chunk;
        if (!valid || exceptions.containsKey(number))
            return valid;
        long next = exceptions.size();
        valid = (next + 1) * chunk <= cow.block().sectors() && (sectors == chunk || copy(number, next));
        if (valid)
            exceptions.put(number, next);
        return valid;
    }

    private boolean copy(long from, long to) {
        int bytes = (int) (Math.min(chunk, origin.sectors() - from * chunk) * Units.SECTOR);
        byte[] buffer = new byte[bytes];
        return origin.device().block().read(new DeviceSector(origin.start() + from * chunk), buffer, 0, bytes) == bytes
                && cow.block().write(new DeviceSector(to * chunk), buffer, 0, bytes).isEmpty();
    }
}
