package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.machine.TestMachine.DISK;
import static org.daxscope.machine.TestMachine.FILE;
import static org.daxscope.machine.TestMachine.FILE_PAGE;
import static org.daxscope.machine.TestMachine.machine;
import static org.daxscope.machine.TestMachine.pages;
import static org.daxscope.machine.TestMachine.unwritten;

import java.util.List;

import org.daxscope.kernel.DaxWriteRecovery;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.image.MappingImage.Entry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@DisplayName("Repair through the file system")
class RepairTest {

    @ParameterizedTest
    @EnumSource
    @DisplayName("J-01 J-02 punch and write put the data elsewhere; poison and record stay in free space")
    void punchAndWriteMoveTheData(KernelPreset kernel) {
        for (String fs : List.of("xfs", "ext4")) {
            TestMachine world = machine(kernel).fs(fs).file(pages(16)).known("8+8");

            assertThat(world.punch(4096, 4096)).isEqualTo("0");
            assertThat(world.extents()).isEqualTo("0@0x1 2@2x14");
            assertThat(world.data(0, 65_536)).hasSize(65_536);
            assertThat(world.write(4096, 4096)).isEqualTo("4096");

            assertThat(world.extentCount()).isEqualTo(3);
            assertThat(world.extents()).doesNotContain("1@1x1");
            assertThat(world.records()).isEqualTo("8+8");
            assertThat(world.poison()).isEqualTo("4096+4096");
            assertThat(world.data(4096, 4096)).containsOnly(TestMachine.WRITTEN);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("J-03 once the punch is committed XFS gives the same block back, and zeroing clears it")
    void afterACommitTheBlockComesBack(KernelPreset kernel) {
        TestMachine world = machine(kernel).xfs().file(pages(16)).known("8+8");

        world.punch(4096, 4096);
        world.fsync();
        assertThat(world.write(4096, 512)).isEqualTo("512");

        assertThat(world.extents()).isEqualTo("0@0x16");
        assertThat(world.records()).isEmpty();
        assertThat(world.poison()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"G15", "GST"}, mode = Mode.EXCLUDE)
    @DisplayName("J-04 punch and write cost the 2 MiB mapping for good, a recovery write does not")
    void hugeMappings(KernelPreset kernel) {
        TestMachine punched = machine(kernel).xfs().file(2L * Units.PMD).known("800+8");
        TestMachine recovered = machine(kernel).xfs().file(2L * Units.PMD).known("800+8");

        punched.punch(pages(100), 4096);
        punched.write(pages(100), 4096);
        recovered.write(pages(100), 4096);

        for (TestMachine world : List.of(punched, recovered)) {
            world.mapped("m", 2L * Units.PMD).load("m", 0);
            assertThat(world.load("m", pages(100))).isEqualTo("'W'");
        }
        assertThat(entry(punched).bytes()).isEqualTo(4096);
        assertThat(entry(recovered).bytes()).isEqualTo(Units.PMD);
    }

    private static Entry entry(TestMachine world) {
        return world.machine.image().mappings().get(0).entries().get(0);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("J-05 an odd punch into a bad page fails: ext4 before it frees anything, XFS after")
    void anOddPunch(KernelPreset kernel) {
        TestMachine ext4 = machine(kernel).ext4().file(pages(16)).known("32+8");
        TestMachine xfs = machine(kernel).xfs().file(pages(16)).known("32+8");

        assertThat(ext4.punch(4096, 14_336)).isEqualTo("EIO");
        assertThat(xfs.punch(4096, 14_336)).isEqualTo("EIO");

        assertThat(ext4.extents()).isEqualTo("0@0x16");
        assertThat(xfs.extents()).isEqualTo("0@0x1 4@4x12");
        assertThat(List.of(ext4.records(), xfs.records())).containsOnly("32+8");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("J-06 ext4 zeroes a range in place, and the next write clears the block where it is")
    void zeroRangeOnExt4(KernelPreset kernel) {
        TestMachine world = machine(kernel).ext4().file(pages(64)).known("8+8");

        assertThat(world.zeroRange(4096, 4096)).isEqualTo("0");
        assertThat(world.extents()).isEqualTo("0@0x1 1@1x1u 2@2x62");
        assertThat(world.records()).isEqualTo("8+8");
        assertThat(world.data(4096, 4096)).containsOnly(0);
        assertThat(world.write(4096, 512)).isEqualTo("512");

        assertThat(world.extents()).isEqualTo("0@0x64");
        assertThat(world.records()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("J-07 XFS zeroes a range by moving it")
    void zeroRangeOnXfs(KernelPreset kernel) {
        TestMachine world = machine(kernel).xfs().file(pages(16)).known("8+8");

        assertThat(world.zeroRange(4096, 4096)).isEqualTo("0");

        assertThat(world.extents()).startsWith("0@0x1 1@").doesNotContain("1@1x1").endsWith("2@2x14");
        assertThat(world.data(4096, 4096)).containsOnly(0);
        assertThat(world.records()).isEqualTo("8+8");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("J-08 J-09 truncating into a bad page fails on XFS and is half done on ext4; at its start it is fine")
    void truncating(KernelPreset kernel) {
        TestMachine xfs = machine(kernel).xfs().file(pages(16)).known("8+8");
        TestMachine ext4 = machine(kernel).ext4().file(pages(16)).known("8+8");

        assertThat(xfs.truncate(6000)).isEqualTo("EIO");
        assertThat(xfs.size()).isEqualTo(65_536);
        assertThat(ext4.truncate(6000)).isEqualTo("0");
        assertThat(ext4.size()).isEqualTo(6000);
        assertThat(ext4.cells(6000, 2000)).containsOnly(0x21);

        assertThat(xfs.truncate(4096)).isEqualTo("0");
        assertThat(xfs.extents()).isEqualTo("0@0x1");
        assertThat(xfs.records()).isEqualTo("8+8");
    }

    @Test
    @DisplayName("J-08 Q19 mended, ext4 says so as well")
    void truncatingWithAMendedExt4() {
        KernelModel kernel = KernelModel.of(KernelPreset.G60).without(Quirk.Q19_EXT4_TRUNCATE_IGNORES_ZERO_ERROR);

        assertThat(machine(kernel).ext4().file(pages(16)).known("8+8").truncate(6000)).isEqualTo("EIO");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("J-10 poison sleeps in the free space of a removed file until its block is allocated again")
    void removedFiles(KernelPreset kernel) {
        TestMachine world = machine(kernel).xfs().file(pages(16)).known("8+8");

        world.call(new Operation.Unlink(FILE));
        world.call(new Operation.DropCaches());
        assertThat(world.records()).isEqualTo("8+8");
        world.file(pages(16), unwritten(0, FILE_PAGE, 16));
        assertThat(world.write(0, 65_536)).isEqualTo("65536");

        assertThat(world.records()).isEmpty();
        assertThat(world.extents()).isEqualTo("0@0x16");
    }

    @ParameterizedTest
    @EnumSource(names = {"G60", "G65", "G68", "G618"})
    @DisplayName("J-15 S7 a bad shared block cannot be written over by either owner; punch and write is the way out")
    void sharedBlocks(KernelPreset kernel) {
        TestMachine world = machine(kernel).reflinkXfs().file(pages(16));
        world.call(new Operation.Reflink(FILE, 0, 0, "g", 0));
        world.known("8+8");
        assertThat(world.extents()).isEqualTo("0@0x16s");

        assertThat(world.write(4096, 4096)).isEqualTo("EIO");
        assertThat(world.call(new Operation.Read("g", 4096, 4096, OpenMode.PLAIN))).isEqualTo("EIO");
        assertThat(world.write(0, 4096)).isEqualTo("4096");
        assertThat(world.punch(4096, 4096)).isEqualTo("0");
        assertThat(world.write(4096, 4096)).isEqualTo("4096");

        assertThat(world.read(0, 65_536)).isEqualTo("65536");
        assertThat(world.call(new Operation.Read("g", 4096, 4096, OpenMode.PLAIN))).isEqualTo("EIO");
        assertThat(world.call(new Operation.Read("g", 0, 4096, OpenMode.PLAIN))).isEqualTo("4096");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("rule 19 collapse and insert move file offsets, records stay with the medium")
    void collapseAndInsert(KernelPreset kernel) {
        TestMachine world = machine(kernel).xfs().file(pages(16)).known("64+8");

        world.fallocate(Operation.Fallocate.Mode.COLLAPSE_RANGE, 0, 8192);
        assertThat(world.read(pages(6), 4096)).isEqualTo("EIO");
        assertThat(world.read(pages(8), 4096)).isEqualTo("4096");
        world.fallocate(Operation.Fallocate.Mode.INSERT_RANGE, 0, 16_384);
        assertThat(world.read(pages(10), 4096)).isEqualTo("EIO");
        assertThat(world.records()).isEqualTo("64+8");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("D-06 D-08 raw writes and zeroing clear exactly their sectors")
    void rawWrites(KernelPreset kernel) {
        TestMachine world = machine(kernel).xfs().file(pages(16)).known("8+8");

        assertThat(world.rawWrite(10 * 512, 1024)).isEqualTo("1024");
        assertThat(world.records()).isEqualTo("8+2 12+4");
        assertThat(world.rawRead(10 * 512, 1024)).isEqualTo("1024");
        assertThat(world.rawRead(4096, 4096)).isEqualTo("EIO");
        assertThat(world.call(new Operation.ZeroOut(DISK, TestMachine.FILE_BYTE + 4096, 4096))).isEqualTo("0");
        assertThat(world.records()).isEmpty();
        assertThat(world.data(4096, 4096)).containsOnly(0);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("W-05 two pages, one record, three ways to write")
    void threeStyles(KernelPreset kernel) {
        if (kernel.switches().writeRecovery() != DaxWriteRecovery.PAGE_STRIDE)
            return;
        TestMachine both = machine(kernel).xfs().file(pages(16)).known("8+16");
        TestMachine secondFirst = machine(kernel).xfs().file(pages(16)).known("8+16");
        TestMachine fromTheSecond = machine(kernel).xfs().file(pages(16)).known("8+16");

        both.write(4096, 8192);
        secondFirst.write(8192, 4096);
        fromTheSecond.write(8192, 12_288);

        assertThat(both.clears()).isEqualTo("4096+4096 8192+4096");
        assertThat(secondFirst.records()).isEqualTo("8+8");
        assertThat(fromTheSecond.clears()).isEqualTo("8192+12288");
        assertThat(fromTheSecond.records()).isEqualTo("8+8");
    }
}
