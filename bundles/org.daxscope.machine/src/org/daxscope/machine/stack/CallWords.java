package org.daxscope.machine.stack;

import org.daxscope.journal.JournalReader;

/** Calls in few words, to stand beside a layer; the Journal tells them in full. */
final class CallWords {
    private CallWords() {
    }

    /** "direct_access recovery, pgoff 41989, 1 page". */
    static String of(JournalReader events, int event) {
        long a = events.arg(event, 0);
        long b = events.arg(event, 1);
        long c = events.arg(event, 2);
        return switch (events.kind(event)) {
            case SYSCALL_READ -> "read " + bytes(b) + " at " + a;
            case SYSCALL_WRITE -> "write " + bytes(b) + " at " + a;
            case SYSCALL_TRUNCATE -> "truncate to " + bytes(a);
            case SYSCALL_FSYNC -> "fsync";
            case USER_LOAD -> "load at " + a + " of the mapping";
            case USER_STORE -> "store " + bytes(b) + " at " + a + " of the mapping";
            case PAGE_FAULT -> (b == 0 ? "read" : "write") + " fault at file byte " + a;
            case PMD_FAULT -> "2 MiB " + (b == 0 ? "read" : "write") + " fault, page " + a;
            case PTE_FAULT -> "4 KiB " + (b == 0 ? "read" : "write") + " fault, page " + a;
            case IOMAP_BEGIN -> "iomap_begin" + (c == 0 ? "" : " to write") + ", " + bytes(b) + " at " + a;
            case DIRECT_ACCESS -> "direct_access" + (a == 0 ? "" : " recovery") + ", pgoff " + b + ", " + pages(c);
            case RECOVERY_WRITE -> "recovery_write, pgoff " + a + (c == 0 ? "" : " + " + c) + ", " + bytes(b);
            case ZERO_PAGE_RANGE -> "zero_page_range, pgoff " + a + ", " + pages(b);
            case BLOCK_READ -> "block read, sector " + a + ", " + bytes(b);
            case BLOCK_WRITE -> "block write, sector " + a + ", " + bytes(b);
            case BLOCK_ZEROOUT -> "zeroout, sector " + a + ", " + b + " sectors";
            case CLEAR_POISON -> "clear_poison, " + physical(a) + ", " + bytes(b);
            case FIRMWARE_ARS_CAP -> "firmware: ARS_CAP, " + physical(a);
            case FIRMWARE_CLEAR_ERROR -> "firmware: CLEAR_ERROR, " + bytes(b);
            case MACHINE_CHECK -> "machine check at " + physical(a);
            case FUSE_SETUP_MAPPING ->
                "FUSE_SETUPMAPPING, file byte " + a + " at window byte " + b + (c == 0 ? "" : ", writable");
            case FUSE_REMOVE_MAPPING -> "FUSE_REMOVEMAPPING, file byte " + a + " at window byte " + b;
            case FUSE_READ -> "FUSE_READ, " + bytes(b) + " at " + a;
            case FUSE_WRITE -> "FUSE_WRITE, " + bytes(b) + " at " + a;
            case FUSE_SETATTR -> "FUSE_SETATTR, " + bytes(a);
            case FUSE_FSYNC -> "FUSE_FSYNC";
            case MEMORY_FAILURE -> "memory_failure, pgoff " + a;
            default -> text(events, event);
        };
    }

    /** What a call returned: "1 page", "-EIO". */
    static String result(JournalReader events, int event) {
        if (!events.hasReturned(event) || events.result(event) < 0)
            return events.outcome(event);
        return switch (events.kind(event)) {
            case DIRECT_ACCESS -> pages(events.result(event));
            case SYSCALL_READ, SYSCALL_WRITE, RECOVERY_WRITE, IOMAP_BEGIN, BLOCK_READ, BLOCK_WRITE, CLEAR_POISON,
                    FUSE_READ, FUSE_WRITE,
                    FIRMWARE_CLEAR_ERROR ->
                bytes(events.result(event));
            default -> events.outcome(event);
        };
    }

    private static String text(JournalReader events, int event) {
        String details = events.details(event);
        return details.isEmpty() ? events.name(event) : events.name(event) + " " + details;
    }

    private static String bytes(long count) {
        return count + (count == 1 ? " byte" : " bytes");
    }

    private static String pages(long count) {
        return count + (count == 1 ? " page" : " pages");
    }

    private static String physical(long address) {
        return "0x" + Long.toHexString(address);
    }
}
