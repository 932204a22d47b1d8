package org.daxscope.lab.conformance;

import org.daxscope.kernel.operation.Pattern;
import org.daxscope.lab.recording.Fill;

/** What recordings call a fill, as the engine's pattern. */
final class Patterns {
    private Patterns() {
    }

    static Pattern of(Fill fill) {
        return switch (fill.text()) {
            case "pg" -> new Pattern.PageNumbers();
            case "sec" -> new Pattern.SectorNumbers();
            default -> new Pattern.Constant(fill.at(0));
        };
    }
}
