package org.daxscope.dm;

import java.util.List;

/**
 * dm-log-writes: hands on to its device. Of the log only that its device is taken is modelled: nothing is written to it.
 * Semantics 12.4, Q15.
 */
record LogWrites(Leg leg, Lower log, boolean quirks) implements Translating {
    static LogWrites parse(TableFields fields, TableReader reader, long length) throws TableException {
        Lower device = reader.device(fields);
        Leg leg = reader.whole(fields, device, length);
        return new LogWrites(leg, reader.device(fields), reader.hasLogWritesQuirk());
    }

    @Override
    public String type() {
        return "log-writes";
    }

    @Override
    public String arguments() {
        return leg.device().name() + " " + log.name();
    }

    @Override
    public List<Leg> devices() {
        return List.of(leg);
    }

    @Override
    public Leg below(long sector) {
        return leg.from(sector, leg.sectors() - sector);
    }

    @Override
    public boolean isDax() {
        return true;
    }

    /** It forgets where its line begins. */
    @Override
    public Leg daxBelow(long begin, long dmSector) {
        return below(quirks ? dmSector : dmSector - begin);
    }

    /** It passes bytes where pages are asked for, which the core refuses. */
    @Override
    public long zeroPagesPassed() {
        return quirks ? 4096 : 1;
    }
}
