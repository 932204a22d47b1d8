package org.daxscope.dm;

import java.util.List;
import java.util.Optional;

import org.daxscope.kernel.Errno;

/**
 * dm-error: every bio and every DAX call fails with EIO. From 6.8 on it may name a device, which it never touches.
 *
 * @param arguments empty, or device and first sector
 */
record Failing(List<Leg> devices, String arguments) implements Target {
    static Failing parse(TableFields fields, TableReader reader, long length) throws TableException {
        if (fields.isAtEnd())
            return new Failing(List.of(), "");
        if (!reader.errorNamesDevice()) {
            // Older kernels look at no argument.
            Failing failing = new Failing(List.of(), "");
            while (!fields.isAtEnd())
                fields.word("");
            return failing;
        }
        Leg leg = reader.leg(fields, reader.device(fields), length);
        return new Failing(List.of(leg), leg.device().name() + " " + leg.start());
    }

    @Override
    public String type() {
        return "error";
    }

    @Override
    public int read(long sector, byte[] into, int at, int length) {
        return 0;
    }

    @Override
    public Optional<Errno> write(long sector, byte[] from, int at, int length) {
        return Optional.of(Errno.EIO);
    }

    @Override
    public Optional<Errno> zeroOut(long sector, long sectors) {
        return Optional.of(Errno.EIO);
    }
}
