package org.daxscope.kernel;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The rules that refuse an operation or make it succeed surprisingly, each with the section of the kernel semantics that
 * states it. A refusal names its rule; the sentence is made only when somebody looks.
 */
public enum Rule {
    NONE("", ""),
    RECORD_OVERLAPS_REQUEST("6.2", "direct_access over %d pages from pgoff %d is refused: record [%d, +%d) overlaps"),
    RECORD_OVERLAPS_BIO("5.1", "a block read of %d bytes at sector %d is refused: a record overlaps"),
    MACHINE_CHECK("10.2",
            "the processor consumed poison at disk byte %d through a page-table entry that was there already"),
    LATENT_POISON_HIT("7.2", "the copy stopped at poison no table knows, at disk byte %d"),
    STRIDE_OVER_POISON_NOT_PAGE_ALIGNED("7.3",
            "the recovery stride of %d bytes at disk byte %d holds poison and is not page aligned"),
    DEVICE_DEAD("6.1", "the device is gone"),
    DEVICE_END("6.1", "no page at pgoff %d: the device ends before it"),
    RECORDED_PAGE_FIRST("8", "the v2 read recovery refuses: record [%d, +%d) begins in the page at pgoff %d"),
    NOT_PRESENT_IN_KERNEL_MAP("10.5", "the kernel does not map the page at pgoff %d any more"),
    CLEAR_FAILED("4", "clearing %d bytes at disk byte %d failed"),
    CLEAR_FELL_SHORT("4", "clearing %d bytes at disk byte %d cleared only %d"),
    CLEAR_UNIT_MISALIGNED("4", "%d bytes at physical 0x%x are not aligned to the clear-error unit of %d bytes"),
    NO_WRITE_RECOVERY("7.3", "this kernel has no recovery write: a DAX write over a record fails"),
    PARTIAL_ZERO_OVER_POISON("11.1", "zeroing part of a page needs direct_access, and its page has a record"),
    COW_SOURCE_POISONED("7.4", "copy-on-write reads its source, and the source has a record"),
    RECOVERY_STORED_NOTHING("7.3",
            "a recovery write of %d bytes at disk byte %d stored none: no clear, or nothing readable in the user buffer"),
    USER_BUFFER_UNWRITABLE("7.2", "the user buffer is writable for %d of %d bytes"),
    SOURCE_BUFFER_UNREADABLE("15.4", "the user buffer is readable for %d of %d bytes"),
    FAULT_ON_RECORD("10.1", "a page fault at file offset %d is refused: its page has a record"),
    FAULT_BEYOND_EOF("10.1", "a page fault at file offset %d is beyond the end of the file (%d bytes)"),
    BEYOND_EOF("7.2", "the offset is at or beyond the end of the file"),
    MISALIGNED_DIRECT("5.5", "direct I/O of %d bytes at %d is not aligned to %d bytes"),
    READ_MODIFY_WRITE_FAILED("5.5", "a partial block must be read first, and that read failed"),
    BAD_TEXT("2.6", "the badblocks attribute takes \"sector length\" and nothing else"),
    TABLE_FULL("2.5", "the badblocks table has its %d records"),
    NOT_SUPPORTED("5.5", "the device does not support it"),
    PARTITION_UNALIGNED("12.2", "the partition starts at sector %d of its disk, inside a page: no DAX on it"),
    PARTITION_PLACE("", "a partition of sectors [%d, +%d) does not fit: beyond the disk, or over another"),
    REFLINK_ON_PARTITION("0.1", "reflink and DAX together need a whole disk, not a partition"),
    REALTIME_DEVICE("11", "the file system has a realtime device, which the mount must name (rtdev=)"),
    LOG_DEVICE("11", "an external log must be named at mount (logdev=), and an internal one must not"),
    NO_DAX_WITH_THIS_BLOCK_SIZE("12.2", "DAX needs file-system blocks of a page; these have %d bytes"),
    REFLINK_WITHOUT_DAX("0.1", "this kernel refuses reflink and DAX together"),
    MKFS_ARGUMENT("", "mkfs does not take one of its arguments: a size is a number, a block size a power of two"),
    DM_TABLE("12.1", "the table is wrong at line %d, column %d"),
    NO_DAX_ON_DEVICE("12.2", "the block device cannot do DAX"),
    DM_GAP("12.1", DmWords.TABLE + "Gap in table"),
    DM_ZERO_LENGTH("12.1", DmWords.TABLE + "zero-length target"),
    DM_UNKNOWN_TYPE("12.1", DmWords.TABLE + "unknown target type"),
    DM_TOO_SMALL("12.1", DmWords.TABLE + "device too small for target"),
    DM_LINEAR_COUNT("12.1", DmWords.TABLE + "linear: Invalid argument count"),
    DM_LINEAR_DEVICE("12.1", DmWords.TABLE + "linear: Device lookup failed"),
    DM_LINEAR_SECTOR("12.1", DmWords.TABLE + "linear: Invalid device sector"),
    DM_STRIPED_COUNT("12.1", DmWords.TABLE + "striped: Not enough arguments"),
    DM_STRIPED_STRIPES("12.1", DmWords.TABLE + "striped: Invalid stripe count"),
    DM_STRIPED_CHUNK("12.1", DmWords.TABLE + "striped: Invalid chunk_size"),
    DM_STRIPED_LENGTH("12.1", DmWords.TABLE + "striped: Target length not divisible by number of stripes"),
    DM_STRIPED_CHUNKS("12.1", DmWords.TABLE + "striped: Target length not divisible by chunk size"),
    DM_STRIPED_DESTINATIONS("12.1", DmWords.TABLE + "striped: Not enough destinations specified"),
    DM_STRIPED_DESTINATION("12.1", DmWords.TABLE + "striped: Couldn't parse stripe destination"),
    DM_LOG_WRITES_COUNT("12.1", DmWords.TABLE + "log-writes: Invalid argument count"),
    DM_LOG_WRITES_DEVICE("12.1", DmWords.TABLE + "log-writes: Device lookup failed"),
    DM_LOG_WRITES_LOG("12.1", DmWords.TABLE + "log-writes: Log device lookup failed"),
    DM_ZERO_COUNT("12.1", DmWords.TABLE + "zero: No arguments required"),
    DM_DELAY_COUNT("12.1", DmWords.TABLE + "delay: Requires exactly 3, 6 or 9 arguments"),
    DM_DELAY_DEVICE("12.1", DmWords.TABLE + "delay: Device lookup failed"),
    DM_DELAY_DELAY("12.1", DmWords.TABLE + "delay: Invalid delay"),
    DM_ORIGIN_COUNT("12.1", DmWords.TABLE + "snapshot-origin: Incorrect number of arguments"),
    DM_ORIGIN_DEVICE("12.1", DmWords.TABLE + "snapshot-origin: Cannot get target device"),
    DM_SNAPSHOT_COUNT("12.1", DmWords.TABLE + "snapshot: requires 4 or more arguments"),
    DM_SNAPSHOT_DEVICE("12.1", DmWords.TABLE + "snapshot: Cannot get origin device"),
    DM_MIRROR_ARGUMENTS("12.1", DmWords.TABLE + "mirror: Invalid mirror arguments"),
    DM_FLAKEY_COUNT("12.1", DmWords.TABLE + "flakey: Invalid argument count"),
    DM_FLAKEY_DEVICE("12.1", DmWords.TABLE + "flakey: Device lookup failed"),
    DM_FLAKEY_SECTOR("12.1", DmWords.TABLE + "flakey: Invalid device sector"),
    DM_FLAKEY_UP("12.1", DmWords.TABLE + "flakey: Invalid up interval"),
    DM_FLAKEY_DOWN("12.1", DmWords.TABLE + "flakey: Invalid down interval"),
    DM_FLAKEY_INTERVAL("12.1", DmWords.TABLE + "flakey: Total (up + down) interval is zero"),
    DM_FLAKEY_FEATURES("12.1", DmWords.TABLE + "flakey: Invalid number of feature args"),
    DM_FLAKEY_FEATURE("12.1", DmWords.TABLE + "flakey: Unrecognised flakey feature requested"),
    DM_DUST_COUNT("12.1", DmWords.TABLE + "dust: Invalid argument count"),
    DM_DUST_DEVICE("12.1", DmWords.TABLE + "dust: Device lookup failed"),
    DM_DUST_BLOCK("12.1", DmWords.TABLE + "dust: Invalid block size"),
    DM_WRITECACHE_ARGUMENTS("12.1", DmWords.TABLE + "writecache: Bad arguments"),
    DM_WRITECACHE_MODE("12.1", DmWords.TABLE + "writecache: Invalid mode"),
    DM_WRITECACHE_ORIGIN("12.1", DmWords.TABLE + "writecache: Origin data device lookup failed"),
    DM_WRITECACHE_CACHE("12.1", DmWords.TABLE + "writecache: Cache data device lookup failed"),
    DM_WRITECACHE_BLOCK("12.1", DmWords.TABLE + "writecache: Invalid block size"),
    DM_WRITECACHE_NO_DAX("12.5", "writecache: Persistent memory or DAX not supported on this device"),
    DM_WRITECACHE_CLAIM("12.5",
            "writecache: Unable to map persistent memory for cache (%d): direct_access from page %d on is refused"),
    DM_WRITECACHE_SUPER("12.5", "writecache: Hardware memory error when reading superblock"),
    DM_WRITECACHE_MAGIC("12.5", "writecache: Invalid magic in the superblock: 0x%x"),
    DM_WRITECACHE_OTHER("12.5", "writecache: Block size does not match superblock: %d"),
    DM_WRITECACHE_SMALL("12.5", "writecache: Invalid device size: %d sectors"),
    DM_WRITECACHE_POISON("12.5", "writecache: hardware memory error when reading data of cache block %d"),
    DM_WRITECACHE_ERROR("12.5", "the cache has seen an error and takes nothing any more"),
    DM_WRITECACHE_MESSAGE("12.5", "writecache takes the messages flush, flush_on_suspend, cleaner, clear_stats"),
    DM_NO_MESSAGES("12", "the target has no messages"),
    DM_LOG_WRITES_MESSAGE("12.4", "log-writes takes the message: mark TEXT"),
    DM_NO_LOG("12.4", "no log of dm-log-writes: magic, version or a length in it is wrong"),
    DM_LOG_UNREADABLE("12.4", "the log cannot be read at its sector %d"),
    DM_NO_MARK("12.4", "the log has no such mark among its %d entries"),
    DM_REPLAY_FAILED("12.4", "entry %d cannot be written at sector %d"),
    DM_DUST_MESSAGE("12.1",
            "dust takes the messages addbadblock, removebadblock, queryblock, each with a block, and enable, "
                    + "disable, quiet, countbadblocks, clearbadblocks, listbadblocks"),
    DM_DUST_RANGE("12.1", "dust: selected block value out of range: %d"),
    DM_DUST_KNOWN("12.1", "dust: block %d already in badblocklist"),
    DM_DUST_UNKNOWN("12.1", "dust: block %d not found in badblocklist"),
    DM_NO_RECOVERY("6.5", "the target has no recovery_write for dm page %d"),
    DM_NO_TABLE("6.4", "no table is live"),
    DM_NO_TARGET("6.4", "no target of the table has sector %d"),
    DM_NO_DAX_TARGET("6.4", "the target at dm sector %d hands out no memory"),
    DM_ERROR_TARGET("6.5", "the error target at dm sector %d refuses everything"),
    DM_BELOW_A_PAGE("6.4", "only %d sectors from dm sector %d on stay together, less than a page"),
    DM_MISALIGNED("12.3", "dm sector %d lies at sector %d of the device below, inside a page"),
    DM_TYPE_CHANGE("12.2", "a live DAX device takes no table that is not DAX"),
    DM_IN_USE("12", "the device is mounted, or another device lies on it"),
    FLUSH_FAILED("12.5", "the device could not make durable what was written"),
    METADATA_UNREADABLE("11", "metadata at sector %d cannot be read"),
    METADATA_UNWRITABLE("11", "metadata at sector %d cannot be written"),
    NO_INODE("11", "no inode is left"),
    LOG_UNREADABLE("11", "the log cannot be read at sector %d (%d sectors)"),
    LOG_UNWRITABLE("11", "the log cannot be written: the file system takes no more changes"),
    UNALIGNED_RANGE("11.4", "offset %d and length %d are not multiples of the %d-byte block"),
    NO_SPACE("11.2", "no free block for %d blocks"),
    FILE_TOO_LARGE("11.2", "offset %d and length %d go beyond the %d bytes a file can have"),
    UNKNOWN_ADVICE("0.1", "this kernel does not know that advice"),
    NAMESPACE_INSIDE_CLEAR("4", "clearing %d bytes at physical 0x%x would take in a whole active namespace"),
    NO_WRITABLE_DESCRIPTOR("4", "clearing needs a descriptor that was opened for writing"),
    NO_SCRUB_COMMAND("3.2", "the firmware of this bus cannot scrub"),
    NO_INJECTION("17.1", "nothing below this namespace takes an injected error"),
    SCRUB_RUNNING("3.2", "a scrub of the bus is running already"),
    INJECTION_IN_SECTOR_MODE("14", "errors are not injected through a namespace in sector mode"),
    NAMESPACE_BUSY("17.1", "the namespace is mounted, mapped, or below a dm device"),
    NAMESPACE_DISABLED("17.1", "the namespace is not enabled"),
    NOT_A_NAMESPACE("13", "this provider has no namespaces to set up"),
    SECTOR_MODE_SKIPPED("17.1", "clear-errors passes over a namespace in sector mode"),
    NFIT_TEST_REFUSES("6.6", "nfit_test refuses a recorded page in every mode: pgoff %d, record [%d, +%d)"),
    BTT_BLOCK_MARKED("14", "the map marks block %d as an error until it is written"),
    DEVICE_ONLY_MAPS("14", "a device-dax device is mapped; it has no read and no write"),
    DEVICE_ALIGNMENT("14", "mappings of this device are shared, and in whole multiples of %d bytes"),
    SEGMENT_READ_ONLY("13", "the segment's type does not allow its blocks to be written"),
    SEGMENT_MISALIGNED("13", "dcssblk takes whole blocks of 4096 bytes, and not %d bytes at sector %d"),
    NO_RECOVERY_OPERATION("13", "this driver has no recovery write"),
    NO_POISON_HERE("13", "this provider's memory has no poison and no badblocks"),
    NO_CLEAR_COMMAND("4", "the firmware of this bus has no command to clear errors"),
    OOPS_ON_NOT_PRESENT("10.5",
            "the kernel stored to the page at pgoff %d, which it does not map any more, without a fixup: oops"),
    NOT_EARLY_KILLED("10.2",
            "the failed page is mapped here at 0x%x, but no thread of the process asked for early kill"),
    FAILED_PAGE_NOT_MAPPED_HERE("10.3",
            "the process maps the file, but the failed page is not in its page tables (at 0x%x): no signal"),
    NOBODY_TO_SIGNAL("10.3", "no process is to be signalled for page %d of the file, so no page table is touched"),
    FRAME_NOT_DATA("10.3", "physical frame 0x%x is not in the data of a pmem disk"),
    NO_DAX_ENTRY("10.3",
            "physical frame 0x%x belongs to no mapped page of a file, so memory_failure has no entry to lock"),
    NO_HOLDER("10.3", "nobody holds the disk's DAX device who takes notifications: the generic steps follow"),
    HOLDER_WITHOUT_RMAP("10.3", "the XFS that holds the disk has no reverse mapping: the generic steps follow"),
    HOLDER_OUTSIDE("10.3", "disk byte %d is outside the file system that holds the disk"),
    HOLDER_METADATA("10.3", "block %d is metadata, attribute or block-map: the file system shuts down"),
    HOLDER_LOG("10.3", "disk byte %d is in the external log of the file system: it shuts down"),
    HOLDER_REALTIME("10.3", "XFS finds no owners on its realtime device: the generic steps follow"),
    HOLDER_BLOCK_UNOWNED("10.3", "block %d is owned by nobody: nothing to do"),
    HOLDER_PAGE_NOT_ENTERED("10.3", "page %d of the file was never mapped: nothing to flag, nobody to signal"),
    FS_IS_SHUT_DOWN("10.3", "the file system was shut down because its metadata failed"),
    MEMORY_NOT_RECOVERED("10.2", "memory_failure did not succeed for frame 0x%x: memory error not recovered"),
    POISONED_ENTRY("10.2", "the page-table entry at 0x%x says that its page was lost to a memory failure"),
    SOFT_OFFLINE_OF_DEVICE_MEMORY("10.3", "frame 0x%x is device memory, which cannot be taken offline softly"),
    DIRTY_PAGE_LOST("10.3", "a dirty page of the page cache was lost to a memory failure since the last sync"),
    RESERVED_PAGE("10.3", "the page is the kernel's own page of zeros"),
    STILL_WB_IN_KERNEL_MAP("10.5",
            "less than the page was lost, so uncached is tried for pgoff %d, and refused: the range is reserved write-back"),
    FATAL_MACHINE_CHECK("10.1",
            "the kernel consumed poison at disk byte %d in a copy without a fixup: a fatal machine check"),
    INVALID_ARGUMENT("", "the arguments are not valid"),

