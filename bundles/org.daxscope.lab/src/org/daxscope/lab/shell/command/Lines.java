package org.daxscope.lab.shell.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.daxscope.lab.shell.IoError;

/** Text of files as lines; a byte is a character. */
final class Lines {
    private Lines() {
    }

    static String text(Invocation call, String file) throws IoError {
        return new String(call.input(file).readAll(), StandardCharsets.ISO_8859_1);
    }

    /** Lines without their ends. */
    static List<String> of(String text) {
        List<String> lines = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            lines.add(end < 0 ? text.substring(at) : text.substring(at, end));
            at = end < 0 ? text.length() : end + 1;
        }
        return lines;
    }

    /** Lines of all files, or of standard input when none is named. */
    static List<String> of(Invocation call, List<String> files) throws IoError {
        List<String> lines = new ArrayList<>();
        for (String file : files.isEmpty() ? List.of("-") : files)
            lines.addAll(of(text(call, file)));
        return lines;
    }
}
