package org.daxscope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.daxscope.lab.conformance.Playback;
import org.daxscope.lab.conformance.Playbacks;
import org.daxscope.lab.recording.Recording;
import org.daxscope.lab.recording.RecordingFiles;
import org.daxscope.lab.recording.RecordingReader;
import org.daxscope.lab.story.Stories;
import org.daxscope.machine.scene.Script;
import org.daxscope.model.bridge.ToModel;
import org.daxscope.model.bridge.ToRecords;
import org.daxscope.model.check.Checks;
import org.daxscope.model.check.Problem;
import org.daxscope.model.check.Severity;
import org.daxscope.model.persistence.SessionFiles;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What real kernels were asked, kept as a session: nothing is lost on the way, and nothing of it is called an error. */
class RecordedSessionsTest {
    private static final String FOLDER = "bundles/org.daxscope.recordings/recordings";

    @TestFactory
    Stream<DynamicTest> aRecordingIsASession() throws Exception {
        List<Recording> recordings = new ArrayList<>();
        for (Path file : RecordingFiles.find(List.of(folder()))) {
            Recording recording = RecordingReader.read(file);
            if (Playbacks.refusal(recording).isEmpty())
                recordings.add(recording);
        }
        assertThat(recordings).hasSizeGreaterThan(100);
        return recordings.stream().map(recording -> dynamicTest(recording.source(), () -> {
            Playback playback = Playbacks.open(recording, Playbacks.kernelOf(recording));
            playback.to(playback.length());
            isKept(playback.script(playback.length()));
        }));
    }

    @TestFactory
    Stream<DynamicTest> aStoryIsASession() {
        return Stories.all().stream().map(story -> dynamicTest(story.id(), () -> isKept(story.script())));
    }

    private static void isKept(Script script) throws Exception {
        Session session = ToModel.session(script);

        Session read = SessionFiles.read("session", SessionFiles.bytes("session", session));

        assertThat(ToRecords.script(read)).isEqualTo(script);
        assertThat(Checks.all(read).stream().filter(problem -> problem.severity() == Severity.ERROR))
                .extracting(Problem::message).isEmpty();
    }

    private static Path folder() {
        String told = System.getProperty("daxscope.recordings");
        if (told != null)
            return Path.of(told);
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent())
            if (Files.isDirectory(up.resolve(FOLDER)))
                return up.resolve(FOLDER);
        throw new IllegalStateException("no " + FOLDER + " here or in any folder above");
    }
}
