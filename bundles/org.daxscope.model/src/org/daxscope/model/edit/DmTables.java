package org.daxscope.model.edit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Tables of dm devices as texts that name devices. */
public final class DmTables {
    /** Begin, length and type; then come arguments, devices among them. */
    private static final Pattern HEAD = Pattern.compile("(?m)^\\s*\\S+\\s+\\S+\\s+\\S+");

    private DmTables() {
    }

    /** Whether a table takes a device: names it as an argument on its own, with or without its folder. */
    public static boolean names(@Nullable String table, String device) {
        Pattern named = device(device);
        return (table == null ? "" : table).lines().anyMatch(line -> {
            Matcher head = HEAD.matcher(line);
            return head.find() && named.matcher(line.substring(head.end())).find();
        });
    }

    private static Pattern device(String name) {
        return Pattern.compile("(?<=\\s)(/dev/(?:mapper/)?)?" + Pattern.quote(name) + "(?=\\s|$)");
    }

    /** The same with another name for a device, wherever it is an argument on its own, with or without its folder. */
    static String renamed(@Nullable String table, String old, String newName) {
        StringBuilder text = new StringBuilder();
        Pattern device = device(old);
        for (String line : (table == null ? "" : table).split("(?<=\n)")) {
            Matcher head = HEAD.matcher(line);
            int from = head.find() ? head.end() : line.length();
            text.append(line, 0, from).append(device.matcher(line.substring(from))
                    .replaceAll(match -> Matcher.quoteReplacement(
                            (match.group(1) == null ? "" : match.group(1)) + newName)));
        }
        return text.toString();
    }
}
