package org.daxscope.lab.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.daxscope.lab.recording.FileSpec.How;
import org.daxscope.lab.recording.FileStep.OpenMode;
import org.daxscope.lab.recording.MappingStep.MapFlag;
import org.daxscope.lab.recording.PoisonStep.Bytes;
import org.daxscope.lab.recording.PoisonStep.Sectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StepInputTest {
    private static final Fill X57 = new Fill.Constant((byte) 0x57);
    private static final OpenMode DIRECT = new OpenMode(true, Set.of(), 0);

    @ParameterizedTest(name = "{0}")
    @MethodSource({"poison", "files", "space", "mappings", "environment"})
    void inputsAreTyped(String step, StepInput expected) throws RecordingException {
        assertThat(Samples.input("{\"op\": " + step.replace('\'', '"') + "}")).isEqualTo(expected);
    }

    static Stream<Arguments> poison() {
        return Stream.of(
                is("'inject', 'dev': 'pm0', 'sector': 2, 'len': 5000",
                        new PoisonStep.Inject(new Sectors("pm0", 2, 5000))),
                is("'inject', 'on': 'f', 'off': 0, 'bytes': 1", new PoisonStep.Inject(new Bytes("f", 0, 1))),
                is("'inject_raw', 'dev': 'd0', 'text': '1 1\\n'", new PoisonStep.InjectRaw("d0", "1 1\n")),
                is("'inject_many', 'dev': 'pm0', 'start': 0, 'stride': 16, 'len': 1, 'count': 520",
                        new PoisonStep.InjectMany("pm0", 0, 16, 1, 520)),
                is("'ndctl_inject', 'dev': 'pm0', 'sector': 1, 'len': 8, 'opt': '-N'",
                        new PoisonStep.NdctlInject(new Sectors("pm0", 1, 8), "-N")),
                is("'ndctl_status', 'dev': 'pm0'", new PoisonStep.NdctlStatus("pm0")),
                is("'hwpoison', 'map': 'm', 'off': 4096", new PoisonStep.Hwpoison("m", 4096)),
                is("'mce', 'map': 'm', 'off': 0, 'misc': 134", new PoisonStep.Mce("m", 0, 134L)),
                is("'mce', 'map': 'm', 'off': 0", new PoisonStep.Mce("m", 0, null)),
                is("'mce_sw', 'map': 'm', 'off': 0", new PoisonStep.MceSw("m", 0)));
    }

    static Stream<Arguments> files() {
        return Stream.of(
                is("'read', 'on': 'f', 'off': 0, 'len': 1", new FileStep.Read("f", 0, 1, OpenMode.PLAIN)),
                is("'read', 'on': 'f', 'off': 0, 'len': 1, 'direct': true", new FileStep.Read("f", 0, 1, DIRECT)),
                is("'write', 'on': 'f', 'off': 0, 'len': 1, 'pat': 'pg', 'oflags': 'sync', 'bufoff': 13",
                        new FileStep.Write("f", 0, 1, new Fill.PageNumbers(), new OpenMode(false, Set.of("sync"), 13))),
                is("'writev', 'on': 'f', 'off': 8, 'lens': [100, 8092], 'pat': '57'",
                        new FileStep.Writev("f", 8, List.of(100L, 8092L), X57, OpenMode.PLAIN)),
                is("'write_fault', 'on': 'f', 'off': 0, 'len': 4096, 'good': 0, 'pat': '57'",
                        new FileStep.WriteFault("f", 0, 4096, 0, X57, OpenMode.PLAIN)),
                is("'readall', 'on': 'd0', 'off': 0, 'len': 65536, 'bs': 512, 'direct': true",
                        new FileStep.ReadAll("d0", 0, 65_536, 512, DIRECT)),
                is("'writeall_file', 'on': 'f', 'off': 0, 'len': 65536, 'bs': 512, 'pat': '57'",
                        new FileStep.WriteAll("f", 0, 65_536, 512, X57, OpenMode.PLAIN)),
                is("'sum', 'on': 'f', 'off': 0, 'len': 65536", new FileStep.Sum("f", 0, 65_536)),
                is("'reflink', 'on': 'g', 'src': 'f', 'soff': 1, 'len': 2, 'off': 3",
                        new FileStep.Reflink("g", 3, "f", 1, 2)),
                is("'copyrange', 'on': 'h', 'src': 'f', 'soff': 0, 'len': 2, 'off': 3",
                        new FileStep.CopyRange("h", 3, "f", 0, 2)),
                is("'sendfile', 'on': 'f', 'off': 0, 'len': 2", new FileStep.SendFile("f", 0, 2)),
                is("'probe_sectors', 'on': 'pm0', 'start': 500, 'end': 6500, 'stride': 250",
                        new FileStep.ProbeSectors("pm0", 500, 6500, 250)));
    }

    static Stream<Arguments> space() {
        return Stream.of(
                is("'punch', 'on': 'f', 'off': 0, 'len': 2", new FileStep.Punch("f", 0, 2)),
                is("'zero', 'on': 'f', 'off': 0, 'len': 2", new FileStep.Zero("f", 0, 2)),
                is("'collapse', 'on': 'f', 'off': 0, 'len': 2", new FileStep.Collapse("f", 0, 2)),
                is("'insert', 'on': 'f', 'off': 0, 'len': 2", new FileStep.Insert("f", 0, 2)),
                is("'prealloc', 'on': 'f', 'off': 0, 'len': 2", new FileStep.Prealloc("f", 0, 2)),
                is("'blkdiscard', 'on': 'pm0', 'off': 0, 'len': 2", new FileStep.BlkDiscard("pm0", 0, 2)),
                is("'blkzeroout', 'on': 'pm0', 'off': 0, 'len': 2", new FileStep.BlkZeroout("pm0", 0, 2)),
                is("'truncate', 'on': 'f', 'size': 16484", new FileStep.Truncate("f", 16_484)),
                is("'fsync', 'on': 'f'", new FileStep.Fsync("f")),
                is("'extents', 'on': 'f'", new FileStep.Extents("f")),
                is("'stat', 'on': 'f'", new FileStep.Stat("f")),
                is("'seek', 'on': 'f', 'what': 'hole', 'off': 0", new FileStep.Seek("f", 0, true)),
                is("'seek', 'on': 'f', 'what': 'data', 'off': 0", new FileStep.Seek("f", 0, false)),
                is("'unlink', 'on': 'f'", new FileStep.Unlink("f")),
                is("'create', 'file': {'name': 'g', 'size': 9, 'fill': '57', 'how': 'prealloc_write'}",
                        new FileStep.Create(new FileSpec("g", 9, X57, How.PREALLOC_WRITE, List.of()))));
    }

    static Stream<Arguments> mappings() {
        return Stream.of(
                is("'load', 'on': 'f', 'off': 1", new MappingStep.Load(null, "f", 1)),
                is("'load', 'on': 'f', 'off': 1, 'map': 'm'", new MappingStep.Load("m", "f", 1)),
                is("'store', 'map': 'm', 'off': 1", new MappingStep.Store("m", null, 1, new Fill.Constant((byte) 'S'))),
                is("'scan', 'map': 'm', 'off': 0, 'len': 8192", new MappingStep.Scan("m", null, 0, 8192, 4096)),
                is("'memset', 'map': 'm', 'off': 0, 'len': 8192",
                        new MappingStep.Memset("m", null, 0, 8192, new Fill.Constant((byte) 'M'))),
                is("'mmap', 'map': 'm', 'on': 'f', 'off': 0, 'len': 8192",
                        new MappingStep.Mmap("m", "f", 0, 8192, Set.of())),
                is("'mmap', 'map': 'm', 'on': 'f', 'off': 0, 'len': 8192, 'mflags': 'private,ro'",
                        new MappingStep.Mmap("m", "f", 0, 8192, Set.of(MapFlag.PRIVATE, MapFlag.RO))),
                is("'munmap', 'map': 'm'", new MappingStep.Munmap("m")),
                is("'msync', 'map': 'm', 'off': 0, 'len': 1", new MappingStep.Msync("m", 0, 1)),
                is("'madvise', 'map': 'm', 'off': 0, 'len': 1, 'advice': 'popr'",
                        new MappingStep.Madvise("m", 0, 1, "popr")),
                is("'write_from_map', 'map': 'm', 'moff': 5, 'on': 'g', 'off': 0, 'len': 1",
                        new MappingStep.WriteFromMap("m", 5, "g", 0, 1)),
                is("'read_into_map', 'map': 'm', 'moff': 5, 'on': 'g', 'off': 0, 'len': 1",
                        new MappingStep.ReadIntoMap("m", 5, "g", 0, 1)),
                is("'pagemap', 'map': 'm', 'off': 0", new MappingStep.Pagemap("m", 0)));
    }

    static Stream<Arguments> environment() {
        return Stream.of(
                is("'dropcache'", new EnvironmentStep.DropCache()),
                is("'umount'", new EnvironmentStep.Umount()),
                is("'mount'", new EnvironmentStep.Mount(null)),
                is("'mount', 'options': 'dax=never'", new EnvironmentStep.Mount("dax=never")),
                is("'fsck'", new EnvironmentStep.Fsck()),
                is("'rebind', 'dev': 'pm0'", new EnvironmentStep.Rebind("pm0")),
                is("'dm_reload', 'name': 'd0', 'table': ['0 8 linear pm1 0']",
                        new EnvironmentStep.DmReload("d0", List.of("0 8 linear pm1 0"))),
                is("'dm_status'", new EnvironmentStep.DmStatus()),
                is("'badblocks'", new EnvironmentStep.Badblocks()),
                is("'ndctl'", new EnvironmentStep.Ndctl()),
                is("'mcekill'", new EnvironmentStep.McEkill()),
                is("'set_fs_device', 'dev': 'pm1'", new EnvironmentStep.SetFsDevice("pm1")),
                is("'sh', 'cmd': 'sync', 'tmo': 90", new EnvironmentStep.Sh("sync")),
                is("'levitate', 'height': 3", new StepInput.Unknown("levitate")));
    }

    @Test
    void stepsKnowTheirProcessAndPlace() throws RecordingException {
        Recording recording = Samples.read(Samples.scenario("{\"op\": \"fsck\"}",
                "  {\"op\": \"fsck\", \"proc\": \"p2\"}"));
        List<Step> steps = recording.steps();

        assertThat(steps).extracting(Step::proc).containsExactly("p1", "p2");
        assertThat(steps).extracting(Step::line).containsExactly(4, 5);
        assertThat(steps).extracting(Step::column).containsExactly(1, 3);
    }

    @Test
    void inputsStayAsWritten() throws RecordingException {
        Step step = Samples.read(Samples.scenario(
                "{\"x\":1e3,\"op\":\"levitate\",\"y\":[9007199254740993,-0,null],"
                        + "\"observed\":{\"ret\":5}}"))
                .steps().getFirst();

        assertThat(step.inputs().toString())
                .isEqualTo("{\"x\":1e3,\"op\":\"levitate\",\"y\":[9007199254740993,-0,null]}");
        assertThat(Samples.observed(step).toString()).isEqualTo("{\"ret\":5}");
    }

    private static Arguments is(String step, StepInput expected) {
        return Arguments.of(step, expected);
    }
}
