package org.daxscope.lab.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Patterns with *, ? and [...] against file names and values. */
final class Glob {
    private Glob() {
    }

    static boolean isPattern(String text) {
        return text.contains("*") || text.contains("?") || text.contains("[");
    }

    /** @param quoted for each character of the pattern whether it stands for itself */
    static Pattern regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            int closing = c == '[' ? pattern.indexOf(']', i + 2) : -1;
            if (c == '*')
                regex.append(".*");
            else
                if (c == '?')
                    regex.append('.');
                else
                    if (closing > 0) {
                        String set = pattern.substring(i + 1, closing).replace("\\", "\\\\").replace("[", "\\[");
                        regex.append('[').append(set.startsWith("!") ? "^" + set.substring(1) : set).append(']');
                        i = closing;
                    } else
                        if (c == '\\' && i + 1 < pattern.length())
                            regex.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
                        else
                            regex.append(Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /** Paths that match, sorted; none when there is no match. */
    static List<String> paths(FileTree files, String pattern) {
        List<String> found = List.of(pattern.startsWith("/") ? "" : ".");
        for (String part : pattern.split("/")) {
            if (part.isEmpty())
                continue;
            List<String> next = new ArrayList<>();
            for (String directory : found)
                if (isPattern(part))
                    files.list(directory + "/").stream().filter(name -> regex(part).matcher(name).matches())
                            .filter(name -> !name.startsWith(".")).forEach(name -> next.add(directory + "/" + name));
                else
                    if (files.exists(directory + "/" + part))
                        next.add(directory + "/" + part);
            found = next;
        }
        return found;
    }
}
