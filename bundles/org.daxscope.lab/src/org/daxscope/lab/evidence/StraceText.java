package org.daxscope.lab.evidence;

import java.util.ArrayList;
import java.util.List;

/** What strace prints of a process: calls, and the signals it got. Semantics 18. */
public sealed interface StraceText {
    /**
     * A system call.
     *
     * @param arguments as printed
     * @param result what it returned; -1 with an errno
     * @param errno "EFAULT", or empty
     */
    record Call(int line, String name, List<String> arguments, long result, String errno) implements StraceText {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A signal.
     *
     * @param name "SIGBUS"
     * @param code "BUS_MCEERR_AR"
     * @param address si_addr
     */
    record Signal(int line, String name, String code, long address) implements StraceText {
    }

    /** Line of the text, from 1. */
    int line();

    /** With or without "[pid N]" and times at the beginning of lines; unfinished calls and exits are passed over. */
    static List<StraceText> read(String text) throws EvidenceException {
        List<StraceText> all = new ArrayList<>();
        List<String> lines = Cursor.lines(text);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.contains("<unfinished ...>") || line.contains(" resumed>")
                    || line.endsWith("= ?")
                    || line.startsWith("+++") || line.contains("] +++"))
                continue;
            Cursor cursor = new Cursor(i + 1, line).blanks();
            if (cursor.takes("[pid"))
                cursor.upTo("]", "the number of a process");
            cursor.blanks();
            while (!cursor.isAtEnd() && Character.isDigit(cursor.rest().charAt(0))) {
                cursor.word("a time");
                cursor.blanks();
            }
            if (cursor.takes("---")) {
                if (line.contains("si_addr="))
                    all.add(signal(i + 1, cursor.blanks()));
            } else
                all.add(call(i + 1, cursor));
        }
        return all;
    }

    private static Signal signal(int line, Cursor cursor) throws EvidenceException {
        String name = cursor.word("the name of a signal");
        cursor.expect("{").expect("si_signo=").upTo(",", "the signal");
        String code = cursor.expect("si_code=").upTo(",", "a code");
        cursor.expect("si_addr=");
        long value = cursor.takes("NULL") ? 0 : cursor.hex("an address");
        cursor.upTo("}", "more of the signal");
        cursor.expect("---").end();
        return new Signal(line, name, code, value);
    }

    private static Call call(int line, Cursor cursor) throws EvidenceException {
        String name = cursor.upTo("(", "a system call");
        List<String> arguments = StraceArguments.read(cursor);
        cursor.expect("=");
        cursor.blanks();
        boolean negative = cursor.takes("-");
        boolean hex = cursor.rest().startsWith("0x");
        long result = hex ? cursor.hex("a result") : cursor.number("a result");
        String errno = cursor.blanks().isAtEnd() ? "" : cursor.word("an errno");
        return new Call(line, name, arguments, negative ? -result : result, errno.startsWith("E") ? errno : "");
    }
}
