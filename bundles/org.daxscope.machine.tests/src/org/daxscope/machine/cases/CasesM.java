package org.daxscope.machine.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.kernel.event.EventKind.DATA_STORED;
import static org.daxscope.kernel.event.EventKind.DISK_RECORD_CLEARED;
import static org.daxscope.kernel.event.EventKind.DISK_RECORD_REFUSED;
import static org.daxscope.kernel.event.EventKind.FIRMWARE_CLEAR_ERROR;
import static org.daxscope.kernel.event.EventKind.MEDIA_CLEARED;
import static org.daxscope.kernel.event.EventKind.STORES_PERSISTED;
import static org.daxscope.machine.check.CheckScenes.load;
import static org.daxscope.machine.check.CheckScenes.rawRead;
import static org.daxscope.machine.check.CheckScenes.rawWrite;
import static org.daxscope.machine.check.CheckScenes.read;
import static org.daxscope.machine.check.CheckScenes.write;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.PowerCut.Fate;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.check.CheckScenes;
import org.daxscope.machine.check.RaceCheck;
import org.daxscope.machine.check.RaceCheck.Ending;
import org.daxscope.machine.scene.Script;
import org.daxscope.machine.scene.Step;
import org.daxscope.pmem.media.ClearContent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("M. Ordering and power")
class CasesM {
    private static final int PAGE = 4096;
    private static final Operation WRITE_PAGE =
            Operation.Write.of(Fixture.FILE, PAGE, PAGE, new Pattern.Constant(Fixture.WRITTEN));

    static Stream<KernelPreset> merged() {
        return Fixture.merged();
    }

    private static byte[] all(char value, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    // -- Power ---------------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource(names = {"G15", "GST"}, mode = Mode.EXCLUDE)
    void m01_power_cut_after_clear(KernelPreset preset) {
        Fixture f = Fixture.of(preset).known(8, 8).cutAfter(MEDIA_CLEARED, 1, Fate.LOST, WRITE_PAGE);

        assertThat(f.bb()).isEmpty();
        assertThat(f.regionBb()).isEmpty();
        assertThat(f.badrange()).isEmpty();
        assertThat(f.poison()).isEmpty();
        assertThat(f.data(PAGE, PAGE)).as("silent loss").isEqualTo(new byte[PAGE]);
    }

    @ParameterizedTest
    @EnumSource(names = {"G15", "GST"}, mode = Mode.EXCLUDE)
    void m02_power_cut_before_clear(KernelPreset preset) {
        Fixture f = Fixture.of(preset).known(8, 8).cutAfter(FIRMWARE_CLEAR_ERROR, 1, Fate.LOST, WRITE_PAGE);

        assertThat(f.bb()).isEqualTo("8+8");
        assertThat(f.read(PAGE, PAGE)).isEqualTo("EIO");
    }

    @ParameterizedTest
    @MethodSource("merged")
    void m03_power_cut_after_data(KernelPreset preset) {
        Fixture f = Fixture.of(preset).known(8, 8).cutAfter(STORES_PERSISTED, 1, Fate.LOST, WRITE_PAGE);

        assertThat(f.bb()).isEmpty();
        assertThat(f.data(PAGE, PAGE)).isEqualTo(all('W', PAGE));
    }

    @Test
    void m04_raw_write_cut_between_first_store_and_clear() {
        assertThat(clearedLater(new ClearContent.OldBytes())).isEqualTo(all('W', PAGE));
        assertThat(clearedLater(new ClearContent.Zero())).isEqualTo(new byte[PAGE]);
    }

    /** What a page holds when G15 loses power between the first store and the clear, and the page is cleared after the boot. */
    private static byte[] clearedLater(ClearContent content) {
        Fixture f = Fixture.with(KernelPreset.G15).media(media -> media.withContent(content)).start().known(8, 8);
        f.cutAfter(DATA_STORED, 1, Fate.KEPT, new Operation.Write(Fixture.DISK, f.fileByte() + PAGE, PAGE, PAGE,
                new Pattern.Constant(Fixture.WRITTEN), OpenMode.DIRECT));
        assertThat(f.read(PAGE, PAGE)).isEqualTo("EIO");
        f.require(new Operation.ClearErrors(Fixture.DISK, f.fileSector() + 8, 8)).require(new Operation.Unmount())
                .require(new Operation.Rebind(Fixture.DISK)).require(new Operation.Mount(Fixture.DISK, "dax=always"));
        return f.data(PAGE, PAGE);
    }

    @ParameterizedTest
    @MethodSource("merged")
    void m05_multi_page_cut(KernelPreset preset) {
        Operation four = Operation.Write.of(Fixture.FILE, PAGE, 4 * PAGE, new Pattern.Constant(Fixture.WRITTEN));

        Fixture after = Fixture.of(preset).known(8, 32).cutAfter(DISK_RECORD_CLEARED, 2, Fate.LOST, four);
        assertThat(after.data(PAGE, 2 * PAGE)).isEqualTo(all('W', 2 * PAGE));
        assertThat(after.read(3 * PAGE, PAGE)).isEqualTo("EIO");
        assertThat(after.read(4 * PAGE, PAGE)).isEqualTo("EIO");

        Fixture inside = Fixture.of(preset).known(8, 32).cutAfter(MEDIA_CLEARED, 3, Fate.LOST, four);
        assertThat(inside.data(PAGE, 2 * PAGE)).isEqualTo(all('W', 2 * PAGE));
        assertThat(inside.data(3 * PAGE, PAGE)).isEqualTo(new byte[PAGE]);
        assertThat(inside.read(4 * PAGE, PAGE)).isEqualTo("EIO");
    }

    // -- Two callers, in every order -----------------------------------------------------------------------------------

    private static Set<String> endings(KernelPreset preset, long from, long length, List<Operation> before,
            List<Operation> first, List<Operation> second) {
        Script script = new Script(CheckScenes.scene(preset, from, length, true),
                before.stream().map(Step::of).toList());
        return new RaceCheck(script, List.of(first, second), CasesM::words).result().endings().keySet();
    }

    private static Set<String> onePage(KernelPreset preset, List<Operation> first, List<Operation> second) {
        return endings(preset, PAGE, PAGE, List.of(), first, second);
    }

    /** What the callers got, and the disk's table. */
    private static String words(Ending ending) {
        StringBuilder text = new StringBuilder();
        for (List<Outcome> outcomes : ending.outcomes())
            for (Outcome outcome : outcomes)
                text.append(word(outcome)).append(' ');
        return text.append('[').append(ending.machine().disks().getFirst().badblocksText().strip()).append(']')
                .toString();
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Data data -> data.bytes().length < PAGE ? "short"
                    : data.bytes()[0] == 0 ? "zeros"
                            : Character.toString((char) data.bytes()[0]);
            case Outcome.Loaded loaded -> loaded.value() == 0 ? "zeros" : Character.toString((char) loaded.value());
            case Outcome.Killed killed -> "SIGBUS";
            default -> Fixture.text(outcome);
        };
    }

