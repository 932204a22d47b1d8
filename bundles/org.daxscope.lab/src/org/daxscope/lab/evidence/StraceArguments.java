package org.daxscope.lab.evidence;

import java.util.ArrayList;
import java.util.List;

/** The arguments of a call in strace's text: strings in quotes, structures in braces, arrays in brackets. */
final class StraceArguments {
    private final List<String> arguments = new ArrayList<>();
    private final StringBuilder argument = new StringBuilder();
    private int depth;
    private boolean quoted;

    private StraceArguments() {
    }

    /** From behind the opening parenthesis to behind the closing one. */
    static List<String> read(Cursor cursor) throws EvidenceException {
        StraceArguments all = new StraceArguments();
        while (!cursor.isAtEnd()) {
            char one = cursor.rest().charAt(0);
            if (!all.quoted && all.depth == 0 && one == ')') {
                cursor.takes(")");
                all.finish();
                return all.arguments;
            }
            cursor.takes(String.valueOf(one));
            if (all.quoted && one == '\\' && !cursor.isAtEnd()) {
                char escaped = cursor.rest().charAt(0);
                cursor.takes(String.valueOf(escaped));
                all.argument.append(one).append(escaped);
            } else
                all.add(one);
        }
        throw cursor.wrong(all.quoted ? "the end of a string" : "\")\"");
    }

    private void add(char one) {
        if (one == '"')
            quoted = !quoted;
        else
            if (!quoted && "{[(".indexOf(one) >= 0)
                depth++;
            else
                if (!quoted && "}])".indexOf(one) >= 0)
                    depth--;
        if (one == ',' && !quoted && depth == 0)
            finish();
        else
            argument.append(one);
    }

    private void finish() {
        if (!argument.toString().isBlank())
            arguments.add(argument.toString().strip());
        argument.setLength(0);
    }
}
