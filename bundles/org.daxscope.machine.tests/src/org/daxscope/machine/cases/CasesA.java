package org.daxscope.machine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.operation.Operation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A: the badblocks table. */
class CasesA {
    private static final int FULL = 512;

    private static boolean legacy(KernelPreset preset) {
        return !Fixture.since(preset, KernelPreset.G68);
    }

    /** What one of the three engines gives. */
    private static <T> T of(KernelPreset preset, T legacy, T first, T second) {
        return legacy(preset) ? legacy : preset == KernelPreset.G68 ? first : second;
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void a01_one_record(KernelPreset preset) {
        Table table = new Table(preset).set(8, 8);

        assertThat(table).hasToString("[8,16)A");
        assertThat(table.check(0, 8)).isEqualTo("0");
        assertThat(table.check(8, 1)).isEqualTo("1 first 8 num 8");
        assertThat(table.check(12, 8)).isEqualTo("1 first 8 num 8");
        assertThat(table.check(16, 1)).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void a02_forward_merge(KernelPreset preset) {
        assertThat(new Table(preset).set(8, 8).set(16, 8)).hasToString("[8,24)A");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void a03_backward_merge_differs(KernelPreset preset) {
        assertThat(new Table(preset).set(16, 8).set(8, 8))
                .hasToString(of(preset, "[8,24)A", "[8,16)A [16,24)A", "[8,24)A"));
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void a04_bridge(KernelPreset preset) {
        assertThat(new Table(preset).set(8, 8).set(24, 8).set(16, 8)).hasToString("[8,32)A");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void a05_maximum_record_length(KernelPreset preset) {
        assertThat(new Table(preset).set(0, 512).set(512, 1).set(513, 511)).hasToString("[0,512)A [512,1024)A");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void a06_long_range_order(KernelPreset preset) {
        Table table = new Table(preset).set(1000, 1200);

        String ascending = "[1000,1512)A [1512,2024)A [2024,2200)A";
        assertThat(table).hasToString(of(preset, "[2024,2200)A [1512,2024)A [1000,1512)A", ascending, ascending));
        assertThat(table.check(1600, 8)).isEqualTo(legacy(preset) ? "0" : "1 first 1512 num 512");
    }

    /** Believed good but poisoned: the record is there, and a read of its page goes through to the poison. */
    @ParameterizedTest
    @EnumSource(value = KernelPreset.class, names = {"G15", "GST", "G19", "G60", "G65"})
    void a06_the_picture_tells_truth_and_belief_apart(KernelPreset preset) {
        Fixture f = Fixture.with(preset).file(1 << 20).start().known(0, 1200);

        assertThat(f.bb()).isEqualTo("1024+176 512+512 0+512");
        assertThat(f.poison()).isEqualTo("0+614400");
        assertThat(f.read(600 * 512, 512)).isEqualTo("EFAULT");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void a07_cover_three_records(KernelPreset preset) {
        Table table = new Table(preset).set(32, 1).set(34, 1).set(36, 1).set(32, 12);

        assertThat(table).hasToString(of(preset, "[32,35)A [36,37)A", "[32,44)A", "[32,44)A"));
        assertThat(table.check(35, 1)).isEqualTo(legacy(preset) ? "0" : "1 first 32 num 12");
        assertThat(table.check(37, 7)).isEqualTo(legacy(preset) ? "0" : "1 first 32 num 12");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void a08_cover_two_records_tail_lost(KernelPreset preset) {
        assertThat(new Table(preset).set(8, 4).set(20, 4).set(6, 24))
                .hasToString(legacy(preset) ? "[6,24)A" : "[6,30)A");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void a09_unacknowledged_over_acknowledged(KernelPreset preset) {
        Table table = new Table(preset).set(8, 8);

        int code = table.code(10, 2, false);

        assertThat(table).hasToString(legacy(preset) ? "[8,16)U" : "[8,16)A");
        assertThat(code).isEqualTo(legacy(preset) ? 0 : 1);
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void a10_acknowledged_over_part_of_unacknowledged(KernelPreset preset) {
        assertThat(new Table(preset).set(8, 8, false).set(10, 2))
                .hasToString(legacy(preset) ? "[8,16)U" : "[8,10)U [10,12)A [12,16)U");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void a11_trim_and_split_by_clear(KernelPreset preset) {
        assertThat(new Table(preset).set(8, 24).clear(16, 8)).hasToString("[8,16)A [24,32)A");
        assertThat(new Table(preset).set(8, 8).clear(4, 8)).hasToString("[12,16)A");
        assertThat(new Table(preset).set(8, 8).clear(12, 8)).hasToString("[8,12)A");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void a12_clear_across_records(KernelPreset preset) {
        assertThat(new Table(preset).set(8, 8).set(24, 8).set(40, 8).clear(12, 32))
                .hasToString("[8,12)A [44,48)A");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void a13_clear_of_good_range(KernelPreset preset) {
        Table table = new Table(preset).set(8, 8);

        assertThat(table.succeeded(table.clearCode(100, 8))).isTrue();
        assertThat(table).hasToString("[8,16)A");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void a14_full_table_refuses_new_record(KernelPreset preset) {
        Table table = new Table(preset).many(FULL, 4, 1);

        int code = table.code(100000, 8, true);

        assertThat(table.succeeded(code)).isFalse();
        assertThat(code).isEqualTo(of(preset, 1, 1, 0));
        assertThat(table.count()).isEqualTo(FULL);
    }

    /** What finds no room stays latent: nothing refuses a load of it, and it is the processor that notices. */
    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void a14_what_finds_no_room_stays_latent(KernelPreset preset) {
        Fixture f = Fixture.with(preset).raw().disk(64 << 20).start();
        for (int i = 0; i < FULL; i++)
            f.require(new Operation.StoreBadblocks(Fixture.DISK, 4 * i + " 1"));
        f.forget();
        f.require(new Operation.PoisonMedia(Fixture.DISK, 100000 * 512L, 4096));
        f.require(new Operation.Scrub());

        assertThat(f.disk().records().count()).isEqualTo(FULL);
        assertThat(f.events(EventKind.DISK_RECORD_REFUSED).count()).isEqualTo(1);
        assertThat(f.device().diskRecords()).noneMatch(record -> record.first() == 100000);
        assertThat(f.device().poisoned()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void a15_full_table_mergeable(KernelPreset preset) {
        Table table = new Table(preset).many(FULL, 4, 1);

        boolean merged = table.succeeded(table.code(1, 1, true));

        assertThat(merged).isEqualTo(preset != KernelPreset.G618);
        assertThat(table.count()).isEqualTo(FULL);
        assertThat(table.badblocks().records().getFirst()).hasToString(merged ? "[0,2)A" : "[0,1)A");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void a16_split_at_the_limit(KernelPreset preset) {
        Table almost = new Table(preset).many(FULL - 1, 16, 8);
        boolean split = almost.succeeded(almost.clearCode(2, 2));
        assertThat(split).isEqualTo(preset != KernelPreset.G68);
        assertThat(almost.count()).isEqualTo(split ? FULL : FULL - 1);

        Table full = new Table(preset).many(FULL, 16, 8);
        assertThat(full.clearCode(2, 2)).isEqualTo(of(preset, -Errno.ENOSPC.number(), 1, 0));
        assertThat(full.count()).isEqualTo(FULL);
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void a17_partial_overflow(KernelPreset preset) {
        Table table = new Table(preset).many(FULL - 1, 4, 1);

        int code = table.code(10000, 1024, true);

        assertThat(code).isEqualTo(of(preset, 1, 0, 0));
        assertThat(table.badblocks().records().getLast()).hasToString("[10000,10512)A");
        assertThat(table.count()).isEqualTo(FULL);
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void a18_text_format(KernelPreset preset) {
        Table table = new Table(preset).set(8, 1).set(100, 8, false);
        assertThat(table.badblocks().show()).isEqualTo("8 1\n100 8\n");

        Fixture f = Fixture.with(preset).raw().start();
        assertThat(f.call(new Operation.StoreBadblocks(Fixture.DISK, "16 8"))).isEqualTo("4");
        assertThat(f.disk().records().records()).hasToString("[[16,24)A]");
        for (String text : List.of("16", "16 0", "16 8 9", "-8"))
            assertThat(f.call(new Operation.StoreBadblocks(Fixture.DISK, text))).as(text).isEqualTo("EINVAL");
        assertThat(f.refusals()).containsOnly(Rule.BAD_TEXT);
    }

    /** Seven digits, a length and what stands between and behind are ten characters: 409 lines and five of the next. */
    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void a19_oversized_listing(KernelPreset preset) {
        Table table = new Table(preset);
        for (int i = 0; i < FULL; i++)
            table.set(1_000_000 + 4L * i, 1);

        String text = table.badblocks().show();

        assertThat(text).hasSize(4095).doesNotEndWith("\n");
        assertThat(text.lines()).hasSize(410);
        assertThat(text.chars().filter(c -> c == '\n')).hasSize(409);
    }
}
