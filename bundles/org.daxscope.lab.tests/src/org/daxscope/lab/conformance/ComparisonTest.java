package org.daxscope.lab.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The comparison can fail: one field changed at a time is noticed where the recordings' own judge notices it, and only there. */
class ComparisonTest {
    private static final String EXT4 = "a-ext4-02-page";
    private static final String XFS = "a-xfs-02-page";
    private static final String RAW = "b-01-raw-read";
    private static final String SCAN = "a-xfs-25-map-flags";
    private static final String ALL = "a-xfs-12-read-variants";

    @ParameterizedTest
    @MethodSource("edits")
    void aChangeIsNoticedWhereItMatters(Edit edit) {
        assertThat(Judged.differences(edit.recording(), edit.changedResult())).isEqualTo(edit.noticed());
    }

    /** Not private, so that the same list can be given to the recordings' own judge by hand. */
    static List<Edit> edits() {
        List<Edit> edits = new ArrayList<>();
        outcomes(edits);
        signals(edits);
        layout(edits);
        records(edits);
        scene(edits);
        finalState(edits);
        return edits;
    }

    private static void outcomes(List<Edit> edits) {
        noticed(edits, XFS, "steps.6.observed.ret", "4095", "step 6 ret");
        noticed(edits, XFS, "steps.6.observed.ret", "", "step 6 ret");
        noticed(edits, XFS, "steps.2.observed.errno", "\"EFAULT\"", "step 2 errno");
        noticed(edits, XFS, "steps.2.observed.errno", "", "step 2 errno");
        noticed(edits, XFS, "steps.7.observed.runs.0.2", "\"24\"", "step 7 runs");
        noticed(edits, XFS, "steps.7.observed.runs.1.1", "512", "step 7 runs");
        neutral(edits, XFS, "steps.7.observed.fnv64", "\"0\"");
        noticed(edits, XFS, "steps.7.observed.runs", "", "step 7 fnv64", "step 7 runs");
        noticed(edits, XFS, "steps.8.observed.value", "\"58\"", "step 8 value");
        noticed(edits, XFS, "steps.8.observed.ok", "false", "step 8 ok");
        noticed(edits, XFS, "steps.10.observed.pages.0.2", "\"EIO\"", "step 10 pages");
        noticed(edits, XFS, "steps.10.observed.fnv64", "\"0\"", "step 10 fnv64");
        neutral(edits, XFS, "steps.6.observed.klog", "[\"a line\"]");
        neutral(edits, XFS, "steps.6.observed.trace", "[\"clear_poison: phys=0x1 len=1\"]");
        neutral(edits, XFS, "steps.6.observed.anything", "{}");
        noticed(edits, XFS, "steps.6.observed.died", "true", "step 6 died");
        noticed(edits, ALL, "steps.8.observed.calls.0.1", "1", "step 8 calls");
        noticed(edits, ALL, "steps.8.observed.total", "1", "step 8 total");
        neutral(edits, "a-xfs-14-eof-page", "steps.5.observed.size", "1");
        neutral(edits, "a-xfs-14-eof-page", "steps.5.observed.dax", "false");
    }

    private static void signals(List<Edit> edits) {
        noticed(edits, XFS, "steps.4.observed.sig.code", "\"BUS_MCEERR_AR\"", "step 4 sig");
        noticed(edits, XFS, "steps.4.observed.sig.signal", "\"SIGSEGV\"", "step 4 sig");
        noticed(edits, XFS, "steps.4.observed.sig.addr_lsb", "12", "step 4 sig");
        noticed(edits, XFS, "steps.4.observed.sig.addr_file_off", "16385", "step 4 sig");
        noticed(edits, XFS, "steps.4.observed.sig", "", "step 4 sig");
        neutral(edits, XFS, "steps.4.observed.sig.addr_map_off", "1");
        neutral(edits, XFS, "steps.4.observed.sig.map", "\"other\"");
        noticed(edits, XFS, "steps.6.observed.async", "[{\"signal\":\"SIGBUS\",\"code\":\"BUS_MCEERR_AO\"}]",
                "step 6 async");
        noticed(edits, XFS, "steps.4.observed.mmap", "{\"errno\":\"ENODEV\"}", "step 4 mmap");
        noticed(edits, XFS, "steps.4.observed.open", "{\"errno\":\"ENOENT\"}", "step 4 open");
        edits.add(new Edit("6.1", "m-07-hwpoison-unaligned-len", "steps.2.observed.sig.addr_lsb", "21",
                List.of("step 2 sig")));
        noticed(edits, SCAN, "steps.13.observed.scan.1.2", "\"ok\"", "step 13 scan");
        noticed(edits, SCAN, "steps.15.observed.stored", "16383", "step 15 stored");
    }

    /** ext4's own choice of blocks is nobody's business. */
    private static void layout(List<Edit> edits) {
        noticed(edits, XFS, "steps.1.observed.extents.0.physical", "0", "step 1 extents");
        neutral(edits, EXT4, "steps.1.observed.extents.0.physical", "0");
        noticed(edits, EXT4, "steps.1.observed.extents.0.logical", "4096", "step 1 extents");
        noticed(edits, EXT4, "steps.1.observed.extents.0.length", "4096", "step 1 extents");
        noticed(edits, EXT4, "steps.1.observed.extents.0.flags", "[\"unwritten\"]", "step 1 extents");
        neutral(edits, EXT4, "steps.1.observed.extents.0.flags", "[\"merged\",\"last\"]");
        noticed(edits, EXT4, "steps.1.observed.extents", "[]", "step 1 extents");
    }

