package org.daxscope.journal;

import java.util.Arrays;
import org.daxscope.kernel.Reason;

/** What a refusal's reason must bring so that it fits the columns and its sentence can be made later. */
final class RefusalArguments {
    private RefusalArguments() {
    }

    /** The reason's arguments, filled up with zeros to four. */
    static long[] checked(Reason reason) {
        int given = reason.arguments().length;
        if (given > EventChunk.ARGUMENTS)
            throw new IllegalArgumentException(reason.rule() + " with " + given + " arguments: at most 4 are kept");
        int wanted = wanted(reason.rule().template());
        if (given < wanted)
            throw new IllegalArgumentException(
                    reason.rule() + " with " + given + " arguments: its sentence needs " + wanted);
        return given == EventChunk.ARGUMENTS ? reason.arguments()
                : Arrays.copyOf(reason.arguments(), EventChunk.ARGUMENTS);
    }

    /** Number of conversions in a template: per cent signs other than doubled ones. */
    static int wanted(String template) {
        int count = 0;
        for (int at = template.indexOf('%'); at >= 0; at = template.indexOf('%', at + 2))
            if (at + 1 < template.length() && template.charAt(at + 1) != '%')
                count++;
        return count;
    }
}
