package org.daxscope.lab.evidence;

import java.util.ArrayList;
import java.util.List;

/** A line of the kernel's log that has to do with poison. Semantics 18. What else a log holds is passed over. */
public sealed interface KernelMessage {
    /** A machine check on a load by a process. */
    record Consumed(int line, long physical) implements KernelMessage {
    }

    /** memory_failure() signals a process. */
    record Signalled(int line, long frame, String process, long pid) implements KernelMessage {
    }

    /** What came of memory_failure(). */
    record Action(int line, long frame, String page, String result) implements KernelMessage {
    }

    /** A fault on a page with a record kills, from 6.5 on. */
    record KilledByFault(int line, String process, long pid, long address) implements KernelMessage {
    }

    /** The disk's table had no room. */
    record TableFull(int line, long sector) implements KernelMessage {
    }

    /** A clear fell short. */
    record FellShort(int line, String device, long cleared, long asked) implements KernelMessage {
    }

    /** A file system was to be mounted with DAX. */
    record NoDax(int line, String fs, String device) implements KernelMessage {
    }

    /** A block could not be read or written. */
    record BlockError(int line, String device, long block) implements KernelMessage {
    }

    /** XFS shut down because its metadata is damaged. */
    record ShutDown(int line, String device) implements KernelMessage {
    }

    /** Line of the log, from 1. */
    int line();

    /** With or without the seconds in brackets, and the priority, at the beginning of lines. */
    static List<KernelMessage> read(String text) throws EvidenceException {
        List<KernelMessage> messages = new ArrayList<>();
        List<String> lines = Cursor.lines(text);
        for (int i = 0; i < lines.size(); i++) {
            Cursor cursor = new Cursor(i + 1, lines.get(i)).blanks();
            if (cursor.takes("<"))
                cursor.upTo(">", "a priority");
            if (cursor.takes("["))
                cursor.upTo("]", "a time");
            KernelMessage message = KernelMessages.read(i + 1, cursor.blanks());
            if (message != null)
                messages.add(message);
        }
        return messages;
    }
}
