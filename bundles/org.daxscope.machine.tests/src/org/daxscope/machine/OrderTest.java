package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.kernel.event.EventKind.BUS_RANGE_FORGOTTEN;
import static org.daxscope.kernel.event.EventKind.CPU_CACHE_INVALIDATED;
import static org.daxscope.kernel.event.EventKind.DATA_STORED;
import static org.daxscope.kernel.event.EventKind.DISK_RECORD_CLEARED;
import static org.daxscope.kernel.event.EventKind.KERNEL_MAP;
import static org.daxscope.kernel.event.EventKind.MEDIA_CLEARED;
import static org.daxscope.kernel.event.EventKind.PAGE_HWPOISON;
import static org.daxscope.kernel.event.EventKind.REGION_RECORD_CLEARED;
import static org.daxscope.machine.TestMachine.machine;
import static org.daxscope.machine.TestMachine.pages;

import java.util.stream.IntStream;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.event.EventKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The order of events of one recovered page, semantics 15.1")
class OrderTest {

    /** Poison that a load ran into: recorded, the page flagged and gone from the kernel's map. */
    private static TestMachine consumed(KernelPreset kernel) {
        TestMachine world = machine(kernel).xfs().file(pages(16)).mapped().latent(8, 8);
        world.load("m", 4096);
        return world.forget();
    }

    @ParameterizedTest
    @EnumSource(names = {"G19", "G60", "G65", "G68", "G618"})
    void aRecoveryWriteTakesTheRecordOffLast(KernelPreset kernel) {
        TestMachine world = consumed(kernel);

        world.write(4096, 4096);

        assertThat(world.order()).containsExactly(MEDIA_CLEARED, BUS_RANGE_FORGOTTEN, REGION_RECORD_CLEARED,
                PAGE_HWPOISON, KERNEL_MAP, CPU_CACHE_INVALIDATED, DATA_STORED, DISK_RECORD_CLEARED);
    }

    @Test
    void theV2PatchTakesTheRecordOffBeforeTheData() {
        TestMachine world = machine(KernelPreset.GV2).xfs().file(pages(16)).known("8+8");

        world.write(4096, 4096);

        assertThat(world.order()).containsExactly(MEDIA_CLEARED, BUS_RANGE_FORGOTTEN, REGION_RECORD_CLEARED,
                DISK_RECORD_CLEARED, CPU_CACHE_INVALIDATED, DATA_STORED);
    }

    @ParameterizedTest
    @EnumSource(names = {"GST", "G19", "G60", "G65", "G68", "G618"})
    void aBlockWriteClearsThenWrites(KernelPreset kernel) {
        TestMachine world = consumed(kernel);

        assertThat(world.rawWrite(4096, 4096)).isEqualTo("4096");

        EventKind[] kinds = {MEDIA_CLEARED, BUS_RANGE_FORGOTTEN, REGION_RECORD_CLEARED, PAGE_HWPOISON, KERNEL_MAP,
            DISK_RECORD_CLEARED, DATA_STORED};
        assertThat(world.order(kinds)).containsExactly(kinds);
    }

    @ParameterizedTest
    @EnumSource(names = {"G15", "GV2"})
    void beforeItWrittenClearedAndWrittenAgain(KernelPreset kernel) {
        TestMachine world = machine(kernel).xfs().file(pages(16)).known("8+8");

        world.rawWrite(4096, 4096);

        assertThat(world.order()).containsExactly(DATA_STORED, MEDIA_CLEARED, BUS_RANGE_FORGOTTEN,
                REGION_RECORD_CLEARED, DISK_RECORD_CLEARED, CPU_CACHE_INVALIDATED, DATA_STORED);
    }

    @Test
    @DisplayName("what was recovered of one page is done before the next page is begun")
    void pageAfterPage() {
        TestMachine world = machine(KernelPreset.G60).xfs().file(pages(16)).known("8+24");

        world.write(4096, 12_288);

        EventKind[] kinds = {MEDIA_CLEARED, DATA_STORED, DISK_RECORD_CLEARED};
        assertThat(world.order(kinds)).containsExactly(
                IntStream.range(0, 9).mapToObj(i -> kinds[i % 3]).toArray(EventKind[]::new));
    }
}
