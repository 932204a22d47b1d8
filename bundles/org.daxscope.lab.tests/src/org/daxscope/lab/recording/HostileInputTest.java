package org.daxscope.lab.recording;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that is made to hurt. */
class HostileInputTest {
    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[[{\"a\":"})
    void nestingDeeperThan64IsRefusedWhereItGetsTooDeep(String opening) {
        refused("{\"a\": " + opening.repeat(1_000_000)).withMessageContaining(
                "expected at most 64 objects and lists inside each other, found more");
    }

    @Test
    void nestingUpTo64IsFine() throws RecordingException {
        Samples.read(Samples.scenarioWith("\"a\": " + "[".repeat(63) + "]".repeat(63) + ","));
    }

    @Test
    void aListThatNeverEndsIsRefused() {
        refused("[" + "0,".repeat(2_000_000))
                .withMessage("a.json:1:1000000: expected at most 500,000 values, found more");
    }

    @Test
    void moreStepsThanAnyoneTakesAreRefused() {
        refused(Samples.scenario("{}" + ",{}".repeat(100_000)))
                .withMessage("a.json:3:11: steps: expected a list of at most 100,000, found a list of 100,001");
    }

    @Test
    void aTextWithoutEndIsRefused() {
        refused("{\"a\": \"" + "x".repeat(5_000_000)).withMessageContaining("'\"' at the end of a text");
        refused("{\"a\": \"" + "x".repeat(5_000_000) + "\"}").withMessageContaining("at most 1,048,576 characters");
    }

    @Test
    void aFileTooLargeIsRefusedUnseen() {
        assertThatExceptionOfType(RecordingException.class)
                .isThrownBy(() -> RecordingReader.read("a.json", new byte[Limits.FILE_BYTES + 1]))
                .withMessage("a.json:1:1: expected a file of at most 64 MiB, found more");
    }

    @Test
    void brokenUtf8IsRefusedAtItsByte() {
        byte[] content = "{\"id\":\n \"é\"".getBytes(StandardCharsets.ISO_8859_1);

        assertThatExceptionOfType(RecordingException.class).isThrownBy(() -> RecordingReader.read("a.json", content))
                .withMessage("a.json:2:3: expected text in UTF-8, found the byte 0xe9");
    }

    @Test
    void halfACharacterAtTheEndIsRefused() {
        byte[] content = {'{', (byte) 0xe2, (byte) 0x82};

        assertThatExceptionOfType(RecordingException.class).isThrownBy(() -> RecordingReader.read("a.json", content))
                .withMessage("a.json:1:2: expected text in UTF-8, found the byte 0xe2");
    }

    private static ThrowableAssertAlternative<RecordingException> refused(String document) {
        return assertThatExceptionOfType(RecordingException.class).isThrownBy(() -> Samples.read(document));
    }
}