    @Test
    void m06_reader_of_the_block_by_another_way() {
        List<Operation> writer = List.of(write("f", 1, 1, 'W'));

        assertThat(onePage(KernelPreset.GV2, writer, List.of(rawRead(1)))).containsExactlyInAnyOrder("4096 EIO []",
                "4096 zeros []", "4096 W []");
        assertThat(onePage(KernelPreset.G19, writer, List.of(rawRead(1)))).containsExactlyInAnyOrder("4096 EIO []",
                "4096 W []");
    }

    @Test
    void m07_mapped_reader_during_recovery() {
        List<Operation> before = List.of(load(1), new Operation.PoisonMedia(CheckScenes.DISK, CheckScenes.PLACE + PAGE,
                PAGE), new Operation.Scrub());

        assertThat(endings(KernelPreset.G60, 0, 0, before, List.of(write("f", 1, 1, 'W')), List.of(load(1))))
                .contains("4096 SIGBUS []", "4096 zeros []", "4096 W []");
    }

    @ParameterizedTest
    @EnumSource(names = {"GV2", "G19", "G618"})
    void m08_two_writers_of_one_file(KernelPreset preset) {
        List<Operation> second = List.of(write("f", 1, 1, 'X'), read("f", 1, 1));

        assertThat(onePage(preset, List.of(write("f", 1, 1, 'W')), second)).containsExactlyInAnyOrder("4096 4096 X []",
                "4096 4096 W []");
    }

    @ParameterizedTest
    @EnumSource(names = {"GV2", "G19", "G618"})
    void m09_two_files_one_merged_record(KernelPreset preset) {
        assertThat(endings(preset, 15 * PAGE, 2 * PAGE, List.of(), List.of(write("f", 15, 1, 'W')),
                List.of(write("g", 0, 1, 'X')))).containsExactly("4096 4096 []");
    }