    // Remarks: nothing is refused, but what happens, or does not, surprises.
    WRITE_CLEARED_BY_ITSELF("7.3",
            "the write covers whole pages, so the kernel itself cleared %d bytes at disk byte %d and dropped their record"),
    BLOCK_WRITE_CLEARED("5.2", "writing blocks over a record clears it: %d bytes at disk byte %d are good again"),
    ZEROING_CLEARED("11.3",
            "blocks are zeroed before they are used, and zeroing goes through block writes: that cleared %d bytes from disk "
                    + "byte %d on"),
    STRIDE_UNDERFLOWED("6.3", Quirk.Q8_STRIDE_UNDERFLOW,
            "record [%d, +%d) begins before pgoff %d, so its distance wraps around: all %d pages are cleared as one"),
    STRIDE_TAKES_GOOD_PAGES("6.3",
            "record [%d, +%d) begins inside a page: one recovery takes that page and the %d good ones before it from pgoff %d on"),
    STORE_LEFT_POISON("7.3",
            "the store of %d bytes at disk byte %d succeeded, but %d media lines of 256 bytes stay poisoned: no record says so, "
                    + "and nothing was cleared"),
    STORE_HEALED("5.2",
            "storing whole lines healed %d media lines of 256 bytes from disk byte %d on: a choice of this media, not of the kernel"),
    RECORD_GONE_BEFORE_DATA("7.3", Quirk.Q14_RECORD_CLEARED_ON_SHORT_COPY,
            "only %d of %d bytes were stored at disk byte %d, yet the record is gone: what the clear left can be read as if it "
                    + "were good"),
    SPLIT_REFUSED("2.4", Quirk.Q7_REFUSED_SPLIT_IGNORED,
            "%d sectors from disk sector %d on are clean, but the table is full and their record cannot be split: it stays"),
    DISK_RECORD_OUTLIVES_SHORT_CLEAR("7.3", Quirk.Q10_SHORT_CLEAR_KEEPS_DISK_RECORD,
            "%d of %d bytes at disk byte %d were cleared: bus and region know, the disk's record does not"),
    PAGE_STATE_OUTLIVES_CLEAR("4", Quirk.Q11_SMALL_CLEAR_KEEPS_PAGE_STATE,
            "%d bytes at disk byte %d were cleared, less than a page: its HWPoison flag and its place in the kernel map stay"),
    PAGE_STAYS_UNMAPPED("10.5", Quirk.Q20_CLEAR_KEEPS_NOT_PRESENT,
            "the page at pgoff %d is clean, but the kernel's own map does not get it back"),
    REGION_RECORD_OUTLIVES_CLEAR("4", Quirk.Q6_REGION_END_RECORD_STAYS,
            "%d bytes at physical 0x%x were cleared up to the end of the region, and its record stays"),
    RECORDS_OUT_OF_ORDER("2.3", Quirk.Q1_LONG_INSERT_REVERSED,
            "%d sectors from sector %d on were put into the table in reverse order: it calls %d of them good"),
    RECORDS_LOST("2.3", Quirk.Q2_COVERING_INSERT_LOSES_REST,
            "%d sectors from sector %d on were put over records that were there: %d of them got lost"),
    RECORDED_IN_PART("2.3", Quirk.Q3_NO_SPLIT_AT_511,
            "%d sectors from sector %d on were reported stored, but %d of them did not fit"),
    MERGE_REFUSED("2.3", Quirk.Q4_FULL_TABLE_REFUSES_MERGE,
            "the table has its %d records and takes %d sectors from sector %d on not even where they touch one"),
    MACHINE_CHECK_IN_NEXT_LINE("3.2", Quirk.Q5_MCE_ADDRESS_ROUNDED_UP,
            "the machine check at physical 0x%x is recorded at 0x%x, in the line of 64 bytes after it"),
    RECORD_WITHOUT_POISON("2.6", Quirk.Q22_SYSFS_ADDS_WITHOUT_POISON,
            "the kernel takes %d sectors from disk sector %d on for bad now; the media there is as it was"),
    HWPOISON_WITHOUT_RECORD("10.5",
            "MADV_HWPOISON flags the page at pgoff %d and unmaps it, but makes no record: reads, writes and new faults succeed"),
    KERNEL_READ_LEFT_PAGE("10.4", Quirk.Q23_KERNEL_READ_LEAVES_MAPPINGS,
            "the kernel ran into the poison at disk byte %d itself: the page is neither flagged nor unmapped"),
    UNWRITTEN_READS_ZEROS("7.2",
            "file bytes [%d, +%d) are unwritten: they read as zeros without touching the media, which is bad there"),
    OLD_MAPPING_IGNORES_RECORD("10.1",
            "record [%d, +%d) did not stop the access of %d bytes at disk byte %d: records are asked when a page is mapped, not "
                    + "when it is used"),
    RECORD_STAYS_ON_FREED_BLOCKS("11.2",
            "%d blocks from fs block %d on were freed with what is bad in them: it stays until somebody gets them and they are "
                    + "zeroed"),
    HUGE_PAGE_OVER_RECORD("10.1",
            "no 2 MiB mapping at file offset %d: one bad sector in them is enough, so each 4 KiB page faults on its own"),
    HUGE_PAGE_NEEDS_ONE_EXTENT("10.1",
            "no 2 MiB mapping at file offset %d: the extent there covers only %d bytes of it, so 4 KiB pages are mapped"),
    HUGE_PAGE_HAS_SMALL_ONES("11.6",
            "no 2 MiB mapping at file offset %d: 4 KiB pages of it are still known from before, and only losing them all, as "
                    + "by unmounting, changes that"),
    HUGE_PAGE_CUT_BELOW("6.4",
            "no 2 MiB mapping at file offset %d: the device below hands out only %d pages at once"),
    HUGE_PAGE_NOT_ALIGNED("10.1",
            "no 2 MiB mapping at file offset %d: its bytes do not lie aligned to 2 MiB in physical memory"),
    TAIL_NOT_ZEROED("11.4", Quirk.Q19_EXT4_TRUNCATE_IGNORES_ZERO_ERROR,
            "zeroing the %d bytes behind the new end at byte %d failed, and ext4 does not look: they stay as they were"),
    CLEAR_TOUCHED_NOTHING("4",
            "this bus has no firmware to ask: clearing %d bytes at physical 0x%x only looks like success"),
    CLEAR_ERRORS_HID_FAILURE("17.1", Quirk.Q24_CLEAR_ERRORS_REPORTS_SUCCESS,
            "clearing %d bytes at physical 0x%x failed, and the tool does not say so"),
    RECORDS_LEFT_BEHIND("3.1", Quirk.Q21_POPULATE_ONLY_ADDS,
            "the scrub did not find %d bytes of the bus's list bad any more: nothing takes them out of the list and the tables"),
    RECORDS_FORGOTTEN("3.1",
            "binding the driver anew empties the table: %d sectors that no list of the bus holds are forgotten");

    /** What every wrong table is told with: where, and the beginning of the kernel's own line. */
    private static final class DmWords {
        static final String TABLE = "the table is wrong at line %d, column %d; device-mapper: table: 254:%d: ";
    }

    private final String section;
    private final String template;
    private final @Nullable Quirk quirk;

    Rule(String section, String template) {
        this.section = section;
        this.template = template;
        this.quirk = null;
    }

    Rule(String section, Quirk quirk, String template) {
        this.section = section;
        this.template = template;
        this.quirk = quirk;
    }

    /** The quirk without which this would not be so; empty when it is by design. */
    public Optional<Quirk> quirk() {
        return Optional.ofNullable(quirk);
    }

    /** Section of the kernel semantics; empty when the rule is plain POSIX. */
    public String section() {
        return section;
    }

    /** Format of the sentence; its arguments are the longs of a {@link Reason}. */
    public String template() {
        return template;
    }
}
