package org.daxscope.dm;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.daxscope.kernel.Rule;

/**
 * dm-stripe: chunks dealt out to the legs in turn. Semantics 12.3.
 *
 * @param chunk sectors of a chunk, 1 or more: no multiple of a page is asked for
 */
record Striped(long chunk, List<Leg> devices) implements Translating {
    Striped {
        devices = List.copyOf(devices);
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
        return new Striped(chunk, legs);
    }

    @Override
    public String type() {
        return "striped";
    }

    @Override
    public String arguments() {
        return devices.size() + " " + chunk + " " + devices.stream().map(leg -> leg.device().name() + " " + leg.start())
                .collect(Collectors.joining(" "));
    }

    @Override
    public String status() {
        return devices.size() + " " + devices.stream().map(leg -> leg.device().name()).collect(Collectors.joining(" "))
                + " 1 " + "A".repeat(devices.size());
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
        long row = number / devices.size();
        return devices.get((int) (number % devices.size())).from(row * chunk + sector % chunk, together(sector));
    }

    @Override
    public List<Route> routes(long length) {
        List<Route> routes = new ArrayList<>();
        for (int i = 0; i < devices.size(); i++)
            routes.add(new Route(i * chunk, chunk, devices.size() * chunk, length / chunk / devices.size(),
                    devices.get(i).device().name(), devices.get(i).start()));
        return routes;
    }

    /** The rows of a leg follow each other, so what a stretch covers of it is one stretch. */
    @Override
    public List<Leg> covered(long sector, long sectors) {
        List<Leg> covered = new ArrayList<>();
        for (int i = 0; i < devices.size(); i++) {
            long first = onLeg(i, sector);
            long end = onLeg(i, sector + sectors);
            if (first < end)
                covered.add(devices.get(i).from(first, end - first));
        }
        return covered;
    }

    /** How many sectors of a leg lie before a sector of the target. */
    private long onLeg(int leg, long sector) {
        long number = sector / chunk;
        long row = number / devices.size();
        int there = (int) (number % devices.size());
        return row * chunk + (leg < there ? chunk : leg == there ? sector % chunk : 0);
    }
}