    private static void records(List<Edit> edits) {
        noticed(edits, XFS, "steps.3.observed.badblocks.pm0.0.0", "1", "step 3 badblocks");
        noticed(edits, EXT4, "steps.3.observed.badblocks.pm0.0.0", "1", "step 3 badblocks");
        noticed(edits, EXT4, "steps.3.observed.badblocks.pm0.0.1", "1", "step 3 badblocks");
        noticed(edits, EXT4, "steps.3.observed.badblocks", "", "step 3 badblocks");
        noticed(edits, EXT4, "steps.3.observed.badblocks.pm1", "[[0,8]]", "step 3 badblocks");
        neutral(edits, EXT4, "steps.3.observed.badblocks.pm1", "[]");
        neutral(edits, EXT4, "steps.3.observed.badblocks.pm0_n", "[[1,2]]");
        neutral(edits, EXT4, "steps.3.observed.badblocks.pm0_sectors", "[[1,2]]");
        // Once the layout differs, only the lengths of records count.
        neutral(edits, EXT4, "steps.0.observed.injected.0.sector steps.3.observed.badblocks.pm0.0.0", "1");
        neutral(edits, EXT4, "steps.1.observed.extents.0.physical steps.3.observed.badblocks.pm0.0.0", "4096");
        noticed(edits, EXT4, "steps.0.observed.injected.0.sector steps.3.observed.badblocks.pm0.0.1", "1",
                "step 3 badblocks");
        noticed(edits, XFS, "steps.0.observed.injected.0.sector steps.3.observed.badblocks.pm0.0.0", "1",
                "step 3 badblocks");
        neutral(edits, XFS, "steps.0.observed.injected.0.sector", "1");
        // What differs later does not excuse what came before.
        noticed(edits, EXT4, "steps.9.observed.extents.0.physical steps.3.observed.badblocks.pm0.0.0", "4096",
                "step 3 badblocks");
    }

    private static void scene(List<Edit> edits) {
        noticed(edits, XFS, "setup.2.stat.dax", "false", "setup setup");
        noticed(edits, XFS, "setup.2.stat.size", "1", "setup setup");
        noticed(edits, XFS, "setup.1.rc", "255", "setup setup");
        noticed(edits, XFS, "setup.2.name", "\"g\"", "setup setup");
        neutral(edits, XFS, "setup.2.stat.blocks", "1");
        neutral(edits, XFS, "setup.2.fiemap", "[]");
        neutral(edits, XFS, "setup.2.rets", "[]");
        neutral(edits, XFS, "setup.0.args", "\"\"");
        neutral(edits, XFS, "setup.1.options", "\"\"");
        edits.add(new Edit("5.10", "a-xfs-70-reflink-mount", "setup_failed", "", List.of("setup failed")));
    }

    private static void finalState(List<Edit> edits) {
        String records = "\"badblocks\"";
        noticed(edits, XFS, "final_state.files.f.pages.0.2", "\"EIO\"", "final files");
        noticed(edits, XFS, "final_state.files.f.size", "1", "final files");
        noticed(edits, XFS, "final_state.files.f.extents.0.physical", "0", "final files");
        neutral(edits, EXT4, "final_state.files.f.extents.0.physical", "0");
        noticed(edits, EXT4, "final_state.files.f.extents.0.length", "1", "final files");
        noticed(edits, EXT4, "final_state.files.f", "", "final files");
        neutral(edits, XFS, "final_state.files.f.fnv64", "\"0\"");
        neutral(edits, XFS, "final_state.files.f.more", records);
        noticed(edits, XFS, "final_state.badblocks.pm0", "[[1,2]]", "final badblocks");
        noticed(edits, RAW, "final_state.devices.pm0.0.pages.0.2", "\"ff\"", "final devices");
        noticed(edits, RAW, "final_state.devices.pm0.0.off", "4096", "final devices");
        noticed(edits, RAW, "final_state.devices.pm0.0.pages", "", "final devices");
        neutral(edits, RAW, "final_state.devices.pm0.0.fnv64", "\"0\"");
        edits.add(new Edit("5.10", EXT4, "final_state.badblocks.pm0.0.0", "8", List.of()));
        edits.add(new Edit("5.10", EXT4, "final_state.badblocks.pm0.0.1", "9", List.of("final badblocks")));
        edits.add(new Edit("5.10", XFS, "final_state.badblocks.pm0.0.0", "8", List.of("final badblocks")));
    }

    private static void noticed(List<Edit> edits, String id, String path, String value, String... where) {
        edits.add(new Edit("6.1", id, path, value, List.of(where)));
    }

    private static void neutral(List<Edit> edits, String id, String path, String value) {
        edits.add(new Edit("6.1", id, path, value, List.of()));
    }
}
