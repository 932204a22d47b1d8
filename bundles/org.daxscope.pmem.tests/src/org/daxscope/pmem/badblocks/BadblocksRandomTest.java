package org.daxscope.pmem.badblocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Quirk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Random sets, clears and checks")
class BadblocksRandomTest {
    private static final int SECTORS = 20_000;

    @ParameterizedTest
    @CsvSource({"G68, 1", "G68, 2", "G68, 3", "G618, 4", "G618, 5", "G618, 6"})
    void aRewrittenTableIsABitmapAsLongAsItHasRoom(KernelPreset kernel, long seed) {
        Badblocks table = Badblocks.create(KernelModel.of(kernel));
        compareWithBitmap(table, new Random(seed), 1500, 400);
        assertSortedAndDisjoint(table);
    }

    @ParameterizedTest
    @CsvSource({"7", "8", "9"})
    void aLegacyTableIsABitmapWithoutItsQuirks(long seed) {
        Badblocks table = Badblocks.create(KernelModel.of(KernelPreset.G60)
                .without(Quirk.Q1_LONG_INSERT_REVERSED).without(Quirk.Q2_COVERING_INSERT_LOSES_REST));
        compareWithBitmap(table, new Random(seed), 1500, 400);
    }

    @ParameterizedTest
    @CsvSource({"10", "11", "12"})
    void aLegacyTableOfShortRangesNeverClaimsASectorThatNobodySet(long seed) {
        Badblocks table = Badblocks.create(KernelModel.of(KernelPreset.G60));
        Random random = new Random(seed);
        BitSet ever = new BitSet();
        for (int i = 0; i < 1000; i++) {
            int start = random.nextInt(SECTORS);
            int length = 1 + random.nextInt(64);
            if (random.nextInt(3) > 0) {
                table.set(start, length, true);
                ever.set(start, start + length);
            } else
                table.clear(start, length);
            assertThat(table.count()).isLessThanOrEqualTo(Badblocks.MAX_RECORDS);
        }
        for (BadRecord record : table.records())
            assertThat(ever.nextClearBit((int) record.start())).isGreaterThanOrEqualTo((int) record.end());
    }

    @ParameterizedTest
    @EnumSource(names = {"G68", "G618"})
    void aRewrittenTableStaysSortedWhenItOverflowsAndWithBothKindsOfAcknowledgement(KernelPreset kernel) {
        Badblocks table = Badblocks.create(KernelModel.of(kernel));
        Random random = new Random(13);
        for (int i = 0; i < 6000; i++) {
            int start = random.nextInt(SECTORS);
            if (random.nextInt(4) > 0)
                table.set(start, 1 + random.nextInt(random.nextInt(10) == 0 ? 1200 : 6), random.nextBoolean());
            else
                table.clear(start, 1 + random.nextInt(20));
            assertSortedAndDisjoint(table);
        }
        assertThat(table.count()).isGreaterThan(400);
    }

    @ParameterizedTest
    @EnumSource(names = {"G68", "G618"})
    void acknowledgedWinsOverUnacknowledged(KernelPreset kernel) {
        Badblocks table = Badblocks.create(KernelModel.of(kernel));
        Random random = new Random(14);
        BitSet bad = new BitSet();
        BitSet acked = new BitSet();
        for (int i = 0; i < 120; i++) {
            int start = random.nextInt(2000);
            int length = 1 + random.nextInt(60);
            boolean acknowledged = random.nextBoolean();
            table.set(start, length, acknowledged);
            bad.set(start, start + length);
            if (acknowledged)
                acked.set(start, start + length);
        }
        for (int sector = 0; sector < 2100; sector++)
            assertThat(table.check(sector, 1).code()).as("sector %d", sector)
                    .isEqualTo(!bad.get(sector) ? 0 : acked.get(sector) ? 1 : -1);
    }

    private static void compareWithBitmap(Badblocks table, Random random, int rounds, int longest) {
        BitSet model = new BitSet();
        for (int i = 0; i < rounds; i++) {
            int start = random.nextInt(SECTORS);
            int length = 1 + random.nextInt(longest);
            if (random.nextInt(5) < 2) {
                assertThat(table.succeeded(table.set(start, length, true))).isTrue();
                model.set(start, start + length);
            } else {
                assertThat(table.succeeded(table.clear(start, length))).isTrue();
                model.clear(start, start + length);
            }
            int from = random.nextInt(SECTORS);
            int next = model.nextSetBit(from);
            int span = 1 + random.nextInt(longest);
            assertThat(table.check(from, span).bad()).isEqualTo(next >= 0 && next < from + span);
            assertThat(table.sectors()).isEqualTo(model.cardinality());
        }
    }

    private static void assertSortedAndDisjoint(Badblocks table) {
        List<BadRecord> records = table.records();
        assertThat(records).hasSizeLessThanOrEqualTo(Badblocks.MAX_RECORDS);
        for (int i = 1; i < records.size(); i++)
            assertThat(records.get(i).start()).isGreaterThanOrEqualTo(records.get(i - 1).end());
    }
}
