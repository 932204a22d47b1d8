package org.daxscope.journal;

import java.util.List;
import java.util.stream.IntStream;

import org.daxscope.journal.Touch.Space;
import org.daxscope.kernel.address.Units;

/** Which addresses events speak of, so that the history of a page can be found. */
public final class Touches {
    private Touches() {
    }

    /** The events [from, to) that speak of an address in one of the places, in order. */
    public static IntStream history(JournalReader journal, int from, int to, List<Touch> places) {
        return IntStream.range(from, to)
                .filter(i -> of(journal, i).stream().anyMatch(touch -> places.stream().anyMatch(touch::overlaps)));
    }

    /** What an event speaks of; nothing where its arguments tell no address, or not whose. */
    public static List<Touch> of(JournalReader journal, int index) {
        String subject = journal.subject(index).name();
        long a = journal.arg(index, 0);
        long b = journal.arg(index, 1);
        long c = journal.arg(index, 2);
        return switch (journal.kind(index)) {
            case CLEAR_POISON, FIRMWARE_ARS_CAP, FIRMWARE_CLEAR_ERROR, MEDIA_POISONED, MEDIA_CLEARED, FIRMWARE_LIST,
                    BUS_RANGE_ADDED, BUS_RANGE_FORGOTTEN, CPU_CACHE_INVALIDATED ->
                bytes(Space.PHYSICAL, subject, a, b);
            case MACHINE_CHECK, MACHINE_CHECK_HELD -> bytes(Space.PHYSICAL, subject, a & -(1L << b), 1L << b);
            case PTE_SET -> entry(subject, b, journal.arg(index, 3));
            case PTE_CLEARED -> entry(subject, b, c);
            case REGION_RECORD_SET, REGION_RECORD_CLEARED, REGION_RECORD_REFUSED ->
                bytes(Space.REGION, subject, a * Units.SECTOR, b * Units.SECTOR);
            case DISK_RECORD_SET, DISK_RECORD_CLEARED, DISK_RECORD_REFUSED, BLOCK_ZEROOUT ->
                bytes(Space.DISK, subject, a * Units.SECTOR, b * Units.SECTOR);
            case DM_LOG_ENTRY -> bytes(Space.DISK, subject, a * Units.SECTOR, b * Units.SECTOR);
            case DM_BAD_BLOCKS -> bytes(Space.DISK, subject, a * b, b);
            case BLOCK_READ, BLOCK_WRITE -> bytes(Space.DISK, subject, a * Units.SECTOR, b);
            case DATA_STORED, DATA_COPIED -> bytes(Space.DISK, subject, a, b);
            case DIRECT_ACCESS -> pages(subject, b, c);
            case RECOVERY_WRITE -> bytes(Space.DISK, subject, a * Units.PAGE + c, b);
            case ZERO_PAGE_RANGE, PAGE_HWPOISON, KERNEL_MAP -> pages(subject, a, b);
            case MEMORY_FAILURE -> pages(subject, a, 1);
            case HOLDER_NOTIFY -> bytes(Space.DISK, subject, a, b);
            case KILL_PROCESSES -> bytes(Space.FILE, subject, a * Units.PAGE, b * Units.PAGE);
            case SYSCALL_READ, SYSCALL_WRITE, IOMAP_BEGIN, FUSE_READ, FUSE_WRITE -> bytes(Space.FILE, subject, a, b);
            case SYSCALL_FALLOCATE, FUSE_FALLOCATE -> bytes(Space.FILE, subject, b, c);
            case FUSE_SETUP_MAPPING, FUSE_REMOVE_MAPPING -> bytes(Space.FILE, subject, a, Units.PMD);
            case WINDOW_RANGE -> bytes(Space.FILE, subject, b, Units.PMD);
            case EXTENT_MAPPED, EXTENT_UNMAPPED, EXTENT_CONVERTED ->
                List.of(Touch.of(Space.FILE_BLOCKS, subject, a, c), Touch.of(Space.FS_BLOCKS, subject, b, c));
            case SPACE_FREED, SPACE_BUSY -> bytes(Space.FS_BLOCKS, subject, a, b);
            case SIGNAL_SENT -> bytes(Space.VIRTUAL, subject, c == 0 ? a : a & -(1L << c), 1L << c);
            case REFUSED -> refusal(journal, index, subject);
            case REMARK -> remark(journal, index, subject);
            case OPERATION, SYSCALL_TRUNCATE, SYSCALL_FSYNC, USER_LOAD, USER_STORE, PAGE_FAULT, PMD_FAULT, PTE_FAULT,
                    JOURNAL_COMMIT, SIZE_CHANGED, MOUNTED, STORES_PERSISTED, STORES_CUT, POWER,
                    BADBLOCKS_NOTIFIED, SCRUB, ERROR_SCRUB, NAMESPACE_ENABLED,
                    NAMESPACE_SET_UP, PARTITION, LOG_WRITTEN, DM_TABLE, DM_SUSPENDED, KILL_POLICY, FS_SHUT_DOWN,
                    DM_LOGGING, DM_STRIPE_ERROR,
                    DM_CACHE_COMMIT, DM_CACHE_ERROR, BLOCK_FLUSH, DM_CACHE_BLOCK, FUSE_SETATTR, FUSE_FSYNC ->
                List.of();
        };
    }

