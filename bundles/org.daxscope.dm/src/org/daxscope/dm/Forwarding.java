package org.daxscope.dm;

import java.util.List;

import org.daxscope.kernel.Rule;

/** A target that moves bios like dm-linear and has no DAX operations: snapshot-origin, delay. */
record Forwarding(String type, Leg leg, String arguments) implements Translating {
    /** Without snapshots of it, writes have nothing to copy. */
    static Forwarding origin(TableFields fields, TableReader reader, long length) throws TableException {
        fields.count(Rule.DM_ORIGIN_COUNT, 1).says(Rule.DM_ORIGIN_DEVICE);
        Leg leg = reader.whole(fields, reader.device(fields), length);
        return new Forwarding("snapshot-origin", leg, leg.device().name());
    }

    /** Time does not pass here: a delay changes nothing. */
    static Forwarding delay(TableFields fields, TableReader reader, long length) throws TableException {
        fields.count(Rule.DM_DELAY_COUNT, 3).says(Rule.DM_DELAY_DEVICE);
        Leg leg = reader.leg(fields, reader.device(fields), length);
        long milliseconds = fields.says(Rule.DM_DELAY_DELAY).number("the delay in milliseconds", 0);
        return new Forwarding("delay", leg, leg.device().name() + " " + leg.start() + " " + milliseconds);
    }

    @Override
    public List<Leg> devices() {
        return List.of(leg);
    }

    @Override
    public Leg below(long sector) {
        return leg.from(sector, leg.sectors() - sector);
    }
}
