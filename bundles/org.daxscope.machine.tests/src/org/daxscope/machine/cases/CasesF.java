package org.daxscope.machine.cases;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.machine.check.CheckScenes;
import org.daxscope.machine.check.RaceCheck;
import org.daxscope.machine.scene.Script;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cases F: read(2) on a DAX file. */
class CasesF {
    private static String read(KernelPreset preset, long sector, long sectors, long offset, long length) {
        return Fixture.of(preset).known(sector, sectors).read(offset, length);
    }

    /** What only the v2 patch answers otherwise. */
    private static String v2(KernelPreset preset, String v2, String others) {
        return preset == KernelPreset.GV2 ? v2 : others;
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void f01_good_page_before(KernelPreset preset) {
        assertThat(read(preset, 8, 8, 0, 4096)).isEqualTo("4096");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void f02_bad_page_behind(KernelPreset preset) {
        assertThat(read(preset, 8, 8, 0, 8192)).isEqualTo(v2(preset, "4096", "EIO"));
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void f03_bad_page(KernelPreset preset) {
        assertThat(read(preset, 8, 8, 4096, 4096)).isEqualTo("EIO");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void f04_good_sector_of_a_bad_page(KernelPreset preset) {
        assertThat(read(preset, 8, 1, 6144, 512)).isEqualTo("EIO");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void f05_bad_page_in_the_middle(KernelPreset preset) {
        Fixture f = Fixture.of(preset).known(64, 8);

        assertThat(f.read(0, 65536)).isEqualTo(v2(preset, "32768", "EIO"));
        for (int page = 0; page < 16; page++)
            assertThat(f.read(page * 4096L, 4096)).as("page %d", page).isEqualTo(page == 8 ? "EIO" : "4096");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void f06_extents(KernelPreset preset) {
        // File page 8 is device page 516, 260 pages behind the file's first.
        Fixture f = Fixture.with(preset).layout(Fixture.extent(0, 256, 4), Fixture.extent(4, 512, 12)).start()
                .known(260 * 8, 8);

        assertThat(f.read(0, 65536)).isEqualTo(v2(preset, "32768", "16384"));
        assertThat(f.read(16384, 49152)).isEqualTo(v2(preset, "16384", "EIO"));
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void f07_unwritten(KernelPreset preset) {
        for (boolean ext4 : new boolean[] {false, true}) {
            Fixture.Builder builder = Fixture.with(preset).layout(Fixture.unwritten(0, 256, 16));
            Fixture f = (ext4 ? builder.ext4() : builder).start().known(0, 128);

            assertThat(f.data(0, 65536)).hasSize(65536).containsOnly(0);
            assertThat(f.events(EventKind.MACHINE_CHECK)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void f08_latent_in_the_middle(KernelPreset preset) {
        Fixture f = Fixture.of(preset).latent(8, 1).require(new Operation.HoldDecoder(true));

        assertThat(f.read(0, 16384)).isEqualTo("4096");
        assertThat(f.read(4096, 4096)).isEqualTo("EFAULT");
        f.require(new Operation.HoldDecoder(false));
        assertThat(f.read(4096, 4096)).isEqualTo("EIO");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void f09_latent_at_the_first_byte(KernelPreset preset) {
        Fixture f = Fixture.of(preset).latent(0, 1);

        assertThat(f.read(0, 4096)).isEqualTo("EFAULT");
        assertThat(f.read(0, 4096)).isEqualTo("EIO");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void f10_stale_record(KernelPreset preset) {
        Fixture f = Fixture.of(preset).record(8, 8);

        assertThat(f.read(0, 8192)).isEqualTo(v2(preset, "8192", "EIO"));
        if (preset == KernelPreset.GV2)
            assertThat(f.data(0, 8192)[4096]).isEqualTo(Fixture.contentOf(1));
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void f11_record_that_begins_earlier(KernelPreset preset) {
        assertThat(read(preset, 8, 16, 8192, 4096)).isEqualTo(v2(preset, "EFAULT", "EIO"));
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void f12_end_of_file(KernelPreset preset) {
        Fixture f = Fixture.with(preset).file(5000).start().known(16, 8);

        assertThat(f.read(8192, 4096)).isEqualTo("0");
        assertThat(f.read(0, 8192)).isEqualTo("5000");
    }

    /** Pages 0 to 3 and 8 to 11 are on the first leg, the others on the second, where page 5 is bad. */
    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void f14_dm_clip(KernelPreset preset) {
        Fixture f = Fixture.with(preset).raw().disk(64L << 20).another(64L << 20).start();
        f.require(new Operation.CreateDm("v", "0 262144 striped 2 32 pmem0 0 pmem1 0"));
        f.require(new Operation.MakeFileSystem("v", "xfs", "-m reflink=0"));
        f.require(new Operation.Mount("v", "dax=always"));
        f.file("g", 65536, List.of(Fixture.extent(0, 256, 16)));
        // Page 256 of the volume is the first of chunk 64: page 128 of the first leg. Page 261 is page 129 of the second.
        f.require(new Operation.PoisonMedia("pmem1", 129 * 4096, 4096)).require(new Operation.Scrub());

        assertThat(f.call(new Operation.Read("g", 0, 65536, OpenMode.PLAIN))).isEqualTo(v2(preset, "20480", "16384"));
    }

    /** What a reader of one page gets, in every order of its events and the writer's. */
    private static Set<String> whatAReaderGets(KernelPreset preset, Operation reader) {
        Script script = new Script(CheckScenes.scene(preset, 4096, 4096, true), List.of());
        RaceCheck race = new RaceCheck(script, List.of(List.of(CheckScenes.write("f", 1, 1, 'W')), List.of(reader)),
                ending -> ending.outcomes().get(0).getFirst() + ": " + content(ending.outcomes().get(1).getFirst()));
        return race.result().endings().keySet();
    }

    private static String content(Outcome read) {
        return switch (read) {
            case Outcome.Data data -> data.bytes().length + " bytes, "
                    + new String(data.bytes(), ISO_8859_1).chars().distinct().mapToObj(one -> one == 0 ? "zero"
                            : "" + (char) one).collect(Collectors.joining(" "));
            case Outcome.Failed failed -> failed.errno().name();
            default -> read.toString();
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"GV2", "G19", "G60", "G65", "G68", "G618"})
    void f13_reader_while_writer_recovers(KernelPreset preset) {
        assertThat(whatAReaderGets(preset, CheckScenes.read("f", 1, 1)))
                .as("before the writer it is refused, else it waits and gets all of the new page")
                .containsExactlyInAnyOrder("Done[value=4096]: EIO", "Done[value=4096]: 4096 bytes, W");
        assertThat(whatAReaderGets(preset, CheckScenes.rawRead(1)))
                .as("the disk does not know the file's lock: where the record goes first it is read between clear and data")
                .hasSize(preset == KernelPreset.GV2 ? 3 : 2)
                .filteredOn(ending -> ending.endsWith("zero")).hasSize(preset == KernelPreset.GV2 ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"G15", "GST"})
    void f13_reader_while_writer_fails(KernelPreset preset) {
        assertThat(whatAReaderGets(preset, CheckScenes.read("f", 1, 1))).hasSize(1).first().asString()
                .startsWith("Failed[errno=EIO").endsWith(": EIO");
    }
}
