package org.daxscope.lab.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bad document has a § at the place that the message has to name. */
class BadInputTest {
    private static final char MARK = '§';

    @ParameterizedTest(name = "{0}")
    @MethodSource({"malformed", "badScenarios", "badSteps", "badRanges"})
    void theMessageSaysWhereAndWhatWasExpected(String message, String marked) {
        int mark = marked.indexOf(MARK);
        assertThat(mark).isNotNegative();
        String before = marked.substring(0, mark);
        String document = before + marked.substring(mark + 1);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = before.length() - before.lastIndexOf('\n');

        assertThatExceptionOfType(RecordingException.class).isThrownBy(() -> Samples.read(document))
                .withMessage("a.json:%d:%d: %s", line, column, message)
                .satisfies(e -> assertThat(e.line()).isEqualTo(line))
                .satisfies(e -> assertThat(e.column()).isEqualTo(column))
                .satisfies(e -> assertThat(e.file()).isEqualTo("a.json"));
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                bad("expected a value, found the end of the file", "§"),
                bad("expected a value, found the end of the file", " \n \r\n§"),
                bad("expected a value, found 'h'", "§hello"),
                bad("expected an object, found a list of 0", "  §[]"),
                bad("expected ',' or '}', found the end of the file", "{\"format\": \"dax-recording/1\"\n§"),
                bad("expected ':', found '1'", "{\"format\" §1}"),
                bad("expected the name of a field in double quotes, found '}'", "{\"format\": 1, §}"),
                bad("expected the name of a field in double quotes, found 'f'", "{§format: 1}"),
                bad("expected a value, found ']'", "{\"tags\": [1, §]}"),
                bad("expected ',' or ']', found '2'", "{\"tags\": [1 §2]}"),
                bad("expected the end of the file, found '}'", Samples.scenario() + "§}"),
                bad("expected each field once, found \"id\" again", "{\"id\": 1,\n \"id2\": 2, §\"id\": 3}"),
                bad("expected a value, found 't'", "{\"a\": §tru}"),
                bad("expected a value, found 'N'", "{\"a\": §NaN}"),
                bad("expected a number from -1.7e308 to 1.7e308, found 1e400", "{\"a\": §1e400}"),
                bad("expected a number from -1.7e308 to 1.7e308, found 012", "{\"a\": §012}"),
                bad("expected a number from -1.7e308 to 1.7e308, found 1.", "{\"a\": §1.}"),
                bad("expected a number of at most 40 characters, found more", "{\"a\": §" + "9".repeat(41) + "}"),
                bad("expected '\"' at the end of a text, found U+000A", "{\"a\": \"b§\n\"}"),
                bad("expected '\"' at the end of a text, found the end of the file", "{\"a\": \"b§"),
                bad("expected one of \" \\ / b f n r t u after '\\', found 'x'", "{\"a\": \"\\§x\"}"),
                bad("expected four hex digits after '\\u', found 'g'", "{\"a\": \"\\u00§g0\"}"),
                bad("expected a whole character, found half of a surrogate pair", "{\"a\": \"§\\ud800 \"}"),
                bad("expected a whole character, found half of a surrogate pair", "{\"a\": \"§\\udc00\"}"),
                bad("expected plain JSON text, found a NUL byte", "{\"a\": \"§\0\"}"),
                bad("expected plain JSON text, found a byte order mark", "§\uFEFF{}"),
                bad("expected a value, found '?'", "{\"é\": §?}"));
    }

    static Stream<Arguments> badScenarios() {
        return Stream.of(
                bad("expected the field \"format\", found none", "§{}"),
                bad("format: expected one of dax-recording/1, found \"dax-recording/2\"",
                        "{\"format\": §\"dax-recording/2\"}"),
                bad("format: expected one of dax-recording/1, found 1", "{\"format\": §1}"),
                bad("expected the field \"devices\", found none",
                        "\n§{\"format\": \"dax-recording/1\", \"id\": \"a\", \"profile\": \"legacy\", \"steps\": []}"),
                bad("id: expected a name of at most 200 letters, digits, '.', '_' and '-', "
                        + "not beginning with '.' or '-', found \"../../etc/passwd\"",
                        "{\"format\": \"dax-recording/1\", \"id\": §\"../../etc/passwd\", \"profile\": \"legacy\", "
                                + "\"devices\": [], \"steps\": []}"),
                bad("profile: expected one of legacy, nfit-acpi, nfit-acpi4k, nfit-qemu, found \"optane\"",
                        "{\"format\": \"dax-recording/1\", \"id\": \"a\", \"profile\": §\"optane\"}"),
                bad("reboot: expected true or false, found \"yes\"", Samples.scenarioWith("\"reboot\": §\"yes\",")),
                bad("fs.type: expected one of xfs, ext4, found \"btrfs\"",
                        Samples.scenarioWith("\"fs\": {\"type\": §\"btrfs\", \"on\": \"pm0\"},")),
                bad("fs: expected an object, found \"xfs\"", Samples.scenarioWith("\"fs\": §\"xfs\",")),
                bad("dm[0]: expected the field \"table\", found none",
                        Samples.scenarioWith("\"dm\": [§{\"name\": \"d0\"}],")),
                bad("files[0].size: expected a whole number of bytes from 0 to 2^44, found -1", Samples.scenarioWith(
                        "\"files\": [{\"name\": \"f\", \"size\": §-1, \"how\": \"truncate\"}],")),
                bad("files[0].size: expected a whole number of bytes from 0 to 2^30, found 1152921504606846976",
                        Samples.scenarioWith("\"files\": [{\"name\": \"f\", \"size\": §1152921504606846976}],")),
                bad("files[1].name: expected a name that no other file has, found \"f\"", Samples.scenarioWith(
                        "\"files\": [{\"name\": \"f\", \"size\": 1}, {\"name\": §\"f\", \"size\": 1}],")),
                bad("files[0].fill: expected two hex digits, \"pg\" or \"sec\", found \"zz\"",
                        Samples.scenarioWith("\"files\": [{\"name\": \"f\", \"size\": 1, \"fill\": §\"zz\"}],")),
                bad("watch[0]: expected [device, offset, length], found a list of 2",
                        Samples.scenarioWith("\"watch\": [§[\"pm0\", 0]],")),
                bad("setup: expected a list of at most 500,000, found an object",
                        Samples.scenarioWith("\"setup\": §{},")),
                bad("setup[0].fiemap[0].length: expected a whole number of bytes from 0 to 7, found 8",
                        Samples.scenarioWith("\"setup\": [{\"name\": \"f\", \"fiemap\": [{\"logical\": 0, "
                                + "\"physical\": 9223372036854775800, \"length\": §8}]}],")),
                bad("setup[0].device_map[0][1][0][1]: expected a whole number of sectors from 0 to 2^54, "
                        + "found 18014398509481985",
                        Samples.scenarioWith("\"setup\": [{\"name\": \"f\", \"device_map\": "
                                + "[[0, [[\"pm0\", §18014398509481985, 8]]]]}],")));
    }

    static Stream<Arguments> badSteps() {
        return Stream.of(
                badStep("steps[0]: expected the field \"op\", found none", "§{\"on\": \"f\"}"),
                badStep("steps[0]: expected an object, found 7", "§7"),
                badStep("steps[0]: expected the field \"off\", found none",
                        "§{\"op\": \"read\", \"on\": \"f\", \"len\": 1}"),
                badStep("steps[0]: expected the field \"map\" or \"on\", found none",
                        "§{\"op\": \"load\", \"off\": 0}"),
                badStep("steps[0]: expected \"dev\", \"sector\" and \"len\", or \"on\", \"off\" and \"bytes\", "
                        + "found none",
                        "§{\"op\": \"inject\", \"off\": 0}"),
                badStep("steps[0].observed: expected an object, found a list of 0",
                        "{\"op\": \"fsck\", \"observed\": §[]}"),
                badStep("steps[0].direct: expected true or false, found 1",
                        "{\"op\": \"read\", \"on\": \"f\", \"off\": 0, \"len\": 1, \"direct\": §1}"),
                badStep("steps[0].what: expected one of hole, data, found \"end\"",
                        "{\"op\": \"seek\", \"on\": \"f\", \"off\": 0, \"what\": §\"end\"}"),
                badStep("steps[0].mflags: expected words out of [shared, private, sync, populate, ro], found \"huge\"",
                        "{\"op\": \"mmap\", \"map\": \"m\", \"on\": \"f\", \"off\": 0, \"len\": 1, "
                                + "\"mflags\": §\"huge\"}"),
                badStep("steps[0].proc: expected a name of 1 to 255 characters, found \"\"",
                        "{\"op\": \"fsck\", \"proc\": §\"\"}"),
                badStep("steps[0].file.name: expected a name of at most 200 letters, digits, '.', '_' and '-', "
                        + "not beginning with '.' or '-', found \"a/b\"",
                        "{\"op\": \"create\", \"file\": {\"name\": §\"a/b\", \"size\": 1}}"));
    }

    static Stream<Arguments> badRanges() {
        return Stream.of(
                badStep("steps[0].off: expected a whole number of bytes from 0 to 2^63-1, found \"abc\"",
                        read("§\"abc\"", "1")),
                badStep("steps[0].off: expected a whole number of bytes from 0 to 2^63-1, found -1", read("§-1", "1")),
                badStep("steps[0].off: expected a whole number of bytes from 0 to 2^63-1, found 1.5",
                        read("§1.5", "1")),
                badStep("steps[0].off: expected a whole number of bytes from 0 to 2^63-1, found 1e3",
                        read("§1e3", "1")),
                badStep("steps[0].off: expected a whole number of bytes from 0 to 2^63-1, found 9223372036854775808",
                        read("§9223372036854775808", "1")),
                badStep("steps[0].len: expected a whole number of bytes from 0 to 2^30, found 1152921504606846976",
                        read("0", "§1152921504606846976")),
                badStep("steps[0].len: expected a whole number of bytes from 0 to 7, found 8",
                        read("9223372036854775800", "§8")),
                badStep("steps[0].sector: expected a whole number of sectors from 0 to 2^54, found 18014398509481985",
                        "{\"op\": \"inject\", \"dev\": \"pm0\", \"sector\": §18014398509481985, \"len\": 1}"),
                badStep("steps[0].sector: expected a whole number of sectors from 0 to 2^54, found -1",
                        "{\"op\": \"inject\", \"dev\": \"pm0\", \"sector\": §-1, \"len\": 1}"),
                // Sectors count from where the data starts, and ndctl reads them unsigned: what lies before is no place.
                badStep("steps[0].sector: expected a whole number of sectors from 0 to 2^54, found -1",
                        "{\"op\": \"ndctl_inject\", \"dev\": \"pm0\", \"sector\": §-1, \"len\": 1, \"opt\": \"\"}"),
                badStep("steps[0].start: expected a whole number of sectors from 0 to 2^54, found -8",
                        "{\"op\": \"inject_many\", \"dev\": \"pm0\", \"start\": §-8, \"stride\": 16, \"len\": 1, \"count\": 2}"),
                badStep("steps[0].len: expected a whole number of sectors from 1 to 2^54, found 0",
                        "{\"op\": \"inject\", \"dev\": \"pm0\", \"sector\": 0, \"len\": §0}"),
                badStep("steps[0].count: expected a whole number of records from 0 to 1000000, found 1000001",
                        "{\"op\": \"inject_many\", \"dev\": \"pm0\", \"start\": 0, \"len\": 1, \"count\": §1000001, "
                                + "\"stride\": 1}"),
                badStep("steps[0].stride: expected a whole number of bytes from 1 to 2^30, found 0",
                        "{\"op\": \"scan\", \"map\": \"m\", \"off\": 0, \"len\": 4096, \"stride\": §0}"),
                badStep("steps[0].bs: expected a whole number of bytes from 1074 to 2^30, found 1",
                        "{\"op\": \"readall\", \"on\": \"f\", \"off\": 0, \"len\": 1073741824, \"bs\": §1}"),
                badStep("steps[0].lens[1]: expected a whole number of bytes from 0 to 1, found 2",
                        "{\"op\": \"writev\", \"on\": \"f\", \"off\": 0, \"lens\": [1073741823, §2]}"),
                badStep("steps[0].good: expected a whole number of bytes from 0 to 512, found 513",
                        "{\"op\": \"write_fault\", \"on\": \"f\", \"off\": 0, \"len\": 512, \"good\": §513}"));
    }

    @Test
    void aLineEndsAtItsLineFeedAndAColumnIsACharacter() {
        assertThatExceptionOfType(RecordingException.class)
                .isThrownBy(() -> Samples.read("{\r\n\"\uD83D\uDE00\":\t?}"))
                .withMessageStartingWith("a.json:2:6: ");
    }

    @Test
    void theMessageIsOneLineWhateverIsInTheFile() {
        assertThatExceptionOfType(RecordingException.class)
                .isThrownBy(() -> RecordingReader.read("b\nc.json", "{\"format\": \"x\\ny\"}".getBytes()))
                .withMessage("b?c.json:1:12: format: expected one of dax-recording/1, found \"x?y\"");
    }

    private static String read(String off, String len) {
        return "{\"op\": \"read\", \"on\": \"f\", \"off\": %s, \"len\": %s}".formatted(off, len);
    }

    private static Arguments bad(String message, String document) {
        return Arguments.of(message, document);
    }

    private static Arguments badStep(String message, String step) {
        return Arguments.of(message, Samples.scenario(step));
    }
}
