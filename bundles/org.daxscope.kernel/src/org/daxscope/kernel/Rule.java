package org.daxscope.kernel;

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
    NO_DAX_WITH_THIS_BLOCK_SIZE("12.2", "DAX needs file-system blocks of a page; these have %d bytes"),
    REFLINK_WITHOUT_DAX("0.1", "this kernel refuses reflink and DAX together"),
    MKFS_ARGUMENT("", "mkfs does not take one of its arguments: a size is a number, a block size a power of two"),
    DM_TABLE("12.1", "the table is wrong at line %d, column %d"),
    NO_DAX_ON_DEVICE("12.2", "the block device cannot do DAX"),
    DM_NO_TABLE("6.4", "no table is live"),
    DM_NO_TARGET("6.4", "no target of the table has sector %d"),
    DM_NO_DAX_TARGET("6.4", "the target at dm sector %d hands out no memory"),
    DM_ERROR_TARGET("6.5", "the error target at dm sector %d refuses everything"),
    DM_BELOW_A_PAGE("6.4", "only %d sectors from dm sector %d on stay together, less than a page"),
    DM_MISALIGNED("12.3", "dm sector %d lies at sector %d of the device below, inside a page"),
    DM_TYPE_CHANGE("12.2", "a live DAX device takes no table that is not DAX"),
    DM_IN_USE("12", "the device is mounted, or another device lies on it"),
    METADATA_UNREADABLE("11", "metadata at sector %d cannot be read"),
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
    INVALID_ARGUMENT("", "the arguments are not valid");

    private final String section;
    private final String template;

    Rule(String section, String template) {
        this.section = section;
        this.template = template;
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