    @Test
    void m10_raw_write_against_pwrite() {
        Set<String> endings = onePage(KernelPreset.G19, List.of(rawWrite(1, 'A'), rawRead(1)),
                List.of(write("f", 1, 1, 'B')));

        // What A stored can be cleared away by B's clear, and be read as zeros before B's data comes.
        assertThat(endings).contains("4096 A 4096 []", "4096 B 4096 []", "4096 zeros 4096 []");
        assertThat(endings).allSatisfy(ending -> assertThat(ending).endsWith("[]"));
    }

    @ParameterizedTest
    @EnumSource(names = {"G19", "G65", "G618"})
    void m11_fault_between_clear_and_record_off(KernelPreset preset) {
        Set<String> endings = onePage(preset, List.of(write("f", 1, 1, 'W')), List.of(load(1), load(1)));

        assertThat(endings).containsExactlyInAnyOrder("4096 SIGBUS SIGBUS []", "4096 SIGBUS W []", "4096 W W []");
    }

    @ParameterizedTest
    @EnumSource(names = {"GV2", "G19", "G618"})
    void m12_revalidate_during_recovery(KernelPreset preset) {
        Set<String> endings = onePage(preset, List.of(write("f", 1, 1, 'W')), List.of(new Operation.Scrub()));

        // What the scrub found before the clear comes back as a record after it: stale, until the next write.
        assertThat(endings).anySatisfy(ending -> assertThat(ending).doesNotEndWith("[]"))
                .anySatisfy(ending -> assertThat(ending).endsWith("[]"));
    }

    @ParameterizedTest
    @MethodSource("merged")
    void m13_mce_processing_delay(KernelPreset preset) {
        Fixture f = Fixture.of(preset).latent(8, 8).require(new Operation.HoldDecoder(true));

        assertThat(f.read(PAGE, PAGE)).isEqualTo("EFAULT");
        assertThat(f.read(PAGE, PAGE)).isEqualTo("EFAULT");
        f.require(new Operation.HoldDecoder(false));
        assertThat(f.read(PAGE, PAGE)).isEqualTo("EIO");
    }

    @Test
    void m14_table_overflow_during_storm() {
        Fixture f = Fixture.with(KernelPreset.G60).raw().disk(2048L * PAGE).start();
        for (int i = 0; i < 600; i++)
            f.require(new Operation.PoisonMedia(Fixture.DISK, 2L * i * PAGE, 256));
        f.forget();

        f.require(new Operation.Scrub());

        assertThat(f.device().diskRecords()).hasSize(512);
        assertThat(f.device().poisoned()).hasSize(600);
        assertThat(f.events(DISK_RECORD_REFUSED).count()).as("told once").isEqualTo(1);
    }

    @Test
    void m16_scrub_while_writing() {
        List<Operation> scrub = List.of(new Operation.Scrub(), new Operation.ClearErrors(CheckScenes.DISK,
                CheckScenes.PLACE / 512, 128));

        assertThat(onePage(KernelPreset.G60, List.of(write("f", 1, 1, 'W')), scrub))
                .allSatisfy(ending -> assertThat(ending).doesNotContain("deadlock"));
    }

    // -- The story -----------------------------------------------------------------------------------------------------

    @Test
    void w04_power_cut() {
        Fixture f = Fixture.of(KernelPreset.G19).mapped().latentBytes(PAGE + 0x200, 256);
        assertThat(f.load(PAGE + 0x200)).isEqualTo("BUS_MCEERR_AR 4096 lsb 12");
        assertThat(f.bb()).isEqualTo("8+8");

        f.cutAfter(MEDIA_CLEARED, 1, Fate.LOST, WRITE_PAGE);

        assertThat(f.bb()).isEmpty();
        assertThat(f.badrange()).isEmpty();
        assertThat(f.page(1).hwPoison()).isFalse();
        assertThat(f.data(PAGE, PAGE)).as("silent loss").isEqualTo(new byte[PAGE]);
    }

    @Test
    void w04_power_cut_where_a_clear_keeps_old_bytes() {
        Fixture f =
                Fixture.with(KernelPreset.G19).media(media -> media.withContent(new ClearContent.OldBytes())).start()
                        .mapped().latentBytes(PAGE + 0x200, 256);
        f.load(PAGE + 0x200);

        f.cutAfter(MEDIA_CLEARED, 1, Fate.LOST, WRITE_PAGE);

        assertThat(f.bb()).isEmpty();
        assertThat(f.data(PAGE, PAGE)).as("old bytes, those of the failed line too")
                .isEqualTo(all((char) Fixture.contentOf(1), PAGE));
    }
}
