package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.machine.TestMachine.FILE;
import static org.daxscope.machine.TestMachine.WRITTEN;
import static org.daxscope.machine.TestMachine.machine;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.Fallocate.Mode;
import org.daxscope.kernel.operation.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Files of a mount without DAX, and what holds blocks")
class CachedFileTest {

    private static TestMachine without(String fs, String arguments) {
        return machine(KernelPreset.G60).mounted(fs, arguments, "dax=never");
    }

    @ParameterizedTest
    @CsvSource({"ext4, ''", "ext4, -b 1024", "xfs, ''", "xfs, -b size=1024"})
    void truncatingIntoAPageLeavesTheFileThatLong(String fs, String arguments) {
        TestMachine world = without(fs, arguments);
        world.write(0, 20_000);

        assertThat(world.truncate(10_000)).isEqualTo("0");

        assertThat(world.size()).isEqualTo(10_000);
        world.truncate(12_000);
        assertThat(world.data(10_000, 2000)).containsOnly(0);
    }

    @ParameterizedTest
    @CsvSource({"ext4, ''", "xfs, ''"})
    void aSectorWrittenDirectlyIntoANewBlockHasZerosAroundIt(String fs, String arguments) {
        TestMachine world = without(fs, arguments);
        world.write(0, 8192);
        world.fsync();
        world.call(new Operation.Unlink(FILE));
        world.call(new Operation.DropCaches());
        world.call(new Operation.Create(FILE));
        world.fallocate(Mode.PREALLOCATE, 0, 8192);

        world.call(new Operation.Write(FILE, 1024, 512, 512, new Pattern.Constant(WRITTEN), OpenMode.DIRECT));

        byte[] page = world.data(0, 4096);
        for (int i = 0; i < page.length; i++)
            assertThat(page[i]).isEqualTo(i >= 1024 && i < 1536 ? WRITTEN : 0);
    }

    @ParameterizedTest
    @CsvSource({"57344, 44446", "13743, 1", "1024, 1024", "100, 3000", "0, 81920"})
    void aPunchInSmallBlocksReadsAsZerosAndLeavesTheRest(long offset, long length) {
        for (String arguments : new String[] {"ext4 -b 1024", "xfs -b size=1024"}) {
            String[] parts = arguments.split(" ", 2);
            TestMachine world = without(parts[0], parts[1]);
            world.write(0, 120_000);
            world.call(new Operation.DropCaches());

            assertThat(world.punch(offset, length)).isEqualTo("0");

            byte[] data = world.data(0, 120_000);
            for (int i = 0; i < data.length; i++)
                assertThat(data[i]).isEqualTo(i >= offset && i < offset + length ? 0 : WRITTEN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"COLLAPSE_RANGE", "INSERT_RANGE"})
    void smallBlocksMoveInsideTheirPages(Mode mode) {
        TestMachine world = without("ext4", "-b 1024");
        world.call(Operation.Write.of(FILE, 0, 40_960, new Pattern.SectorNumbers()));

        assertThat(world.fallocate(mode, 3072, 2048)).isEqualTo("0");

        byte[] data = world.data(3072, 4096);
        boolean collapsed = mode == Mode.COLLAPSE_RANGE;
        assertThat(data[0]).isEqualTo((byte) (collapsed ? 1 + 5120 / 512 : 0));
        assertThat(data[2048]).isEqualTo((byte) (1 + (collapsed ? 7168 : 3072) / 512));
    }

    @Test
    void unlinkingGivesBackWhatWasSetAsideForCopies() {
        TestMachine world = machine(KernelPreset.G60).reflinkXfs();
        Blocks blocks = new Blocks();
        blocks.requireConserved(world.machine.fileSystem().orElseThrow(), "mounting");
        world.write(0, 8192);
        world.call(new Operation.Reflink(FILE, 0, 0, "g", 0));
        world.write(0, 4096);

        world.call(new Operation.Unlink(FILE));
        world.call(new Operation.Unlink("g"));

        blocks.requireConserved(world.machine.fileSystem().orElseThrow(), "unlinking");
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0, 0", "4096, 4096, 0, 0", "0, 1000, 0, EINVAL", "12288, 0, 0, EINVAL", "8192, 8192, 0, EINVAL",
        "0, 8192, 4096, 0", "100, 4096, 0, EINVAL"})
    @DisplayName("FICLONERANGE takes whole blocks inside the source, or up to its end")
    void whatCanBeShared(long sourceOffset, long length, long offset, String expected) {
        TestMachine world = machine(KernelPreset.G60).reflinkXfs();
        world.write(0, 10_000);

        assertThat(world.call(new Operation.Reflink(FILE, sourceOffset, length, "g", offset))).isEqualTo(expected);
    }

    @Test
    void aFileIsNotSharedOntoItself() {
        TestMachine world = machine(KernelPreset.G60).reflinkXfs();
        world.write(0, 16_384);

        assertThat(world.call(new Operation.Reflink(FILE, 0, 8192, FILE, 4096))).isEqualTo("EINVAL");
        assertThat(world.call(new Operation.Reflink(FILE, 0, 8192, FILE, 8192))).isEqualTo("0");
        assertThat(world.extents()).contains("s");
    }

    @Test
    void aCopyEndsWhereTheSourceEnds() {
        for (String fs : new String[] {"xfs", "ext4"}) {
            TestMachine world = without(fs, "");
            world.write(0, 10_000);

            assertThat(world.call(new Operation.CopyRange(FILE, 4096, 65_536, "g", 0))).isEqualTo("5904");
            assertThat(world.call(new Operation.CopyRange(FILE, 12_288, 65_536, "g", 0))).isEqualTo("0");
            assertThat(world.machine.image().files().get(1).size()).isEqualTo(5904);
        }
    }

    @Test
    void aMountedDiskIsNotFormatted() {
        TestMachine world = without("xfs", "");

        assertThat(world.call(new Operation.MakeFileSystem("pm0", "ext4", ""))).isEqualTo("EBUSY");
        assertThat(world.call(new Operation.MakeFileSystem("pm1", "ext4", ""))).isEqualTo("0");
    }

    @Test
    @DisplayName("a record that runs past the highest sector is shown up to there")
    void aRecordAtTheEndOfAllSectors() {
        TestMachine world = machine(KernelPreset.G60);

        world.call(new Operation.StoreBadblocks("pm0", (1L << 54) - 1 + " 8"));

        assertThat(world.device().diskRecords()).singleElement().matches(record -> record.count() == 1);
    }
}
