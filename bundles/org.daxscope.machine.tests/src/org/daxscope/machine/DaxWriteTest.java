package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.machine.TestMachine.FILE;
import static org.daxscope.machine.TestMachine.FILE_PAGE;
import static org.daxscope.machine.TestMachine.WRITTEN;
import static org.daxscope.machine.TestMachine.extent;
import static org.daxscope.machine.TestMachine.machine;
import static org.daxscope.machine.TestMachine.pages;
import static org.daxscope.machine.TestMachine.unwritten;

import java.util.List;

import org.daxscope.kernel.DaxWriteRecovery;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.pmem.disk.PmemProfile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("write(2) on a DAX file")
class DaxWriteTest {

    private static TestMachine file(KernelPreset kernel) {
        return machine(kernel).xfs().file(pages(16));
    }

    /** What kernels before the series, the v2 patch and the merged series answer. */
    private static String of(KernelPreset kernel, String before, String v2, String merged) {
        return switch (kernel.switches().writeRecovery()) {
            case NONE -> before;
            case WHOLE_RANGE -> v2;
            case PAGE_STRIDE -> merged;
        };
    }

    private static boolean isMerged(KernelPreset kernel) {
        return kernel.switches().writeRecovery() == DaxWriteRecovery.PAGE_STRIDE;
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("G-01 G-25 a whole page over poison is good again, and fsync has nothing to add")
    void aWholePageIsRecovered(KernelPreset kernel) {
        TestMachine world = file(kernel).known("8+8");

        assertThat(world.write(4096, 4096)).isEqualTo(of(kernel, "EIO", "4096", "4096"));

        boolean recovers = !of(kernel, "", "x", "x").isEmpty();
        assertThat(world.records()).isEqualTo(recovers ? "" : "8+8");
        assertThat(world.poison()).isEqualTo(recovers ? "" : "4096+4096");
        assertThat(world.busRanges()).isEqualTo(recovers ? "" : "4096+4096");
        assertThat(world.cells(4096, 4096)).containsOnly(recovers ? WRITTEN : 0x21);
        assertThat(world.extents()).isEqualTo("0@0x16");
        assertThat(world.fsync()).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("G-01 opening with O_SYNC or O_DIRECT changes nothing")
    void flagsChangeNothing(KernelPreset kernel) {
        for (OpenMode mode : List.of(OpenMode.DIRECT, new OpenMode(false, true, 0), new OpenMode(true, true, 7)))
            assertThat(file(kernel).known("8+8").call(new Operation.Write(FILE, 4096, 4096, 4096,
                    new Pattern.PageNumbers(), mode))).isEqualTo(of(kernel, "EIO", "4096", "4096"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("G-02 merged, the neighbours are stored to and not cleared; v2 clears all")
    void neighboursAreNotCleared(KernelPreset kernel) {
        TestMachine world = file(kernel).known("8+8");

        world.write(0, 16_384);

        assertThat(world.clears()).isEqualTo(of(kernel, "", "0+16384", "4096+4096"));
        assertThat(world.stores()).isEqualTo(of(kernel, "", "0+16384", "0+4096 4096+4096 8192+8192"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("G-03 G-04 a record inside a page takes the good pages before it into its stride")
    void aRecordInsideItsPage(KernelPreset kernel) {
        TestMachine inPageOne = file(kernel).known("11+1");
        TestMachine inPageTwo = file(kernel).known("20+1");

        assertThat(inPageOne.write(0, 16_384)).isEqualTo(of(kernel, "EIO", "16384", "16384"));
        assertThat(inPageTwo.write(0, 16_384)).isEqualTo(of(kernel, "EIO", "16384", "16384"));

        assertThat(inPageOne.clears()).isEqualTo(of(kernel, "", "0+16384", "0+8192"));
        assertThat(inPageTwo.clears()).isEqualTo(of(kernel, "", "0+16384", "0+12288"));
    }

    @ParameterizedTest
    @CsvSource({"5120", "4096", "6144"})
    @DisplayName("G-05 G-06 a sector of a bad page cannot be written, be it the bad one or a good one")
    void lessThanAPageIsRefused(long offset) {
        for (KernelPreset kernel : KernelPreset.values()) {
            TestMachine world = file(kernel).known("8+1");

            assertThat(world.write(offset, 512)).isEqualTo(of(kernel, "EIO", "EIO", "EFAULT"));

            assertThat(world.records()).isEqualTo("8+1");
            assertThat(world.stores()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("G-07 G-08 an odd head or tail is fine in a stride of good pages")
    void anOddEndAmongGoodPages(KernelPreset kernel) {
        TestMachine head = file(kernel).known("16+8");
        TestMachine tail = file(kernel).known("0+8");

        assertThat(head.write(2048, 14_336)).isEqualTo(of(kernel, "EIO", "EIO", "14336"));
        assertThat(tail.write(0, 14_336)).isEqualTo(of(kernel, "EIO", "EIO", "14336"));

        assertThat(head.stores()).isEqualTo(of(kernel, "", "", "2048+6144 8192+4096 12288+4096"));
        assertThat(tail.stores()).isEqualTo(of(kernel, "", "", "0+4096 4096+10240"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("G-09 an odd tail in a bad page writes up to that page, and the rest fails on its own")
    void anOddTailInABadPage(KernelPreset kernel) {
        TestMachine world = file(kernel).known("24+8");

        assertThat(world.write(0, 14_336)).isEqualTo(of(kernel, "EIO", "EIO", "12288"));
        assertThat(world.write(12_288, 2048)).isEqualTo(of(kernel, "EIO", "EIO", "EFAULT"));
        assertThat(world.records()).isEqualTo("24+8");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("G-10 with the record inside that page nothing at all is written")
    void anOddTailWithTheRecordInside(KernelPreset kernel) {
        TestMachine world = file(kernel).known("26+1");

        assertThat(world.write(0, 14_336)).isEqualTo(of(kernel, "EIO", "EIO", "EFAULT"));

        assertThat(world.stores()).isEmpty();
        assertThat(world.refusals()).contains(isMerged(kernel) ? Rule.STRIDE_OVER_POISON_NOT_PAGE_ALIGNED
                : Rule.RECORD_OVERLAPS_REQUEST);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("G-11 G-12 each bad page is a stride of its own, its record goes before the next page is cleared")
    void everyBadPageIsAStride(KernelPreset kernel) {
        TestMachine two = file(kernel).known("8+8 80+8");
        TestMachine adjacent = file(kernel).known("8+16");

        two.write(0, 65_536);
        adjacent.write(4096, 8192);

        assertThat(two.clears()).isEqualTo(of(kernel, "", "0+65536", "4096+4096 40960+4096"));
        assertThat(adjacent.clears()).isEqualTo(of(kernel, "", "4096+8192", "4096+4096 8192+4096"));
        assertThat(adjacent.stores()).isEqualTo(of(kernel, "", "4096+8192", "4096+4096 8192+4096"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("G-13 writing the second page of a record leaves the first page's")
    void theSecondPageOnly(KernelPreset kernel) {
        TestMachine world = file(kernel).known("8+16");

        assertThat(world.write(8192, 4096)).isEqualTo(of(kernel, "EIO", "4096", "4096"));

        assertThat(world.records()).isEqualTo(of(kernel, "8+16", "8+8", "8+8"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("G-14 Q8 a record that begins before the write makes the rest of the write one stride; mended, a page")
    void aRecordThatBeginsBefore(KernelPreset kernel) {
        TestMachine world = file(kernel).known("0+16");
        TestMachine mended = machine(KernelModel.of(kernel).without(Quirk.Q8_STRIDE_UNDERFLOW)).xfs().file(pages(16))
                .known("0+16");

        world.write(4096, 16_384);
        mended.write(4096, 16_384);

        assertThat(world.clears()).isEqualTo(of(kernel, "", "4096+16384", "4096+16384"));
        assertThat(mended.clears()).isEqualTo(of(kernel, "", "4096+16384", "4096+4096"));
        assertThat(world.records()).isEqualTo(of(kernel, "0+16", "0+8", "0+8"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("rule 12 an underflowed stride with an odd tail writes nothing")
    void anUnderflowedStrideWithAnOddTail(KernelPreset kernel) {
        assertThat(file(kernel).known("0+16").write(4096, 10_240)).isEqualTo(of(kernel, "EIO", "EIO", "EFAULT"));
        assertThat(file(kernel).known("0+16").write(0, 14_336)).isEqualTo(of(kernel, "EIO", "EIO", "14336"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("G-18 2 MiB with one bad page")
    void twoMebibytesWithOneBadPage(KernelPreset kernel) {
        TestMachine world = machine(kernel).xfs().file(Units.PMD).known("800+8");

        assertThat(world.write(0, Units.PMD)).isEqualTo(of(kernel, "EIO", "2097152", "2097152"));

        assertThat(world.clears()).isEqualTo(of(kernel, "", "0+2097152", "409600+4096"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("G-19 2 MiB of nothing but bad pages")
    void twoMebibytesOfBadPages(KernelPreset kernel) {
        TestMachine world = machine(kernel).xfs().file(Units.PMD);
        for (int i = 0; i < 8; i++)
            world.stored(512 * i, 512);

        assertThat(world.write(0, Units.PMD)).isEqualTo(of(kernel, "EIO", "2097152", "2097152"));

        long clears = world.clears().isEmpty() ? 0 : world.clears().split(" ").length;
        assertThat(Long.toString(clears)).isEqualTo(of(kernel, "0", "1", "512"));
        assertThat(world.poison()).isEqualTo(of(kernel, "0+2097152", "", ""));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("G-20 G-21 a second extent is judged for itself")
    void twoExtents(KernelPreset kernel) {
        TestMachine whole = machine(kernel).xfs().file(pages(8), extent(0, FILE_PAGE, 4), extent(4, FILE_PAGE + 256, 4))
                .known(256 * 8, 8);
        TestMachine odd = machine(kernel).xfs().file(pages(8), extent(0, FILE_PAGE, 4), extent(4, FILE_PAGE + 256, 4))
                .known(256 * 8, 8);

        assertThat(whole.write(0, 32_768)).isEqualTo(of(kernel, "16384", "32768", "32768"));
        assertThat(odd.write(0, 18_432)).isEqualTo("16384");
        assertThat(odd.write(16_384, 2048)).isEqualTo(of(kernel, "EIO", "EIO", "EFAULT"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("G-22 a new block is zeroed before it is the file's, so its poison goes whatever the kernel")
    void aNewBlockIsClearedByZeroing(KernelPreset kernel) {
        for (String fs : new String[] {"xfs", "ext4"}) {
            TestMachine world = machine(kernel).fs(fs).file(pages(1));
            world.known(nextBlock(world) * 8, 8);

            assertThat(world.write(4096, 512)).isEqualTo("512");

            assertThat(world.records()).isEmpty();
            assertThat(world.poison()).isEmpty();
            assertThat(world.size()).isEqualTo(4096 + 512);
        }
    }

    /** Where the file's second block would go, in pages from its first. */
    private static long nextBlock(TestMachine world) {
        MachineState before = world.machine.save();
        world.write(4096, 512);
        var last = world.machine.image().files().get(0).extents().getLast();
        world.machine.restore(before);
        return (last.physical() + last.length()) / Units.PAGE - 1 - FILE_PAGE;
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("G-22 when that block cannot be cleared XFS gives it back and the write fails")
    void aNewBlockThatCannotBeCleared(KernelPreset kernel) {
        TestMachine world = machine(kernel, PmemProfile.NFIT_QEMU).xfs().file(pages(1));
        long block = nextBlock(world);
        world.stored(block * 8, 8);
        var free = world.machine.fileSystem().orElseThrow().freeSpace();

        assertThat(world.write(4096, 512)).isEqualTo("EIO");

        assertThat(world.extents()).isEqualTo("0@0x1");
        assertThat(world.size()).isEqualTo(4096);
        assertThat(world.machine.fileSystem().orElseThrow().freeSpace()).isEqualTo(free);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("G-23 a sector written into a bad unwritten block succeeds, and the block's rest is zeros")
    void aSectorOfABadUnwrittenBlock(KernelPreset kernel) {
        TestMachine world = machine(kernel).ext4().file(pages(16), unwritten(0, FILE_PAGE, 16)).known("8+8");

        assertThat(world.write(5120, 512)).isEqualTo("512");

        assertThat(world.records()).isEmpty();
        byte[] page = world.data(4096, 4096);
        for (int i = 0; i < page.length; i++)
            assertThat(page[i]).isEqualTo(i >= 1024 && i < 1536 ? WRITTEN : 0);
    }

    @ParameterizedTest
    @EnumSource(names = "GV2", mode = Mode.EXCLUDE)
    @DisplayName("G-24 Q14 when the user's buffer cannot be read the record is gone although nothing was stored")
    void anUnreadableBufferLosesTheRecord(KernelPreset kernel) {
        TestMachine world = file(kernel).known("8+8");

        String result = world
                .call(new Operation.Write(FILE, 4096, 4096, 0, new Pattern.Constant(WRITTEN), OpenMode.PLAIN));

        assertThat(result).isEqualTo(of(kernel, "EIO", "", "EFAULT"));
        assertThat(world.records()).isEqualTo(of(kernel, "8+8", "", ""));
        assertThat(world.read(4096, 4096)).isEqualTo(of(kernel, "EIO", "", "4096"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("G-24 a buffer in a mapping whose second page is bad gives a short count into a good file")
    void aPoisonedBufferGivesAShortCount(KernelPreset kernel) {
        TestMachine world = file(kernel).mapped().known("8+8");

        assertThat(world.call(new Operation.WriteFromMap("p1", "m", 0, "g", 0, 12_288))).isEqualTo("4096");
        assertThat(world.call(new Operation.WriteFromMap("p1", "m", 4096, "g", 0, 4096))).isEqualTo("EFAULT");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("G-26 nothing can be appended inside a bad last page; writing all of it extends the file")
    void appendingToABadTailPage(KernelPreset kernel) {
        for (String fs : new String[] {"xfs", "ext4"}) {
            TestMachine world = machine(kernel).fs(fs).file(12_800).known("24+8");

            assertThat(world.write(12_800, 4096)).isEqualTo(of(kernel, "EIO", "EIO", "EFAULT"));
            assertThat(world.size()).isEqualTo(12_800);
            assertThat(world.write(12_288, 4096)).isEqualTo(of(kernel, "EIO", "4096", "4096"));
            assertThat(world.size()).isEqualTo(isMerged(kernel) || kernel == KernelPreset.GV2 ? 16_384 : 12_800);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("G-30 pages written one by one are cleared one by one")
    void pageByPage(KernelPreset kernel) {
        TestMachine world = file(kernel).known("0+128");

        for (int page = 0; page < 16; page++)
            assertThat(world.write(pages(page), 4096)).isEqualTo(of(kernel, "EIO", "4096", "4096"));

        assertThat(world.records()).isEqualTo(of(kernel, "0+128", "", ""));
        if (kernel != KernelPreset.G15 && kernel != KernelPreset.GST)
            assertThat(world.clears().split(" ")).hasSize(16).allMatch(clear -> clear.endsWith("+4096"));
    }

    @ParameterizedTest
    @EnumSource(names = {"G19", "G60", "G65", "G68", "G618"})
    @DisplayName("G-31 a page that is HWPoison and not present is neither after a recovery write")
    void aFlaggedPageIsWholeAgain(KernelPreset kernel) {
        TestMachine world = file(kernel).mapped().latent(8, 1);
        world.load("m", 4096);
        assertThat(world.device().hwPoison()).containsExactly(page(1));
        assertThat(world.device().notPresent()).containsExactly(page(1));

        assertThat(world.write(4096, 4096)).isEqualTo("4096");

        assertThat(world.device().hwPoison()).isEmpty();
        assertThat(world.device().notPresent()).isEmpty();
        assertThat(world.load("m", 4096)).isEqualTo("'W'");
    }

    private static Bytes page(long page) {
        return new Bytes(pages(FILE_PAGE + page), pages(FILE_PAGE + page + 1));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("G-32 without firmware the clear only pretends, and the record goes all the same")
    void withoutFirmware(KernelPreset kernel) {
        TestMachine world = machine(kernel, PmemProfile.LEGACY).xfs().file(pages(16)).record(8, 8);

        assertThat(world.read(4096, 4096)).isEqualTo("EIO");
        assertThat(world.write(4096, 4096)).isEqualTo(of(kernel, "EIO", "4096", "4096"));

        assertThat(world.records()).isEqualTo(of(kernel, "8+8", "", ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    @DisplayName("G-33 a clear unit of a page suits strides, however short the record")
    void aClearUnitOfAPage(int sectors) {
        TestMachine world = machine(KernelPreset.G60, PmemProfile.NFIT_ACPI_4K).xfs().file(pages(16)).known(8, sectors);

        assertThat(world.write(4096, 4096)).isEqualTo("4096");

        assertThat(world.records()).isEmpty();
    }

    @Test
    @DisplayName("rule 12 firmware that clears 4 KiB at most fails every stride of more than a page")
    void aStrideLongerThanTheFirmwareClears() {
        TestMachine world = machine(KernelPreset.G60, PmemProfile.NFIT_ACPI_4K).xfs().file(pages(16)).known("11+1");

        assertThat(world.write(0, 8192)).isEqualTo("EFAULT");
        assertThat(world.write(4096, 4096)).isEqualTo("4096");
    }
}
