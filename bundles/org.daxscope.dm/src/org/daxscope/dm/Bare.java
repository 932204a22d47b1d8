package org.daxscope.dm;

import java.util.List;

/** In no kernel: dm-linear with direct_access and without recovery_write, as a target could have been forgotten. Case K-21. */
record Bare(Leg leg) implements Translating {
    static Bare parse(TableFields fields, TableReader reader, long length) throws TableException {
        return new Bare(Linear.parse(fields, reader, length).leg());
    }

    @Override
    public String type() {
        return TableReader.HYPOTHETICAL;
    }

    @Override
    public String arguments() {
        return leg.device().name() + " " + leg.start();
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

    @Override
    public boolean hasRecovery() {
        return false;
    }
}
