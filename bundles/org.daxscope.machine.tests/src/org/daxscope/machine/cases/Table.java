package org.daxscope.machine.cases;

import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.pmem.badblocks.Badblocks;

/** A badblocks table alone, for the cases of letter A: sectors and records as the cases write them, "[8,16)A". */
final class Table {
    private final Badblocks table;

    Table(KernelPreset preset) {
        table = Badblocks.create(KernelModel.of(preset));
    }

    /** S(start, sectors, 1). */
    Table set(long start, long sectors) {
        return set(start, sectors, true);
    }

    Table set(long start, long sectors, boolean acknowledged) {
        table.set(start, sectors, acknowledged);
        return this;
    }

    /** Records of so many sectors each, one every so many. */
    Table many(int count, long every, long sectors) {
        LongStream.range(0, count).forEach(i -> table.set(i * every, sectors, true));
        return this;
    }

    Table clear(long start, long sectors) {
        table.clear(start, sectors);
        return this;
    }

    /** The code of badblocks_set(), as that kernel returns it. */
    int code(long start, long sectors, boolean acknowledged) {
        return table.set(start, sectors, acknowledged);
    }

    int clearCode(long start, long sectors) {
        return table.clear(start, sectors);
    }

    boolean succeeded(int code) {
        return table.succeeded(code);
    }

    /** "1 first 8 num 8", or "0" when nothing is recorded there. */
    String check(long start, long sectors) {
        var check = table.check(start, sectors);
        return check.bad() ? check.code() + " first " + check.firstBad() + " num " + check.numBad() : "0";
    }

    int count() {
        return table.count();
    }

    Badblocks badblocks() {
        return table;
    }

    /** Records in stored order. */
    @Override
    public String toString() {
        return table.records().stream().map(Object::toString).collect(Collectors.joining(" "));
    }
}
