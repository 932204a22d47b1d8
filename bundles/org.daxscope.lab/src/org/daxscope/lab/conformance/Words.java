package org.daxscope.lab.conformance;

import org.daxscope.kernel.Errno;
import org.daxscope.machine.run.Phrases;

/** Turns of phrase that several sentences share. */
final class Words {
    /** Characters of a name or text that are shown. */
    private static final int SHOWN_TEXT = 40;

    private Words() {
    }

    /** "EIO (Input/output error)". */
    static String errno(String name) {
        for (Errno errno : Errno.values())
            if (errno.name().equals(name))
                return Phrases.errno(errno);
        return cut(name);
    }

    /** On one line, without what would disturb it, and not too long. */
    static String cut(String text) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < text.length() && line.length() <= SHOWN_TEXT; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> line.append("\\n");
                case '\t' -> line.append("\\t");
                default -> line.append(Character.isISOControl(c) ? '?' : c);
            }
        }
        return line.length() > SHOWN_TEXT ? line.substring(0, SHOWN_TEXT) + "..." : line.toString();
    }
}
