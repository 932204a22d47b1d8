package org.daxscope.lab.conformance;

import org.jspecify.annotations.Nullable;

/** What to say when the engine gives up in a way nobody planned. The step counts as not played, the rest goes on. */
final class Defect {
    private static final int MIB = 20;

    private Defect() {
    }

    static String text(RuntimeException defect) {
        @Nullable String message = defect.getMessage();
        String kind = defect.getClass().getSimpleName();
        return "a defect in Daxscope: " + (message == null ? kind : kind + ": " + message);
    }

    static String text(OutOfMemoryError error) {
        return "needs more memory than the " + (Runtime.getRuntime().maxMemory() >> MIB) + " MiB that Java may use";
    }
}
