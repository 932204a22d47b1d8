package org.daxscope.dm;

import java.util.List;

/** A target that moves bios like dm-linear and has no DAX operations: flakey while it is up, snapshot-origin, delay. */
record Forwarding(String type, Leg leg, String arguments) implements Translating {
    /** Device and first sector, then what the target adds to it. */
    static Forwarding flakey(TableFields fields, TableReader reader, long length) throws TableException {
        Leg leg = reader.leg(fields, reader.device(fields), length);
        long up = fields.number("the seconds it is up", 0);
        long down = fields.number("the seconds it is down", 0);
        if (down > 0)
            throw fields.wrong("expected 0 seconds down, found " + down
                    + ": the model has no clock, so a flakey device is always up");
        String more = fields.isAtEnd() ? "" : " " + String.join(" ", fields.rest());
        if (!fields.isAtEnd() && fields.number("the number of features", 0) > 0)
            throw fields.wrong("features of flakey are not modelled, expected 0 of them");
        fields.end("flakey");
        return new Forwarding("flakey", leg, leg.device().name() + " " + leg.start() + " " + up + " " + down + more);
    }

    /** Without snapshots of it, writes have nothing to copy. */
    static Forwarding origin(TableFields fields, TableReader reader, long length) throws TableException {
        Leg leg = reader.whole(fields, reader.device(fields), length);
        return new Forwarding("snapshot-origin", leg, leg.device().name());
    }

    /** Time does not pass here: a delay changes nothing. */
    static Forwarding delay(TableFields fields, TableReader reader, long length) throws TableException {
        Leg leg = reader.leg(fields, reader.device(fields), length);
        long milliseconds = fields.number("the delay in milliseconds", 0);
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
