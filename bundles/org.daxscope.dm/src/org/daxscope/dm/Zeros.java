package org.daxscope.dm;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.Rule;

/** dm-zero: reads give zeros, writes are dropped. */
record Zeros() implements Target {
    static Zeros parse(TableFields fields) {
        fields.count(Rule.DM_ZERO_COUNT, 0);
        return new Zeros();
    }

    @Override
    public String type() {
        return "zero";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public List<Leg> devices() {
        return List.of();
    }

    @Override
    public int read(long sector, byte[] into, int at, int length) {
        Arrays.fill(into, at, at + length, (byte) 0);
        return length;
    }

    @Override
    public Optional<Errno> write(long sector, byte[] from, int at, int length) {
        return Optional.empty();
    }

    @Override
    public Optional<Errno> zeroOut(long sector, long sectors) {
        return Optional.empty();
    }
}
