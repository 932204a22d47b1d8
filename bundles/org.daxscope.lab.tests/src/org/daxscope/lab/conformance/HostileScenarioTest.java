package org.daxscope.lab.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;

import org.daxscope.kernel.KernelModel;
import org.daxscope.lab.conformance.ScenarioResult.Verdict;
import org.daxscope.lab.recording.Recording;
import org.daxscope.lab.recording.RecordingException;
import org.daxscope.lab.recording.RecordingReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenarios that are JSON, but ask for what is not there, or for far too much. */
class HostileScenarioTest {
    private static final String XFS = "\"fs\": {\"type\": \"xfs\", \"on\": \"pm0\", \"mount\": \"dax=always\"},";
    private static final String FILE = "\"files\": [{\"name\": \"f\", \"size\": 65536, \"fill\": \"pg\"}],";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'op': 'read', 'on': 'g', 'off': 0, 'len': 4096} | ENOENT (No such file or directory)",
        "{'op': 'write', 'on': 'pm7', 'off': 0, 'len': 4096, 'pat': '57'} | 4096 bytes written",
        "{'op': 'read', 'on': 'pm0', 'off': 9223372036854770000, 'len': 4096} | 0 of 4096 bytes read",
        "{'op': 'write', 'on': 'pm0', 'off': 402653184, 'len': 4096} | ENOSPC (No space left on device)",
        "{'op': 'load', 'map': 'm', 'off': 0} | EINVAL (Invalid argument)",
        "{'op': 'munmap', 'map': 'm'} | EINVAL (Invalid argument)",
        "{'op': 'load', 'on': 'nobody', 'off': 0} | open fails: ENOENT (No such file or directory)",
        "{'op': 'load', 'on': 'f', 'off': 9223372036854775807} | EINVAL (Invalid argument)",
        "{'op': 'mmap', 'map': 'm', 'on': 'f', 'off': 1, 'len': 4096} | EINVAL (Invalid argument)",
        "{'op': 'rebind', 'dev': 'pm9'} | refused",
        "{'op': 'inject', 'dev': 'pm9', 'sector': 0, 'len': 8} "
                + "| pm9 [0, +8) refused: ENOENT (No such file or directory)",
        "{'op': 'inject', 'on': 'nobody', 'off': 0, 'bytes': 8} | nothing to record",
        "{'op': 'inject_raw', 'dev': 'pm0', 'text': 'é'} | EINVAL (Invalid argument)",
        "{'op': 'truncate', 'on': 'nobody', 'size': 17592186044416} | ENOENT (No such file or directory)",
        "{'op': 'mce', 'map': 'm', 'off': 0} | EINVAL (Invalid argument)",
        "{'op': 'mount', 'options': 'nonsense'} | refused: Device or resource busy",
        "{'op': 'unlink', 'on': 'pm0'} | ENOENT (No such file or directory)"})
    void whatIsNotThereGivesAnErrorAsOnAKernel(String step, String outcome) throws RecordingException {
        assertThat(play(scenario(XFS + FILE, step)).reports().getFirst().daxscope()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'op': 'frobnicate'}", "{'op': 'sh', 'cmd': 'frobnicate {pm0}'}",
        "{'op': 'madvise', 'map': 'm', 'off': 0, 'len': 1, 'advice': 'nonsense'}",
        "{'op': 'sh', 'cmd': 'ndctl frobnicate'}"})
    void whatCannotBeDoneIsLeftOutAndSaysWhy(String step) throws RecordingException {
        ScenarioResult result = play(scenario(XFS + FILE, step, "{'op': 'read', 'on': 'f', 'off': 0, 'len': 8192}"));

        assertThat(result.reports().getFirst().note()).startsWith("left out: ").doesNotContain("defect");
        assertThat(result.reports().get(1).daxscope()).isEqualTo("8192 bytes read: 20, 21");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'fs': {'type': 'xfs', 'on': 'pm7', 'mount': ''}, | fs.on: expected the name of a device, found \"pm7\"",
        "'watch': [['pm7', 0, 4096]], | watch[0][0]: expected the name of a device, found \"pm7\"",
        "'devices': [{'name': 'pm0', 'sectors': 34359738369}], "
                + "| devices[0].sectors: expected a whole number of sectors from 1 to 2^35, found 34359738369",
        "'files': [{'name': 'f', 'size': 1073741825}], "
                + "| files[0].size: expected a whole number of bytes from 0 to 2^30, found 1073741825"})
    void aSceneThatRefersToNothingIsRefusedWithItsPlace(String fields, String message) {
        assertThatThrownBy(() -> read(scenario(fields))).isInstanceOf(RecordingException.class)
                .hasMessageMatching("h\\.json:[0-9]+:[0-9]+: .*").hasMessageEndingWith(message.replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"402653184, 4096", "402649088, 8192", "9223372036854771712, 4096"})
    void aLayoutBeyondTheDeviceIsRefusedWithItsPlace(String place) {
        assertThatThrownBy(() -> read(scenario(XFS + FILE + layout(place))))
                .isInstanceOf(RecordingException.class)
                .hasMessageMatching("h\\.json:\\d+:\\d+: setup\\[0]\\.fiemap\\[0]\\.\\w+: expected .*, found .*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"512, 4096", "8192, 1024", "8192, 0"})
    void aLayoutOfBrokenBlocksIsRefused(String place) throws RecordingException {
        Recording recording = read(scenario(XFS + FILE + layout(place)));

        assertThatThrownBy(() -> Playbacks.play(recording, KernelModel.named("6.1")))
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith("h.json: expected the layout of f in whole blocks of 4096 bytes, found ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "dax=maybe", ",,,", "dax=always,dax=never", "ro,dax"})
    void anyMountOptionsGiveAnOutcome(String options) throws RecordingException {
        String fs = "\"fs\": {\"type\": \"ext4\", \"on\": \"pm0\", \"mount\": \"" + options + "\"},";

        ScenarioResult result = play(scenario(fs + FILE, "{'op': 'read', 'on': 'f', 'off': 0, 'len': 4096}"));

        assertThat(result.verdict()).isEqualTo(Verdict.PLAYED);
    }

    @Test
    void aDeviceOf16TiBIsThereAtOnce() throws RecordingException {
        String text = scenario("'devices': [{'name': 'pm0', 'sectors': 34359738368}],",
                "{'op': 'write', 'on': 'pm0', 'off': 17592186040320, 'len': 8192, 'pat': '57', 'direct': true}",
                "{'op': 'inject', 'on': 'pm0', 'off': 17592186040320, 'bytes': 4096}",
                "{'op': 'read', 'on': 'pm0', 'off': 17592186040320, 'len': 4096, 'direct': true}");

        assertThat(play(text).reports()).extracting(StepReport::daxscope).containsExactly("4096 of 8192 bytes written",
                "new record [34359738360, +8) of pm0", "EIO (Input/output error)");
    }

    @Test
    void aFileLargerThanItsDiskIsCutShort() throws RecordingException {
        String files = "\"files\": [{\"name\": \"f\", \"size\": 1073741824, \"fill\": \"00\"}],";

        ScenarioResult result = play(scenario(XFS + files, "{'op': 'read', 'on': 'f', 'off': 0, 'len': 1}"));

        assertThat(result.results().setup().toString()).contains("-1");
        assertThat(result.reports().getFirst().daxscope()).isEqualTo("1 byte read, all 00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'ret': -9223372036854775808}", "{'ret': 'x', 'errno': 5}", "{'ret': {}, 'sig': []}",
        "{'sig': {}}", "{'runs': [1, [], [[]]], 'ret': 1e300}", "{'badblocks': {'pm0': 'x'}}", "{'badblocks': []}",
        "{'badblocks': {'pm0': [1, [2], ['a', 'b'], [1e3, 4]]}}", "{'async': [1, {}]}", "{'mmap': {}, 'open': []}",
        "{'extents': [1, {}, {'flags': 3}]}", "{'injected': [7]}", "{'pages': [[0, 1, null]]}", "{'died': true}"})
    void anObservationThatNoKernelGaveIsADifference(String observed) throws RecordingException {
        for (String op : new String[] {"'read', 'len': 4096", "'extents'", "'inject', 'bytes': 1", "'stat'"}) {
            String step = "{'op': " + op + ", 'on': 'f', 'off': 0, 'observed': " + observed + "}";

            ScenarioResult result = play(scenario(XFS + FILE, step));

            assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(result.reports().getFirst().kernel()).hasSizeLessThan(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"'files': 3", "'files': {'f': 3}", "'devices': {'pm0': 3}", "'devices': {'pm0': [3]}",
        "'badblocks': {'pm0': [[1, 2]]}", "'files': {'f': {'extents': [3]}}"})
    void aFinalStateThatNoKernelLeftIsADifference(String state) throws RecordingException {
        ScenarioResult result = play(scenario("\"final_state\": {" + state + "}, \"setup\": [{\"op\": []}],"));

        assertThat(result.verdict()).isEqualTo(state.equals("'files': 3") ? Verdict.PASSED : Verdict.FAILED);
    }

    private static ScenarioResult play(String text) throws RecordingException {
        return Playbacks.play(read(text), KernelModel.named("6.1"));
    }

    private static Recording read(String text) throws RecordingException {
        return RecordingReader.read("h.json", text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static String layout(String physicalAndLength) {
        String[] place = physicalAndLength.split(", ");
        return "\"setup\": [{\"op\": \"file\", \"name\": \"f\", \"fiemap\": [{\"logical\": 0, \"physical\": " + place[0]
                + ", \"length\": " + place[1] + "}]}],";
    }

    private static String scenario(String fields, String... steps) {
        String devices = fields.startsWith("'devices'") ? "" : """
                "devices": [{"name": "pm0", "sectors": 786432}],
                """;
        return """
                {"format": "dax-recording/1", "id": "h", "profile": "legacy", %s
                 %s
                 "steps": [
                 %s
                 ]}
                """.formatted(fields, devices, String.join(",\n ", steps));
    }
}
