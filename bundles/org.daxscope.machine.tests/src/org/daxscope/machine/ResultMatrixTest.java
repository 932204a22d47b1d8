package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.machine.TestMachine.FILE_PAGE;
import static org.daxscope.machine.TestMachine.WRITTEN;
import static org.daxscope.machine.TestMachine.extent;
import static org.daxscope.machine.TestMachine.machine;
import static org.daxscope.machine.TestMachine.pages;
import static org.daxscope.machine.TestMachine.unwritten;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.pmem.disk.PmemProfile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The result matrix of semantics 7.5, for every kernel and both file systems")
class ResultMatrixTest {
    private static final String NONE = "";

    /** How the file lies; what is not in its first extent begins 64 pages further on. */
    private enum Layout {
        ONE_EXTENT, FOUR_AND_TWELVE, FOUR_AND_FOUR, UNWRITTEN
    }

    /** What a generation does: the result, the clears in bytes of the file, the records left. */
    private record Expected(String result, String clears, String records) {
    }

    /** Poison is told in sectors from the first extent's start on the disk. */
    private record Row(String name, Layout layout, PmemProfile profile, String poison, boolean write, long offset,
            long length, Expected before, Expected v2, Expected merged) {
        Expected of(KernelPreset kernel) {
            return switch (kernel) {
                case G15, GST -> before;
                case GV2 -> v2;
                default -> merged;
            };
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Row> ROWS = new ArrayList<>();

    private static void read(String name, Layout layout, String poison, long length, String before, String v2,
            String merged) {
        readAt(name, layout, poison, 0, length, before, v2, merged);
    }

    private static void readAt(String name, Layout layout, String poison, long offset, long length, String before,
            String v2, String merged) {
        ROWS.add(new Row(name, layout, PmemProfile.NFIT_ACPI, poison, false, offset, length,
                new Expected(before, NONE, poison), new Expected(v2, NONE, poison),
                new Expected(merged, NONE, poison)));
    }

    /** A write which generations before the series refuse, leaving all as it was. */
    private static void write(String name, String poison, long offset, long length, Expected v2, Expected merged) {
        write(name, Layout.ONE_EXTENT, PmemProfile.NFIT_ACPI, poison, offset, length,
                new Expected("EIO", NONE, poison), v2, merged);
    }

    private static void write(String name, Layout layout, PmemProfile profile, String poison, long offset,
            long length, Expected before, Expected v2, Expected merged) {
        ROWS.add(new Row(name, layout, profile, poison, true, offset, length, before, v2, merged));
    }

    private static Expected refused(String errno, String poison) {
        return new Expected(errno, NONE, poison);
    }

    private static Expected done(long bytes, String clears) {
        return new Expected(Long.toString(bytes), clears, NONE);
    }

    static {
        read("read 4 KiB at 0; P=(8,8)", Layout.ONE_EXTENT, "8+8", 4096, "4096", "4096", "4096");
        read("read 8 KiB at 0; P=(8,8)", Layout.ONE_EXTENT, "8+8", 8192, "EIO", "4096", "EIO");
        readAt("read 4 KiB at 4096; P=(8,8)", Layout.ONE_EXTENT, "8+8", 4096, 4096, "EIO", "EIO", "EIO");
        read("read 64 KiB; P=(64,8)", Layout.ONE_EXTENT, "64+8", 65536, "EIO", "32768", "EIO");
        read("read 64 KiB, extents 4+12 pages, P in page 8", Layout.FOUR_AND_TWELVE, "544+8", 65536, "16384",
                "32768", "16384");
        read("read unwritten extent", Layout.UNWRITTEN, "8+8", 65536, "65536", "65536", "65536");
        write("pwrite 4 KiB at 4096; P=(8,8)", "8+8", 4096, 4096, done(4096, "4096+4096"), done(4096, "4096+4096"));
        write("pwrite 16 KiB at 0; P=(8,8)", "8+8", 0, 16384, done(16384, "0+16384"), done(16384, "4096+4096"));
        write("pwrite 16 KiB at 0; P=(11,1)", "11+1", 0, 16384, done(16384, "0+16384"), done(16384, "0+8192"));
        write("pwrite 16 KiB at 0; P=(20,1)", "20+1", 0, 16384, done(16384, "0+16384"), done(16384, "0+12288"));
        write("pwrite 512 B at 5120; P=(8,1)", "8+1", 5120, 512, refused("EIO", "8+1"), refused("EFAULT", "8+1"));
        write("pwrite 14336 at 2048; P=(16,8)", "16+8", 2048, 14336, refused("EIO", "16+8"),
                done(14336, "8192+4096"));
        write("pwrite 14336 at 0; P=(24,8)", "24+8", 0, 14336, refused("EIO", "24+8"),
                new Expected("12288", NONE, "24+8"));
        write("pwrite 14336 at 0; P=(26,1)", "26+1", 0, 14336, refused("EIO", "26+1"), refused("EFAULT", "26+1"));
        write("pwrite 14336 at 0; P=(0,8)", "0+8", 0, 14336, refused("EIO", "0+8"), done(14336, "0+4096"));
        write("pwrite 64 KiB; P=(8,8),(80,8)", "8+8 80+8", 0, 65536, done(65536, "0+65536"),
                done(65536, "4096+4096 40960+4096"));
        write("pwrite 4 KiB, clear fails", Layout.ONE_EXTENT, PmemProfile.NFIT_QEMU, "8+8", 4096, 4096,
                refused("EIO", "8+8"), new Expected("EIO", "4096+4096", "8+8"),
                new Expected("EFAULT", "4096+4096", "8+8"));
        write("8 pages over two extents, 2nd extent's first page bad", Layout.FOUR_AND_FOUR, PmemProfile.NFIT_ACPI,
                "512+8", 0, 32768, new Expected("16384", NONE, "512+8"), done(32768, "262144+16384"),
                done(32768, "262144+4096"));
        write("16384+2048 over two extents, 2nd extent's first page bad", Layout.FOUR_AND_FOUR,
                PmemProfile.NFIT_ACPI, "512+8", 0, 18432, new Expected("16384", NONE, "512+8"),
                new Expected("16384", NONE, "512+8"), new Expected("16384", NONE, "512+8"));
    }

    static Stream<Arguments> cells() {
        return Stream.of("xfs", "ext4").flatMap(fs -> Arrays.stream(KernelPreset.values())
                .flatMap(kernel -> ROWS.stream().map(row -> Arguments.of(row, kernel, fs))));
    }

    private static TestMachine scene(Row row, KernelPreset kernel, String fs) {
        TestMachine world = machine(kernel, row.profile).fs(fs);
        switch (row.layout) {
            case ONE_EXTENT -> world.file(pages(16));
            case FOUR_AND_TWELVE -> world.file(pages(16), extent(0, FILE_PAGE, 4), extent(4, FILE_PAGE + 64, 12));
            case FOUR_AND_FOUR -> world.file(pages(8), extent(0, FILE_PAGE, 4), extent(4, FILE_PAGE + 64, 4));
            case UNWRITTEN -> world.file(pages(16), unwritten(0, FILE_PAGE, 16));
        }
        return world;
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("cells")
    void everyCellIsAsTheKernelAnswers(Row row, KernelPreset kernel, String fs) {
        TestMachine world = scene(row, kernel, fs).known(row.poison);
        String poisonBefore = world.poison();
        byte[] before = world.cells(0, 65536);

        String result = row.write ? world.write(row.offset, row.length) : world.read(row.offset, row.length);

        Expected expected = row.of(kernel);
        assertThat(result).isEqualTo(expected.result);
        assertThat(world.clears()).isEqualTo(expected.clears);
        assertThat(world.records()).isEqualTo(expected.records);
        assertThat(world.poison()).isEqualTo(expected.records.isEmpty() ? NONE : poisonBefore);
        assertThat(world.regionRecords()).isEqualTo(world.records());
        if (row.layout == Layout.ONE_EXTENT)
            assertThat(world.cells(0, 65536)).isEqualTo(row.write ? overwritten(before, row.offset, result) : before);
    }

    /** What was stored and nothing else; emulated firmware keeps the bytes of what it clears. */
    private static byte[] overwritten(byte[] before, long offset, String result) {
        byte[] after = before.clone();
        if (Character.isDigit(result.charAt(0)))
            Arrays.fill(after, (int) offset, (int) (offset + Long.parseLong(result)), WRITTEN);
        return after;
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aWriteOverPoisonNobodyKnowsSucceedsAndHealsNothing(KernelPreset kernel) {
        TestMachine world = machine(kernel).xfs().file(pages(16)).latent(8, 8);

        assertThat(world.write(4096, 4096)).isEqualTo("4096");

        assertThat(world.clears()).isEmpty();
        assertThat(world.poison()).isEqualTo("4096+4096");
        assertThat(world.read(4096, 4096)).isEqualTo("EFAULT");
    }

    static Stream<KernelPreset> kernels() {
        return Arrays.stream(KernelPreset.values());
    }
}
