package org.daxscope.pmem.badblocks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;

/**
 * The notation of semantics appendix A: {@code S(start,length[,ack])} sets, {@code C(start,length)} clears,
 * {@code K(start,length)} checks; {@code 511xS(16i,8)} repeats with i from 0.
 */
final class Script {
    private static final Pattern STEP = Pattern
            .compile("(?:(\\d+)x)?([SCK])\\((\\d+)(i?),(\\d+)(?:,([01]))?\\)");

    final Badblocks table;
    final List<String> checks = new ArrayList<>();
    int lastCode;

    Script(Badblocks table) {
        this.table = table;
    }

    /** A table as that kernel generation has it. */
    static Script on(KernelPreset preset) {
        return on(KernelModel.of(preset));
    }

    static Script on(KernelModel kernel) {
        return new Script(Badblocks.create(kernel));
    }

    Script run(String steps) {
        Matcher step = STEP.matcher(steps);
        while (step.find()) {
            int times = step.group(1) == null ? 1 : Integer.parseInt(step.group(1));
            for (int i = 0; i < times; i++) {
                long factor = Long.parseLong(step.group(3));
                long start = step.group(4).isEmpty() ? factor : factor * i;
                perform(step.group(2), start, Long.parseLong(step.group(5)), !"0".equals(step.group(6)));
            }
        }
        return this;
    }

    private void perform(String operation, long start, long length, boolean acknowledged) {
        switch (operation) {
            case "S" -> lastCode = table.set(start, length, acknowledged);
            case "C" -> lastCode = table.clear(start, length);
            default -> {
                Check check = table.check(start, length);
                checks.add(check.bad() ? check.code() + "/" + check.firstBad() + "/" + check.numBad() : "0");
            }
        }
    }

    /** The records as appendix A writes them, in stored order. */
    String records() {
        return table.records().stream().map(BadRecord::toString).collect(Collectors.joining(" "));
    }
}
