package org.daxscope.ui.samples;

import java.nio.file.Path;
import java.util.Locale;

/**
 * A recording that comes with the product.
 *
 * @param kernel the recorded release: "6.1"
 * @param refusal why the engine cannot play it yet; empty when it can
 */
public record Sample(Path file, String id, String title, String kernel, String refusal) {
    /** Whether every word of a filter occurs in the id, the title or the kernel. */
    public boolean matches(String filter) {
        String text = (id + ' ' + title + ' ' + kernel).toLowerCase(Locale.ROOT);
        for (String word : filter.toLowerCase(Locale.ROOT).split("\\s+"))
            if (!text.contains(word))
                return false;
        return true;
    }
}
