package org.daxscope.pmem.badblocks;

import static org.assertj.core.api.Assertions.assertThat;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Quirk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Each badblocks quirk is to blame for exactly one thing")
class BadblocksQuirksTest {
    private static final KernelModel LEGACY = KernelModel.of(KernelPreset.G60);
    private static final KernelModel FIRST = KernelModel.of(KernelPreset.G68);
    private static final KernelModel SECOND = KernelModel.of(KernelPreset.G618);

    @Test
    void withoutQ1ALongInsertIsSortedAndFound() {
        Script script = Script.on(LEGACY.without(Quirk.Q1_LONG_INSERT_REVERSED)).run("S(1000,1200) K(1600,8)");

        assertThat(script.records()).isEqualTo("[1000,1512)A [1512,2024)A [2024,2200)A");
        assertThat(script.checks).containsExactly("1/1512/512");
    }

    @Test
    void withoutQ2ACoveringInsertLosesNothing() {
        Script script = Script.on(LEGACY.without(Quirk.Q2_COVERING_INSERT_LOSES_REST))
                .run("S(32,1) S(34,1) S(36,1) S(32,12)");

        assertThat(script.records()).isEqualTo("[32,44)A");
    }

    @Test
    void withoutQ3TheLastSlotServesASplit() {
        Script script = Script.on(FIRST.without(Quirk.Q3_NO_SPLIT_AT_511)).run("511xS(16i,8) C(2,2)");

        assertThat(script.lastCode).isZero();
        assertThat(script.table.count()).isEqualTo(512);
    }

    @Test
    void withoutQ3APartlyStoredSetFails() {
        Script script = Script.on(FIRST.without(Quirk.Q3_NO_SPLIT_AT_511)).run("511xS(4i,1) S(10000,1024)");

        assertThat(script.lastCode).isEqualTo(1);
    }

    @Test
    void withoutQ4AFullTableStillMerges() {
        Script script = Script.on(SECOND.without(Quirk.Q4_FULL_TABLE_REFUSES_MERGE)).run("512xS(4i,1) S(1,1)");

        assertThat(script.table.succeeded(script.lastCode)).isTrue();
        assertThat(script.table.records()).startsWith(new BadRecord(0, 2, true));
    }

    @Test
    void theFirstRewriteDoesNotJoinWithTheRecordBehindAnInsert() {
        String steps = "S(0,10) S(30,10) S(20,10)";

        assertThat(Script.on(FIRST).run(steps).records()).isEqualTo("[0,10)A [20,30)A [30,40)A");
        assertThat(Script.on(SECOND).run(steps).records()).isEqualTo("[0,10)A [20,40)A");
    }

    @ParameterizedTest
    @EnumSource(names = {"G15", "G68", "G618"})
    @DisplayName("A-13 clearing what is not recorded succeeds and changes nothing")
    void clearingWhatIsNotRecordedSucceeds(KernelPreset kernel) {
        Script script = Script.on(kernel).run("S(8,8) C(100,8)");

        assertThat(script.table.succeeded(script.lastCode)).isTrue();
        assertThat(script.records()).isEqualTo("[8,16)A");
    }

    @ParameterizedTest
    @EnumSource(names = {"G15", "G68", "G618"})
    void aTableGoesBackToAnEarlierStateAndOnFromThere(KernelPreset kernel) {
        Script script = Script.on(kernel).run("S(8,8)");
        Badblocks.State early = script.table.save();
        script.run("S(100,8) C(8,4)");
        Badblocks.State late = script.table.save();

        script.table.restore(early);
        assertThat(script.records()).isEqualTo("[8,16)A");
        script.run("S(16,8)");
        assertThat(script.records()).isEqualTo("[8,24)A");
        script.table.restore(late);
        assertThat(script.records()).isEqualTo("[12,16)A [100,108)A");
    }
}
