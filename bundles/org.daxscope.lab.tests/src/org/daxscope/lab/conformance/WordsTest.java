package org.daxscope.lab.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.daxscope.lab.conformance.StepReport.Verdict;
import org.daxscope.lab.recording.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads about a step. */
class WordsTest {
    private static final int SHORT = 120;
    private static final int STILL_READABLE = 200;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a-ext4-02-page | 0 | inject a record: f, 4096 bytes at 16384 | new record [266272, +8) of pm0",
        "a-ext4-02-page | 1 | list the extents of f | 1 extent [0, +65536) at 136314880",
        "a-ext4-02-page | 2 | pread f: 4096 bytes at 16384 | EIO (Input/output error)",
        "a-ext4-02-page | 4 | load f at 16384 (fresh map) | SIGBUS BUS_ADRERR at file byte 16384",
        "a-ext4-02-page | 6 | pwrite f: 4096 bytes at 16384, pattern 57 "
                + "| 4096 bytes written; record [266272, +8) of pm0 gone",
        "a-ext4-02-page | 7 | pread f: 12288 bytes at 12288 | 12288 bytes read: 23, 57, 25",
        "a-ext4-02-page | 8 | load f at 16384 (fresh map) | loaded 57",
        "a-ext4-02-page | 10 | census of f: 65536 bytes at 0 | all 16 pages readable",
        "a-xfs-12-read-variants | 8 | read f: 65536 bytes at 0, 4096 a call "
                + "| 20480 bytes read in 6 calls, then EIO (Input/output error)",
        "a-xfs-14-eof-page | 5 | stat f | 10000 bytes, DAX",
        "a-xfs-25-map-flags | 1 | mmap f: 65536 bytes at 0, sync (map s, process p1) | mapped",
        "a-xfs-25-map-flags | 2 | load f at 16384 (map s, process p1) | SIGBUS BUS_ADRERR at file byte 16384",
        "a-xfs-25-map-flags | 12 | madvise popr: 65536 bytes at 0 (map r, process p1) | EFAULT (Bad address)",
        "a-xfs-25-map-flags | 13 | scan map r: 65536 bytes at 0, one load a page (process p1) "
                + "| BUS_ADRERR [16384, +4096)",
        "a-xfs-25-map-flags | 15 | memset map w: 65536 bytes at 0, pattern 4d (process p1) "
                + "| 16384 bytes stored, then SIGBUS BUS_ADRERR at file byte 16384",
        "p-10-inject-mid-page-len | 4 | pwrite f: 4096 bytes at 32768, pattern 57 "
                + "| 4096 bytes written; record [266303, +10) of pm0 now [266303, +1) [266312, +1)",
        "m-07-hwpoison-unaligned-len | 2 | madvise hwpoison: 12288 bytes at 16384 (map m, process p1) "
                + "| SIGBUS BUS_MCEERR_AR at file byte 16384, lsb 12"})
    void stepsAndOutcomes(String id, int step, String operation, String outcome) {
        Recording recording = Recorded.recording("6.1", id);

        StepReport report = Playbacks.play(recording, Playbacks.kernelOf(recording)).reports().get(step);

        assertThat(report.operation()).isEqualTo(operation);
        assertThat(report.kernel()).isEqualTo(outcome);
        assertThat(report.daxscope()).isEqualTo(outcome);
    }

    @Test
    void areThereForEveryStepAndShort() {
        for (Recording recording : Recorded.all()) {
            List<String> kernel = RecordingPlayback.kernelWords(recording);
            for (int i = 0; i < kernel.size(); i++) {
                String operation = OperationWords.of(recording.steps().get(i));
                assertThat(operation).as(recording.id()).isNotBlank().hasSizeLessThan(SHORT).doesNotContain("\n");
                assertThat(kernel.get(i)).as(recording.id() + " " + operation).hasSizeLessThan(STILL_READABLE)
                        .doesNotContain("\n");
            }
        }
    }

    @Test
    void areTheSameOnBothSidesWhereOutcomesAreEqual() {
        List<Recording> withoutFiles =
                Recorded.promised().stream().filter(recording -> recording.fs() == null).toList();
        assertThat(withoutFiles).hasSizeGreaterThan(50);
        for (Recording recording : withoutFiles)
            for (StepReport report : Playbacks.play(recording, Playbacks.kernelOf(recording)).reports())
                if (report.verdict() == Verdict.EQUAL) {
                    boolean asksTheKernel = !recording.steps().get(report.index()).op().equals("set_fs_device");
                    assertThat(report.daxscope()).as(recording.id() + " " + report.operation())
                            .isEqualTo(report.kernel()).matches(told -> told.isEmpty() != asksTheKernel);
                }
    }
}
