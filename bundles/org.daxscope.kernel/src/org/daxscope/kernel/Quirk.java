package org.daxscope.kernel;

/** The quirks of semantics 19. Each can be switched off on its own in a {@link KernelModel}, to see what it is to blame for. */
public enum Quirk {
    Q1_LONG_INSERT_REVERSED("2.3",
            "a badblocks insert over 512 sectors is stored in reverse order; later checks miss it",
            "Up to 6.7 a range of more than 512 sectors is cut into records that are all put in at the same place, so they "
                    + "stand in descending order. The search expects them ascending and walks past them: the sectors are in "
                    + "the table, but the kernel takes them for good."),
    Q2_COVERING_INSERT_LOSES_REST("2.3", "a badblocks insert that covers more than two records loses the rest",
            "Up to 6.7 a range that is put over three or more records is joined with the first two of them only. What lies "
                    + "behind is not recorded, and the call still reports success."),
    Q3_NO_SPLIT_AT_511("2.4", "a record is not split at 511 entries, and a partly stored set reports success",
            "The table of 6.8 keeps one entry in reserve: with 511 entries it does not split a record any more. A set that "
                    + "could store only part of its range reports success."),
    Q4_FULL_TABLE_REFUSES_MERGE("2.3", "a full table refuses even a set that would merge",
            "The table of 6.18 refuses as soon as all 512 entries are in use, also what is in it already or would only make "
                    + "a record longer."),
    Q5_MCE_ADDRESS_ROUNDED_UP("3.2", "the machine-check address is rounded up to the next 64 bytes",
            "Up to 5.18 the decoder rounds the address of a machine check up to 64 bytes instead of down. Poison that does "
                    + "not begin on such a line is recorded in the line after it."),
    Q6_REGION_END_RECORD_STAYS("4", "a clear up to the exact region end leaves the region record",
            "Up to 5.18 a comparison is off by one: a clear that ends exactly where the region ends leaves the region's "
                    + "record, though the media is healthy."),
    Q7_REFUSED_SPLIT_IGNORED("2.4", "a refused split leaves a stale record, and nobody looks at the result",
            "Taking the middle out of a record needs a free entry. In a full table there is none, the record stays whole, "
                    + "and pmem does not look at the result: healthy sectors keep being refused until a clear takes the "
                    + "record from one of its ends."),
    Q8_STRIDE_UNDERFLOW("6.3", "a record that begins before the query makes the stride the whole request",
            "The recovery stride is worked out as the distance from the request to the start of the record. When the record "
                    + "begins earlier, the unsigned distance wraps to a huge number, and all of the request becomes one "
                    + "stride: one clear for all of it, and one unaligned end fails all of it."),
    Q9_RECOVERY_FAILS_AS_EFAULT("7.3", "a failed recovery write looks like a bad user buffer",
            "A recovery write that could not be done returns 0 bytes, and the layer above takes 0 bytes for a user buffer "
                    + "that cannot be read. The caller sees EFAULT, whatever it was."),
    Q10_SHORT_CLEAR_KEEPS_DISK_RECORD("7.3", "a short clear updates bus and region but not the disk record",
            "When the firmware clears less than asked, the bus and the region forget the part that was cleared, but recovery "
                    + "gives up before it touches the disk's record: the tables disagree."),
    Q11_SMALL_CLEAR_KEEPS_PAGE_STATE("4", "a clear below 4 KiB leaves HWPoison and the kernel map as they were",
            "The page's flag and the kernel's map of it are reset for whole pages only. After clearing a sector of a page "
                    + "media and tables are clean, yet the page stays flagged and unmapped."),
    Q12_V2_READ_IGNORES_ADJUSTED_LENGTH("8", "the v2 read recovery computes a shorter length and does not use it",
            "The patch as posted works out how far a read may go before the record, and then copies the full length all the "
                    + "same, into the poison."),
    Q13_V2_PLAIN_COPY_WITHOUT_OP("8", "v2 warns but copies plainly through dm targets that lack the operation",
            "The patch as posted warns when a dm target has no copy for recovery, and then copies plainly: nothing is "
                    + "cleared."),
    Q14_RECORD_CLEARED_ON_SHORT_COPY("7.3", "the record goes even if the user copy fell short",
            "Recovery clears first, copies then, and drops the record of all it cleared however much was copied. When the "
                    + "user's buffer ends early, old or undefined bytes can be read as if they were good."),
    Q15_LOG_WRITES_ZERO_PAGE_FAILS("12.4",
            "dm-log-writes rejects zero_page_range, ignores its begin and logs no DAX data",
            "dm-log-writes hands the number of bytes on where pages are meant, and the layer below takes exactly one page: "
                    + "every zeroing of a whole page of a DAX file on it fails with EIO."),
    Q16_NFIT_TEST_ALWAYS_EIO("6.6", "nfit_test answers EIO in every mode, so recovery is impossible",
            "The test module's own direct_access looks at no mode. A write that asks again for recovery is refused like the "
                    + "first one."),
    Q17_MISALIGNED_LINEAR("12.3", "a dm-linear start inside a page is refused (up to 5.16) or silently truncated",
            "DAX addresses pages. Where a linear target begins inside a page of the device below, the part below a page is "
                    + "cut off, so DAX and block I/O reach different bytes; up to 5.16 DAX is refused instead."),
    Q18_PROBE_READS_ENDS("12.2", "a poisoned first or last page makes the device not DAX",
            "Up to 5.16 the kernel finds out whether a device can do DAX by trying its first and its last page. A record "
                    + "on one of them makes the device look as if it could not."),
    Q19_EXT4_TRUNCATE_IGNORES_ZERO_ERROR("11.4", "ext4 truncate ignores the error of zeroing the tail",
            "Cutting a file inside a page zeroes the rest of that page. Over a record that fails, and ext4 does not look: "
                    + "truncate reports success, the tail keeps its bytes and the record."),
    Q20_CLEAR_KEEPS_NOT_PRESENT("10.5", "clearing restores cacheability but not presence in the kernel map",
            "Up to 5.16 clearing makes the page cacheable again in the kernel's map, but does not put it back where it was "
                    + "taken out: the kernel's next store to it is an oops."),
    Q21_POPULATE_ONLY_ADDS("3.1", "records never vanish by re-population",
            "Filling a table from the list of the bus only adds. What has gone from the list stays in the table until it is "
                    + "cleared or the driver is bound anew."),
    Q22_SYSFS_ADDS_WITHOUT_POISON("2.6", "a sysfs write adds a record without poison and cannot remove one",
            "Writing to the badblocks attribute makes the kernel believe the sectors are bad. The media is not touched: "
                    + "mappings made before go on reading healthy bytes."),
    Q23_KERNEL_READ_LEAVES_MAPPINGS("10.4", "poison consumed by a kernel read neither flags nor unmaps the page",
            "A read(2) that runs into unknown poison is saved by its own handler, and memory_failure is not called: the page "
                    + "is not flagged, and processes keep their mappings of it."),
    Q24_CLEAR_ERRORS_REPORTS_SUCCESS("17.1", "ndctl clear-errors can report success wrongly",
            "The tool goes through the records and does not tell when a clear command failed."),
    Q25_RMAP_WALK_ERROR_SHUTS_DOWN("10.3", "any error of the XFS reverse-mapping walk shuts the file system down",
            "XFS walks all owners of a failed page. Any error on the way, even that an entry is busy, is taken for corruption "
                    + "and shuts the file system down."),
    Q26_NOTIFY_WITHOUT_HWPOISON("10.3",
            "a notified page with no inode in core becomes not present but not HWPoison",
            "When the owner of a failed page is not in memory the notification succeeds without flagging the page. The "
                    + "kernel's map loses it all the same, and the clear restores flagged pages only.");

    private final String section;
    private final String summary;
    private final String explanation;

    Quirk(String section, String summary, String explanation) {
        this.section = section;
        this.summary = summary;
        this.explanation = explanation;
    }

    /** "Q8", as semantics 19 numbers it. */
    public String id() {
        return name().substring(0, name().indexOf('_'));
    }

    /** Section of the kernel semantics that describes it in full. */
    public String section() {
        return section;
    }

    /** One line in words. */
    public String summary() {
        return summary;
    }

    /** What it does to somebody, in whole sentences. */
    public String explanation() {
        return explanation;
    }
}
