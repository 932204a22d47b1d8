package org.daxscope.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The switch table of semantics 0.1, a row a test, the columns in the table's order. */
class SwitchTableTest {
    private static List<Object> row(Function<Switches, Object> column) {
        List<Object> row = new ArrayList<>();
        for (KernelPreset preset : KernelPreset.values())
            row.add(column.apply(preset.switches()));
        return row;
    }

    /** A row that has the first value so many times, then the second. */
    private static Object[] turning(int times, Object first, Object second) {
        Object[] row = new Object[8];
        for (int i = 0; i < row.length; i++)
            row[i] = i < times ? first : second;
        return row;
    }

    @Test
    void thePresetsAreTheColumns() {
        assertThat(KernelPreset.values()).extracting(Enum::name)
                .containsExactly("G15", "GV2", "GST", "G19", "G60", "G65", "G68", "G618");
    }

    @Test
    void daxWriteRecovery() {
        DaxWriteRecovery none = DaxWriteRecovery.NONE;
        DaxWriteRecovery stride = DaxWriteRecovery.PAGE_STRIDE;
        assertThat(row(Switches::writeRecovery)).containsExactly(none, DaxWriteRecovery.WHOLE_RANGE, none, stride,
                stride, stride, stride, stride);
    }

    @Test
    void daxReadRecovery() {
        assertThat(row(Switches::readRecovery)).containsExactly(false, true, false, false, false, false, false, false);
    }

    @Test
    void recordClearedBeforeData() {
        assertThat(row(Switches::recordClearedBeforeData))
                .containsExactly(false, true, false, false, false, false, false, false);
    }

    @Test
    void errnoOfAFailedRecoveryWrite() {
        assertThat(row(Switches::recoveryErrno)).containsExactly(turning(3, Errno.EIO, Errno.EFAULT));
    }

    @Test
    void codeFromDirectAccess() {
        assertThat(row(Switches::poisonCode)).containsExactly(turning(5, Errno.EIO, Errno.EHWPOISON));
    }

    @Test
    void recoveryIsAlsoTriedOnTheEioOfOthers() {
        // It is whenever there is a recovery and poison travels as EIO, so that nobody can tell the two apart.
        assertThat(row(s -> s.writeRecovery() != DaxWriteRecovery.NONE && s.poisonCode() == Errno.EIO))
                .containsExactly(false, true, false, true, true, false, false, false);
    }

    @Test
    void blockWriteOrder() {
        assertThat(row(Switches::blockWriteOrder))
                .containsExactly(turning(2, BlockWriteOrder.WRITE_CLEAR_WRITE, BlockWriteOrder.CLEAR_WRITE));
    }

    @Test
    void faultOnARecordedPage() {
        assertThat(row(Switches::faultCode)).containsExactly(turning(5, BusCode.BUS_ADRERR, BusCode.BUS_MCEERR_AR));
    }

    @Test
    void poisonedPageInTheKernelMap() {
        assertThat(row(Switches::poisonedMap)).containsExactly(
                turning(2, PoisonedMap.NOT_PRESENT_IF_WHOLE_PAGE, PoisonedMap.ALWAYS_NOT_PRESENT));
    }

    @Test
    void clearRestoresPresent() {
        assertThat(row(Switches::clearRestoresPresent)).containsExactly(turning(2, false, true));
    }

    @Test
    void unitOfAMachineCheckRecord() {
        assertThat(row(Switches::mceRecordUnit))
                .containsExactly(turning(3, MceRecordUnit.CACHE_LINE_ROUNDED_UP, MceRecordUnit.MISC_LSB));
    }

    @Test
    void holderNotification() {
        assertThat(row(Switches::holderNotify)).containsExactly(turning(4, false, true));
    }

    @Test
    void reflinkTogetherWithDax() {
        assertThat(row(Switches::reflinkWithDax)).containsExactly(turning(4, false, true));
    }

    @Test
    void badblocksEngine() {
        Object[] engines = turning(6, BadblocksEngine.LEGACY, BadblocksEngine.REWRITE_1);
        engines[7] = BadblocksEngine.REWRITE_2;
        assertThat(row(Switches::badblocks)).containsExactly(engines);
    }

    @Test
    void traceEventsOfMappings() {
        assertThat(row(Switches::insertMappingEvents)).containsExactly(turning(7, true, false));
    }

    @Test
    void rulesUpTo516() {
        assertThat(row(Switches::capabilityProbeReads)).as("quirk 18").containsExactly(turning(2, true, false));
        assertThat(row(Switches::misalignedLinearRefused)).as("quirk 17").containsExactly(turning(2, true, false));
    }

    @Test
    void poisonInAWritesBufferKillsUpTo516() {
        assertThat(row(Switches::copyInSignals)).as("semantics 10.4").containsExactly(turning(2, true, false));
    }

    @Test
    void madvPopulateIsInEveryPreset() {
        assertThat(row(Switches::madvPopulate)).containsOnly(true);
    }
}
