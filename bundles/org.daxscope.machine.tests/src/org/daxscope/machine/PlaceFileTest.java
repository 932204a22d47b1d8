package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.machine.TestMachine.DISK;
import static org.daxscope.machine.TestMachine.FILE_PAGE;
import static org.daxscope.machine.TestMachine.SECTORS;
import static org.daxscope.machine.TestMachine.extent;
import static org.daxscope.machine.TestMachine.machine;
import static org.daxscope.machine.TestMachine.pages;

import java.util.List;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A file is placed on blocks that no other has")
class PlaceFileTest {
    private TestMachine start(String type) {
        return machine(KernelPreset.G618).fs(type).file(pages(4));
    }

    private static String place(TestMachine world, Placement... extents) {
        return world.call(new Operation.PlaceFile("g", pages(4), List.of(extents)));
    }

    private static void assertRefused(TestMachine world, Placement... extents) {
        world.forget();
        long free = space(world);

        assertThat(place(world, extents)).isEqualTo("EBUSY");

        assertThat(world.refusals()).containsExactly(Rule.BLOCKS_IN_USE);
        assertThat(world.machine.image().files()).hasSize(1);
        assertThat(space(world)).isEqualTo(free);
    }

    private static long space(TestMachine world) {
        return world.machine.fileSystem().orElseThrow().space().free();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xfs", "ext4"})
    void notOnThoseOfAnotherFileAndNotBeyondTheEnd(String type) {
        TestMachine world = start(type);

        assertRefused(world, extent(0, FILE_PAGE + 3, 4));
        assertRefused(world, extent(0, SECTORS / Units.PAGE_SECTORS - 1, 4));
        assertRefused(world, extent(0, FILE_PAGE + 8, 2), extent(2, FILE_PAGE + 9, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xfs", "ext4"})
    void onThoseThatAreFreeOrOnlyWaitForACommit(String type) {
        TestMachine world = start(type);
        assertThat(place(world, extent(0, FILE_PAGE + 4, 2), extent(2, FILE_PAGE + 16, 2))).isEqualTo("0");

        assertThat(world.call(new Operation.Unlink("g"))).isEqualTo("0");
        assertThat(place(world, extent(0, FILE_PAGE + 4, 2))).isEqualTo("0");
        assertThat(world.call(new Operation.SpaceOf(DISK))).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xfs", "ext4"})
    void inWholeBlocks(String type) {
        TestMachine world = start(type);

        assertThat(place(world, new Placement(0, pages(FILE_PAGE + 8) + 512, 4096, false))).isEqualTo("EINVAL");
        assertThat(world.refusals()).containsExactly(Rule.UNALIGNED_RANGE);
        assertThat(world.machine.image().files()).hasSize(1);
    }
}
