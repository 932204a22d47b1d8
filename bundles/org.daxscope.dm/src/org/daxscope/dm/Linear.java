package org.daxscope.dm;

import java.util.List;

import org.daxscope.kernel.Rule;

/** dm-linear: one stretch of one device, moved. */
record Linear(Leg leg) implements Translating {
    static Linear parse(TableFields fields, TableReader reader, long length) throws TableException {
        fields.count(Rule.DM_LINEAR_COUNT, 2);
        Lower device = reader.device(fields.says(Rule.DM_LINEAR_DEVICE));
        return new Linear(reader.leg(fields.says(Rule.DM_LINEAR_SECTOR), device, length));
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
