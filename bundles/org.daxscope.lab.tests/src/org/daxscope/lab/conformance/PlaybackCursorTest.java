package org.daxscope.lab.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.daxscope.journal.Cursor;
import org.daxscope.journal.TimeTravel;
import org.daxscope.lab.conformance.StepReport.Verdict;
import org.daxscope.lab.recording.Recording;
import org.daxscope.machine.MachineState;
import org.daxscope.machine.image.MachineImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Back and forth through a playback. */
class PlaybackCursorTest {
    private static final int JUMPS = 60;

    @ParameterizedTest
    @CsvSource({"6.1, a-ext4-25-map-flags", "6.12, a-xfs-19-truncate", "6.1, b-02-raw-direct-write",
        "5.10, a-ext4-50-nodax", "6.1, a-xfs-30-pmd-load", "6.12, p-18-punch-then-reuse-same",
        "6.1, a-xfs-80-meta-super"})
    void anyOrderShowsTheSamePictures(String kernel, String id) {
        Recording recording = Recorded.recording(kernel, id);
        RecordingPlayback straight = open(recording);
        List<MachineImage> images = new ArrayList<>(List.of(straight.image()));
        while (straight.position() < straight.length()) {
            straight.forward();
            images.add(straight.image());
        }
        for (int seed = 0; seed < 3; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            RecordingPlayback wandering = open(recording);
            for (int jump = 0; jump < JUMPS; jump++) {
                int position = random.nextInt(wandering.length() + 1);

                wandering.to(position);

                assertThat(wandering.position()).isEqualTo(position);
                assertThat(wandering.image()).as("seed %d, jump %d", seed, jump).isEqualTo(images.get(position));
            }
            wandering.to(wandering.length());
            assertThat(wandering.journal().digest()).isEqualTo(straight.journal().digest());
            assertThat(wandering.result().results()).isEqualTo(straight.result().results());
        }
    }

    @ParameterizedTest
    @CsvSource({"6.1, a-ext4-02-page, 6", "6.1, a-xfs-02-page, 6", "6.12, a-xfs-11-straddle-page, 3",
        "6.1, b-02-raw-direct-write, 3", "5.10, a-ext4-50-nodax, 4", "6.1, a-ext4-30-pmd-load, 3",
        "6.1, a-ext4-02-page, 4", "6.12, a-ext4-31-pmd-write, 2"})
    void everyEventOfAStepCanBeVisitedAndLeft(String kernel, String id, int step) {
        RecordingPlayback playback = open(Recorded.recording(kernel, id));
        playback.to(playback.length());
        TimeTravel<MachineState> time = playback.time();
        int first = time.afterStep(step).event();
        int end = time.afterStep(step + 1).event();
        List<MachineImage> forward = new ArrayList<>();
        for (int event = first; event < end; event++) {
            time.goTo(time.afterEvent(event));
            forward.add(playback.image());
        }
        List<MachineImage> backward = new ArrayList<>();
        for (int event = end - 1; event >= first; event--) {
            time.goTo(time.afterEvent(event));
            backward.addFirst(playback.image());
        }

        assertThat(end).isGreaterThan(first);
        assertThat(backward).isEqualTo(forward);
        playback.to(playback.length());
        assertThat(time.position()).isEqualTo(time.present());
        playback.to(step + 1);
        assertThat(forward.getLast().devices()).usingRecursiveComparison().ignoringFields("recovered")
                .isEqualTo(playback.image().devices());
    }

    @Test
    void aRecoveryWriteDropsItsRecordLast() {
        RecordingPlayback playback = open(Recorded.recording("6.1", "a-ext4-02-page"));
        playback.to(playback.length());
        TimeTravel<MachineState> time = playback.time();
        Cursor before = time.afterStep(6);
        List<Integer> records = new ArrayList<>();
        for (int event = before.event(); event < time.afterStep(7).event(); event++) {
            time.goTo(time.afterEvent(event));
            records.add(playback.image().devices().getFirst().diskRecords().size());
        }

        assertThat(records).startsWith(1).endsWith(0).isSortedAccordingTo((a, b) -> b - a);
    }

    @Test
    void stepsAreReportedAsTheyAreDone() {
        RecordingPlayback playback = open(Recorded.recording("6.1", "a-ext4-02-page"));

        playback.to(7);
        playback.to(2);

        assertThat(playback.report(6)).isEqualTo(new StepReport(6, "pwrite f: 4096 bytes at 16384, pattern 57",
                "4096 bytes written; record [266272, +8) of pm0 gone",
                "4096 bytes written; record [266272, +8) of pm0 gone", Verdict.EQUAL, List.of(), "",
                "the write covers whole pages, so the kernel itself cleared 4096 bytes at disk byte 136331264 and dropped "
                        + "their record [semantics 7.3]"));
        assertThat(playback.report(7)).isEqualTo(new StepReport(7, "pread f: 12288 bytes at 12288",
                "12288 bytes read: 23, 57, 25", "", Verdict.PENDING, List.of(), ""));
    }

    @Test
    void thereIsNothingBeyondTheEnds() {
        RecordingPlayback playback = open(Recorded.recording("6.1", "a-ext4-02-page"));

        playback.to(playback.length());
        playback.forward();

        assertThat(playback.position()).isEqualTo(playback.length()).isEqualTo(11);
        assertThatThrownBy(() -> playback.to(12)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> playback.to(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static RecordingPlayback open(Recording recording) {
        return new RecordingPlayback(recording, Playbacks.kernelOf(recording));
    }
}
