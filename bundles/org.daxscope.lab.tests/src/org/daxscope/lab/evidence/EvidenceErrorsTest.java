package org.daxscope.lab.evidence;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What cannot be read says where, what was expected and what is there")
class EvidenceErrorsTest {
    private interface Reader {
        Object read(String text) throws EvidenceException;
    }

    private record Wrong(Reader reader, String text, String message) {
        @Override
        public String toString() {
            return message;
        }
    }

    static Stream<Wrong> wrong() {
        String frag = "File size of f is 4096 (1 block of 4096 bytes)\n"
                + " ext: logical_offset: physical_offset: length: expected: flags:\n";
        return Stream.of(
                new Wrong(BadblocksText::read, "8 1\n16\n",
                        "line 2, column 3: expected its length in sectors, found the end of the line"),
                new Wrong(BadblocksText::read, "8 x",
                        "line 1, column 3: expected its length in sectors, found \"x\""),
                new Wrong(BadblocksText::read, "8 0",
                        "line 1, column 3: expected a length of at least 1 that stays below "
                                + "sector 2^54, found \"0\""),
                new Wrong(BadblocksText::read, "8 1 2",
                        "line 1, column 5: expected the end of the line, found \"2\""),
                new Wrong(FilefragText::read, "f: 1 extent found\n",
                        "line 1, column 1: expected \"File size of \", found \"f: 1 extent found\""),
                new Wrong(FilefragText::read, frag + "   0: 0.. 0: x",
                        "line 3, column 14: expected the first block of the device, found \"x\""),
                new Wrong(FilefragText::read, frag,
                        "line 3, column 1: expected \"f:\", found the end of the line"),
                new Wrong(XfsBmapText::read, "f:\n   0: [0..7]: nowhere",
                        "line 2, column 15: expected the first sector "
                                + "of the device, or \"hole\", found \"nowhere\""),
                new Wrong(XfsBmapText::read, "f:\n   1: [0..7]: hole 8",
                        "line 2, column 5: expected extent 0, found \": [0..7]: hole 8\""),
                new Wrong(DmsetupText::read, "0 8 striped 2 16 259:0 0",
                        "line 1, column 25: expected a device, as major:minor or by name, found the end of the line"),
                new Wrong(DmsetupText::read, "v: 0 linear 259:0 0",
                        "line 1, column 6: expected its length in sectors, found \"linear 259:0 0\""),
                new Wrong(KernelMessage::read, "ok\n[1.0] Memory failure: page 7",
                        "line 2, column 23: expected a page frame, found \"page 7\""),
                new Wrong(StraceText::read, "pread64(3, \"abc, 5) = 1",
                        "line 1, column 24: expected the end of a string, found the end of the line"),
                new Wrong(StraceText::read, "close(3) ok",
                        "line 1, column 10: expected \"=\", found \"ok\""),
                new Wrong(NdctlText::read, "[\n  {\"dev\":\"namespace0.0\",}\n]",
                        "line 2, column 26: expected JSON as ndctl prints it, at $[0].dev, found "));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void isTold(Wrong wrong) {
        assertThatThrownBy(() -> wrong.reader.read(wrong.text)).isInstanceOf(EvidenceException.class)
                .hasMessageStartingWith(wrong.message);
    }
}
