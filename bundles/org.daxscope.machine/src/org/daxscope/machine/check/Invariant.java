package org.daxscope.machine.check;

import java.util.List;

import org.daxscope.kernel.Quirk;

/** What one would like to rely on: truth and belief agree. Semantics appendix C. Each names the quirks that can break it. */
public enum Invariant {
    SOUND("every poisoned line is covered by a record of the disk", Quirk.Q1_LONG_INSERT_REVERSED,
            Quirk.Q2_COVERING_INSERT_LOSES_REST, Quirk.Q3_NO_SPLIT_AT_511, Quirk.Q4_FULL_TABLE_REFUSES_MERGE,
            Quirk.Q5_MCE_ADDRESS_ROUNDED_UP),
    TIGHT("every record of the disk holds a poisoned line", Quirk.Q7_REFUSED_SPLIT_IGNORED,
            Quirk.Q3_NO_SPLIT_AT_511, Quirk.Q10_SHORT_CLEAR_KEEPS_DISK_RECORD, Quirk.Q5_MCE_ADDRESS_ROUNDED_UP,
            Quirk.Q21_POPULATE_ONLY_ADDS, Quirk.Q22_SYSFS_ADDS_WITHOUT_POISON, Quirk.Q1_LONG_INSERT_REVERSED),
    TABLES_AGREE("region and disk have the same records", Quirk.Q6_REGION_END_RECORD_STAYS,
            Quirk.Q10_SHORT_CLEAR_KEEPS_DISK_RECORD, Quirk.Q22_SYSFS_ADDS_WITHOUT_POISON,
            Quirk.Q21_POPULATE_ONLY_ADDS, Quirk.Q1_LONG_INSERT_REVERSED, Quirk.Q2_COVERING_INSERT_LOSES_REST,
            Quirk.Q3_NO_SPLIT_AT_511, Quirk.Q4_FULL_TABLE_REFUSES_MERGE, Quirk.Q7_REFUSED_SPLIT_IGNORED),
    FLAG_MEANS_POISON("every page flagged HWPoison holds a poisoned line", Quirk.Q11_SMALL_CLEAR_KEEPS_PAGE_STATE),
    WRITES_READ_BACK("what was written reads back"),
    NO_MAPPING_OF_FAILED("no process maps a page flagged HWPoison", Quirk.Q23_KERNEL_READ_LEAVES_MAPPINGS);

    private final String words;
    private final List<Quirk> quirks;

    Invariant(String words, Quirk... quirks) {
        this.words = words;
        this.quirks = List.of(quirks);
    }

    public String words() {
        return words;
    }

    /** Those that can break it. */
    public List<Quirk> quirks() {
        return quirks;
    }
}
