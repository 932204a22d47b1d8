package org.daxscope.lab.conformance;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The recorder's commands as a shell read them: {pm0} and {d0} are paths of devices, {k_pm0} the kernel's name of one. They
 * were format strings, in which a doubled brace is a brace. A text that is no such string keeps its other braces.
 */
final class Placeholders {
    private static final Pattern PIECE = Pattern.compile("\\{\\{|\\}\\}|\\{([A-Za-z_][A-Za-z_0-9]*)\\}|\\{|\\}");

    private Placeholders() {
    }

    /** @param value what stands for a name, null for a name that stands for nothing */
    static String fill(String command, Function<String, @Nullable String> value) {
        String formatted = replace(command, value, true);
        return formatted == null ? String.valueOf(replace(command, value, false)) : formatted;
    }

    private static @Nullable String replace(String command, Function<String, @Nullable String> value,
            boolean formatted) {
        StringBuilder text = new StringBuilder();
        Matcher piece = PIECE.matcher(command);
        int at = 0;
        while (piece.find()) {
            text.append(command, at, piece.start());
            at = piece.end();
            String name = piece.group(1);
            String known = name == null ? null : value.apply(name);
            if (known != null)
                text.append(known);
            else
                if (!formatted)
                    text.append(piece.group());
                else
                    if (piece.group().equals("{{") || piece.group().equals("}}"))
                        text.append(piece.group().charAt(0));
                    else
                        return null;
        }
        return text.append(command.substring(at)).toString();
    }
}
