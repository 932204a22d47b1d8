package org.daxscope.dm;

import java.util.List;

/** dm-linear: one stretch of one device, moved. */
record Linear(Leg leg) implements Translating {
    static Linear parse(TableFields fields, TableReader reader, long length) throws TableException {
        Lower device = reader.device(fields);
        return new Linear(reader.leg(fields, device, length));
    }

    @Override
    public String type() {
        return "linear";
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
}