    /** Rules whose arguments name a place of the disk that refused. */
    private static List<Touch> refusal(JournalReader journal, int index, String subject) {
        long a = journal.arg(index, 0);
        long b = journal.arg(index, 1);
        return switch (journal.rule(index)) {
            case RECORD_OVERLAPS_REQUEST -> pages(subject, b, a);
            case RECORD_OVERLAPS_BIO -> bytes(Space.DISK, subject, b * Units.SECTOR, a);
            case LATENT_POISON_HIT -> bytes(Space.DISK, subject, a, 1);
            case NOT_PRESENT_IN_KERNEL_MAP, OOPS_ON_NOT_PRESENT, STILL_WB_IN_KERNEL_MAP -> pages(subject, a, 1);
            case RECORDED_PAGE_FIRST -> pages(subject, journal.arg(index, 2), 1);
            case STRIDE_OVER_POISON_NOT_PAGE_ALIGNED, CLEAR_FAILED, CLEAR_FELL_SHORT, RECOVERY_STORED_NOTHING ->
                bytes(Space.DISK, subject, b, a);
            case FRAME_NOT_DATA, NO_DAX_ENTRY, MEMORY_NOT_RECOVERED, SOFT_OFFLINE_OF_DEVICE_MEMORY ->
                bytes(Space.PHYSICAL, subject, a * Units.PAGE, Units.PAGE);
            case HOLDER_METADATA, HOLDER_BLOCK_UNOWNED ->
                bytes(Space.FS_BLOCKS, subject, a, 1);
            case NOT_EARLY_KILLED, FAILED_PAGE_NOT_MAPPED_HERE, POISONED_ENTRY ->
                bytes(Space.VIRTUAL, subject, a, 1);
            case CLEAR_UNIT_MISALIGNED, NAMESPACE_INSIDE_CLEAR -> bytes(Space.PHYSICAL, subject, b, a);
            default -> List.of();
        };
    }

    /** Rules whose arguments name a place of what is spoken about. */
    private static List<Touch> remark(JournalReader journal, int index, String subject) {
        long a = journal.arg(index, 0);
        long b = journal.arg(index, 1);
        long c = journal.arg(index, 2);
        return switch (journal.rule(index)) {
            case WRITE_CLEARED_BY_ITSELF, BLOCK_WRITE_CLEARED, ZEROING_CLEARED, STORE_LEFT_POISON, STORE_HEALED,
                    PAGE_STATE_OUTLIVES_CLEAR ->
                bytes(Space.DISK, subject, b, a);
            case STRIDE_UNDERFLOWED -> pages(subject, c, journal.arg(index, 3));
            case STRIDE_TAKES_GOOD_PAGES -> pages(subject, journal.arg(index, 3), c + 1);
            case RECORD_GONE_BEFORE_DATA, DISK_RECORD_OUTLIVES_SHORT_CLEAR -> bytes(Space.DISK, subject, c, b);
            case SPLIT_REFUSED, RECORD_WITHOUT_POISON ->
                bytes(Space.DISK, subject, b * Units.SECTOR, a * Units.SECTOR);
            case PAGE_STAYS_UNMAPPED, HWPOISON_WITHOUT_RECORD -> pages(subject, a, 1);
            case KERNEL_READ_LEFT_PAGE -> bytes(Space.DISK, subject, a, 1);
            case OLD_MAPPING_IGNORES_RECORD -> bytes(Space.DISK, subject, journal.arg(index, 3), c);
            case UNWRITTEN_READS_ZEROS -> bytes(Space.FILE, subject, a, b);
            case RECORD_STAYS_ON_FREED_BLOCKS -> bytes(Space.FS_BLOCKS, subject, b, a);
            case REGION_RECORD_OUTLIVES_CLEAR, CLEAR_TOUCHED_NOTHING, CLEAR_ERRORS_HID_FAILURE ->
                bytes(Space.PHYSICAL, subject, b, a);
            case MACHINE_CHECK_IN_NEXT_LINE -> bytes(Space.PHYSICAL, subject, a, 1);
            default -> List.of();
        };
    }

    private static List<Touch> bytes(Space space, String subject, long start, long length) {
        return List.of(Touch.of(space, subject, start, length));
    }

    private static List<Touch> pages(String disk, long first, long count) {
        return bytes(Space.DISK, disk, first * Units.PAGE, count * Units.PAGE);
    }

    /** A page-table entry over persistent memory; one over anything else is nowhere. */
    private static List<Touch> entry(String process, long frame, long log2Bytes) {
        return frame < 0 ? List.of() : bytes(Space.PHYSICAL, process, frame * Units.PAGE, 1L << log2Bytes);
    }
}
