package org.daxscope.machine.run;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.daxscope.journal.JournalReader;
import org.daxscope.kernel.event.EventKind;

/**
 * Why a write ends with EFAULT, "Bad address". A recovery that could not be done returns 0 bytes, and 0 bytes look like a buffer
 * that cannot be read, so the error number alone does not tell. Semantics 7.3 and 16, row 11; quirk Q9. The last cause was found
 * on real kernels.
 */
public enum BadAddress {
    /** The only one the name of the error speaks of. */
    USER_BUFFER("the user's buffer cannot be read to its end"),
    UNALIGNED("the write covers a page with a record only in part, so nothing may be cleared"),
    CLEAR_FAILED("the clear of the poison failed or fell short"),
    NO_RECOVERY_BELOW("a device below has no recovery write"),
    NOT_MAPPED("the kernel's own map has lost the page, and no record makes it come back"),
    HOST_MEMORY("the kernel is a guest's, and the host cannot give the memory behind the page");

    private final String words;

    BadAddress(String words) {
        this.words = words;
    }

    /** The cause in a clause. */
    public String words() {
        return words;
    }

    /** The causes that the events [from, to) of one write show; empty when none does. */
    public static Set<BadAddress> of(JournalReader journal, int from, int to) {
        EnumSet<BadAddress> found = EnumSet.noneOf(BadAddress.class);
        for (int event = from; event < to; event++)
            if (journal.kind(event) == EventKind.REFUSED)
                add(found, journal, event);
            else
                if (isEmptyRecovery(journal, event))
                    found.add(NO_RECOVERY_BELOW);
        return Collections.unmodifiableSet(found);
    }

    private static void add(Set<BadAddress> found, JournalReader journal, int event) {
        switch (journal.rule(event)) {
            case SOURCE_BUFFER_UNREADABLE -> found.add(USER_BUFFER);
            case STRIDE_OVER_POISON_NOT_PAGE_ALIGNED -> found.add(UNALIGNED);
            case CLEAR_FAILED, CLEAR_FELL_SHORT, CLEAR_UNIT_MISALIGNED, NO_CLEAR_COMMAND -> found.add(CLEAR_FAILED);
            case DM_NO_RECOVERY, NO_RECOVERY_OPERATION -> found.add(NO_RECOVERY_BELOW);
            case NOT_PRESENT_IN_KERNEL_MAP -> found.add(NOT_MAPPED);
            case HOST_MEMORY_FAILED -> found.add(HOST_MEMORY);
            default -> {
                // What else was refused on the way was dealt with.
            }
        }
    }

    /** A recovery write that stored nothing though nothing inside it was even tried: there is nobody to ask. */
    private static boolean isEmptyRecovery(JournalReader journal, int event) {
        return journal.kind(event) == EventKind.RECOVERY_WRITE && journal.hasReturned(event)
                && journal.result(event) == 0 && journal.end(event) == event + 1;
    }

    /** All causes, a line each, with those that apply marked. */
    public static String lines(Set<BadAddress> applying) {
        StringBuilder text =
                new StringBuilder("EFAULT from a write does not say which of these it was [semantics 16]:");
        for (BadAddress cause : values())
            text.append(applying.contains(cause) ? "\n-> " : "\n   ").append(cause.words)
                    .append(applying.contains(cause) ? " (this one)" : "");
        return text.toString();
    }
}
