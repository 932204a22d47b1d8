package org.daxscope.dm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.daxscope.dax.BioFlags;
import org.daxscope.dax.Partition;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;

/**
 * dm-stripe: chunks dealt out to the legs in turn. Semantics 12.3. It remembers which devices below have failed a bio, until the
 * table is loaded anew; DAX calls are no bios, and reads ahead do not count.
 */
final class Striped implements Translating, Remembering<Set<String>> {
    private final long chunk;
    private final List<Leg> legs;
    private final EventSink events;
    private Set<String> failed = Set.of();

    /** @param chunk sectors of a chunk, 1 or more: no multiple of a page is asked for */
    private Striped(long chunk, List<Leg> legs, EventSink events) {
        this.chunk = chunk;
        this.legs = List.copyOf(legs);
        this.events = events;
    }

    static Striped parse(TableFields fields, TableReader reader, long length) throws TableException {
        if (fields.left() < 2)
            fields.fix(Rule.DM_STRIPED_COUNT);
        long count = fields.says(Rule.DM_STRIPED_STRIPES).number("the number of stripes", 1);
        if (length % count != 0)
            throw fields.says(Rule.DM_STRIPED_LENGTH)
                    .wrong(length + " sectors cannot be divided by " + count + " stripes");
        long each = length / count;
        long chunk = fields.says(Rule.DM_STRIPED_CHUNK).number("the chunk size in sectors", 1);
        if (each % chunk != 0)
            throw fields.says(Rule.DM_STRIPED_CHUNKS)
                    .wrong("a stripe of " + each + " sectors cannot be divided into chunks of " + chunk);
        fields.says(fields.left() == 2 * count ? Rule.DM_STRIPED_DESTINATION : Rule.DM_STRIPED_DESTINATIONS);
        List<Leg> legs = new ArrayList<>();
        for (long i = 0; i < count; i++)
            legs.add(reader.leg(fields, reader.device(fields), each));
        return new Striped(chunk, legs, reader.around().events());
    }

    @Override
    public Set<String> save() {
        return failed;
    }

    @Override
    public void restore(Set<String> state) {
        failed = state;
    }

    @Override
    public List<Leg> devices() {
        return legs;
    }

    @Override
    public String type() {
        return "striped";
    }

    @Override
    public String arguments() {
        return legs.size() + " " + chunk + " " + legs.stream().map(leg -> leg.device().name() + " " + leg.start())
                .collect(Collectors.joining(" "));
    }

    @Override
    public String status() {
        return legs.size() + " " + legs.stream().map(leg -> leg.device().name()).collect(Collectors.joining(" "))
                + " 1 " + legs.stream().map(leg -> failed.contains(leg.device().name()) ? "D" : "A")
                        .collect(Collectors.joining());
    }

    @Override
    public long together(long sector) {
        return chunk - sector % chunk;
    }

    @Override
    public boolean hasChunks() {
        return true;
    }

    @Override
    public boolean isDax() {
        return true;
    }

    @Override
    public Leg below(long sector) {
        long number = sector / chunk;
        long row = number / legs.size();
        return legs.get((int) (number % legs.size())).from(row * chunk + sector % chunk, together(sector));
    }

    // -- Block I/O ---------------------------------------------------------------------------------------------------

    @Override
    public int read(long sector, byte[] into, int at, int length) {
        int done = Translating.super.read(sector, into, at, length);
        if (done < length)
            failed(below(sector));
        return done;
    }

    @Override
    public Optional<Errno> write(long sector, byte[] from, int at, int length, BioFlags flags) {
        return counted(below(sector), Translating.super.write(sector, from, at, length, flags));
    }

    @Override
    public Optional<Errno> zeroOut(long sector, long sectors) {
        return counted(below(sector), Translating.super.zeroOut(sector, sectors));
    }

    @Override
    public Optional<Errno> flush() {
        Optional<Errno> result = Optional.empty();
        for (Leg leg : legs) {
            Optional<Errno> one = counted(leg, leg.device().block().flush());
            result = result.isPresent() ? result : one;
        }
        return result;
    }

    private Optional<Errno> counted(Leg leg, Optional<Errno> result) {
        if (result.isPresent() && result.get() != Errno.EOPNOTSUPP)
            failed(leg);
        return result;
    }

    /**
     * stripe_end_io() counts by the number of the bio's whole disk, which it compares with the numbers that the legs have in the
     * table: a leg on a partition has another one and is never found.
     */
    private void failed(Leg leg) {
        String name = leg.device().name();
        if (leg.device().block() instanceof Partition || failed.contains(name))
            return;
        Set<String> more = new LinkedHashSet<>(failed);
        more.add(name);
        failed = Collections.unmodifiableSet(more);
        events.change(EventKind.DM_STRIPE_ERROR, events.subject(name), 0, 1, 0, 0);
    }

    // -- Places ------------------------------------------------------------------------------------------------------

    @Override
    public List<Route> routes(long length) {
        List<Route> routes = new ArrayList<>();
        for (int i = 0; i < legs.size(); i++)
            routes.add(new Route(i * chunk, chunk, legs.size() * chunk, length / chunk / legs.size(),
                    legs.get(i).device().name(), legs.get(i).start()));
        return routes;
    }

    /** The rows of a leg follow each other, so what a stretch covers of it is one stretch. */
    @Override
    public List<Leg> covered(long sector, long sectors) {
        List<Leg> covered = new ArrayList<>();
        for (int i = 0; i < legs.size(); i++) {
            long first = onLeg(i, sector);
            long end = onLeg(i, sector + sectors);
            if (first < end)
                covered.add(legs.get(i).from(first, end - first));
        }
        return covered;
    }

    /** How many sectors of a leg lie before a sector of the target. */
    private long onLeg(int leg, long sector) {
        long number = sector / chunk;
        long row = number / legs.size();
        int there = (int) (number % legs.size());
        return row * chunk + (leg < there ? chunk : leg == there ? sector % chunk : 0);
    }
}
