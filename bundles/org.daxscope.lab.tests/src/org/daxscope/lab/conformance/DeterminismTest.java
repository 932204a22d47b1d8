package org.daxscope.lab.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.daxscope.journal.Digest;
import org.daxscope.lab.recording.Recording;
import org.daxscope.lab.recording.RecordingWriter;
import org.junit.jupiter.api.Test;

class DeterminismTest {
    private record Run(String results, Digest journal, int events) {
    }

    /** What the kernel answered must not reach the engine: without it the journal is the same too, bit for bit. */
    @Test
    void theSameInputGivesTheSameResultsAndTheSameJournal() {
        for (Recording recording : Recorded.promised()) {
            Run first = run(recording);

            assertThat(run(recording)).as(Recorded.title(recording)).isEqualTo(first);
            assertThat(run(Recorded.bare(recording)).journal()).as(Recorded.title(recording))
                    .isEqualTo(first.journal());
        }
    }

    @Test
    void anotherKernelWritesAnotherJournal() {
        Run old = run(Recorded.recording("5.10", "a-xfs-02-page"));
        Run young = run(Recorded.recording("6.1", "a-xfs-02-page"));

        assertThat(young.journal()).isNotEqualTo(old.journal());
    }

    private static Run run(Recording recording) {
        RecordingPlayback playback = new RecordingPlayback(recording, Playbacks.kernelOf(recording));
        playback.to(playback.length());
        String results = RecordingWriter.tree(recording, playback.result().results()).toString();
        return new Run(results, playback.journal().digest(), playback.journal().size());
    }
}
