package org.daxscope.kernel;

/** The quirks of semantics 19. Each can be switched off on its own in a {@link KernelModel}, to see what it is to blame for. */
public enum Quirk {
    Q1_LONG_INSERT_REVERSED("a badblocks insert over 512 sectors is stored in reverse order; later checks miss it"),
    Q2_COVERING_INSERT_LOSES_REST("a badblocks insert that covers more than two records loses the rest"),
    Q3_NO_SPLIT_AT_511("a record is not split at 511 entries, and a partly stored set reports success"),
    Q4_FULL_TABLE_REFUSES_MERGE("a full table refuses even a set that would merge"),
    Q5_MCE_ADDRESS_ROUNDED_UP("the machine-check address is rounded up to the next 64 bytes"),
    Q6_REGION_END_RECORD_STAYS("a clear up to the exact region end leaves the region record"),
    Q7_REFUSED_SPLIT_IGNORED("a refused split leaves a stale record, and nobody looks at the result"),
    Q8_STRIDE_UNDERFLOW("a record that begins before the query makes the stride the whole request"),
    Q9_RECOVERY_FAILS_AS_EFAULT("a failed recovery write looks like a bad user buffer"),
    Q10_SHORT_CLEAR_KEEPS_DISK_RECORD("a short clear updates bus and region but not the disk record"),
    Q11_SMALL_CLEAR_KEEPS_PAGE_STATE("a clear below 4 KiB leaves HWPoison and the kernel map as they were"),
    Q12_V2_READ_IGNORES_ADJUSTED_LENGTH("the v2 read recovery computes a shorter length and does not use it"),
    Q13_V2_PLAIN_COPY_WITHOUT_OP("v2 warns but copies plainly through dm targets that lack the operation"),
    Q14_RECORD_CLEARED_ON_SHORT_COPY("the record goes even if the user copy fell short"),
    Q15_LOG_WRITES_ZERO_PAGE_FAILS("dm-log-writes rejects zero_page_range, ignores its begin and logs no DAX data"),
    Q16_NFIT_TEST_ALWAYS_EIO("nfit_test answers EIO in every mode, so recovery is impossible"),
    Q17_MISALIGNED_LINEAR("a dm-linear start inside a page is refused (up to 5.16) or silently truncated"),
    Q18_PROBE_READS_ENDS("a poisoned first or last page makes the device not DAX"),
    Q19_EXT4_TRUNCATE_IGNORES_ZERO_ERROR("ext4 truncate ignores the error of zeroing the tail"),
    Q20_CLEAR_KEEPS_NOT_PRESENT("clearing restores cacheability but not presence in the kernel map"),
    Q21_POPULATE_ONLY_ADDS("records never vanish by re-population"),
    Q22_SYSFS_ADDS_WITHOUT_POISON("a sysfs write adds a record without poison and cannot remove one"),
    Q23_KERNEL_READ_LEAVES_MAPPINGS("poison consumed by a kernel read neither flags nor unmaps the page"),
    Q24_CLEAR_ERRORS_REPORTS_SUCCESS("ndctl clear-errors can report success wrongly"),
    Q25_RMAP_WALK_ERROR_SHUTS_DOWN("any error of the XFS reverse-mapping walk shuts the file system down"),
    Q26_NOTIFY_WITHOUT_HWPOISON("a notified page with no inode in core becomes not present but not HWPoison");

    private final String summary;

    Quirk(String summary) {
        this.summary = summary;
    }

    /** One line in words. */
    public String summary() {
        return summary;
    }
}
