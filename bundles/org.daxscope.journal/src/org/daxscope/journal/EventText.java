package org.daxscope.journal;

import java.util.Locale;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.Subject;

/** Events in words, from the names in {@link EventKind} and the templates of the rules. */
final class EventText {
    private static final String OR_NONE = " or -1";
    private static final String BYTES = " bytes";

    private EventText() {
    }

    static String of(JournalReader journal, int index) {
        EventKind kind = journal.kind(index);
        if (kind.shape().hasReason())
            return explained(kind, journal.subject(index), journal.reason(index));
        String text = event(kind, journal.subject(index), arguments(journal, index));
        return kind.shape() == EventKind.Shape.CALL
                ? text + (journal.hasReturned(index) ? " -> " : " ") + outcome(journal, index)
                : text;
    }

    /** The arguments of a call or a change; why something was refused, or what is surprising. */
    static String details(JournalReader journal, int index) {
        EventKind kind = journal.kind(index);
        return kind.shape().hasReason()
                ? journal.reason(index).text()
                : arguments(kind, arguments(journal, index));
    }

    /** What a call returned, or that it did not; empty for other events. */
    static String outcome(JournalReader journal, int index) {
        if (journal.kind(index).shape() != EventKind.Shape.CALL)
            return "";
        if (journal.hasReturned(index))
            return result(journal.result(index));
        return journal.isOpen(index) ? "(open)" : "(interrupted)";
    }

    private static long[] arguments(JournalReader journal, int index) {
        return new long[] {journal.arg(index, 0), journal.arg(index, 1), journal.arg(index, 2), journal.arg(index, 3)};
    }

    static String explained(EventKind kind, Subject subject, Reason reason) {
        return head(kind, subject) + ": " + reason.text();
    }

    /** A call without its result, or a change. */
    static String event(EventKind kind, Subject subject, long... arguments) {
        String text = arguments(kind, arguments);
        return text.isEmpty() ? head(kind, subject) : head(kind, subject) + ": " + text;
    }

    private static String arguments(EventKind kind, long[] arguments) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < kind.argumentCount(); i++)
            text.append(i == 0 ? "" : ", ").append(argument(kind.argumentName(i), arguments[i]));
        return text.toString();
    }

    /** A count, or for the negative of a known error number its name. */
    static String result(long result) {
        for (Errno errno : Errno.values())
            if (result == -errno.number())
                return "-" + errno.name();
        return Long.toString(result);
    }

    /**
     * One argument. The names carry how to show it: "mode 0 normal 1 recovery" names its values, "pgoff or -1" may be
     * missing, "write 0/1" is a flag, "length bytes" has its unit behind the number; addresses and flags are
     * hexadecimal.
     */
    static String argument(String name, long value) {
        int values = name.indexOf(" 0 ");
        if (values >= 0)
            return name.substring(0, values) + " " + named(name.substring(values + 1), value);
        String label = name.replace(" 0/1", "").replace(OR_NONE, "");
        if (value == -1 && name.endsWith(OR_NONE))
            return label + " none";
        if (label.endsWith("address") || label.endsWith("flags") || label.equals("mode"))
            return label + " 0x" + Long.toHexString(value);
        if (label.endsWith(BYTES))
            return label.substring(0, label.length() - BYTES.length()) + " " + value + BYTES;
        return label + " " + value;
    }

    private static String named(String pairs, long value) {
        String[] words = pairs.split(" ");
        for (int i = 0; i + 1 < words.length; i += 2)
            if (words[i].equals(Long.toString(value)))
                return words[i + 1];
        return Long.toString(value);
    }

    static String name(EventKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String head(EventKind kind, Subject subject) {
        return name(kind) + " " + subject.name();
    }
}
