package org.daxscope.dm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DeviceSector;

/**
 * dm-mirror with its log in memory and its legs in sync: a write goes to all legs, a read to the first, and to the next one
 * where that fails. No DAX operations.
 *
 * @param log the log's part of the line
 */
record Mirror(String log, List<Leg> devices) implements Target {
    Mirror {
        devices = List.copyOf(devices);
    }

    static Mirror parse(TableFields fields, TableReader reader, long length) throws TableException {
        fields.says(Rule.DM_MIRROR_ARGUMENTS);
        String type = fields.word("the kind of log, core");
        if (!type.equals("core"))
            throw fields.wrong("expected a log of the kind core, found \"" + type + "\": others are not modelled");
        long count = fields.number("the number of log arguments", 1);
        long region = fields.number("the region size in sectors", 1);
        String sync = count > 1 ? fields.word("nosync") : "";
        if (count != 2 || !sync.equals("nosync"))
            throw fields.wrong("expected the log arguments REGION nosync: initial copying is not modelled");
        long legs = fields.number("the number of legs", 1);
        List<Leg> devices = new ArrayList<>();
        for (long i = 0; i < legs; i++)
            devices.add(reader.leg(fields, reader.device(fields), length));
        return new Mirror("core 2 " + region + " nosync", devices);
    }

    @Override
    public String type() {
        return "mirror";
    }

    @Override
    public String arguments() {
        return log + " " + devices.size() + " " + devices.stream()
                .map(leg -> leg.device().name() + " " + leg.start()).collect(Collectors.joining(" "));
    }

    @Override
    public List<Leg> covered(long sector, long sectors) {
        return devices.stream().map(leg -> leg.from(sector, sectors)).toList();
    }

    @Override
    public List<Route> routes(long length) {
        return devices.stream().map(leg -> Route.whole(0, leg)).toList();
    }

    @Override
    public int read(long sector, byte[] into, int at, int length) {
        int most = 0;
        for (Leg leg : devices) {
            int done = leg.device().block().read(new DeviceSector(leg.start() + sector), into, at, length);
            if (done == length)
                return length;
            most = Math.max(most, done);
        }
        return most;
    }

    @Override
    public Optional<Errno> write(long sector, byte[] from, int at, int length) {
        return onAll(leg -> leg.device().block().write(new DeviceSector(leg.start() + sector), from, at, length));
    }

    @Override
    public Optional<Errno> zeroOut(long sector, long sectors) {
        return onAll(leg -> leg.device().block().zeroOut(new DeviceSector(leg.start() + sector), sectors));
    }

    private interface Call {
        Optional<Errno> on(Leg leg);
    }

    /** One leg that took it is enough. */
    private Optional<Errno> onAll(Call call) {
        boolean taken = false;
        for (Leg leg : devices)
            taken |= call.on(leg).isEmpty();
        return taken ? Optional.empty() : Optional.of(Errno.EIO);
    }
}
