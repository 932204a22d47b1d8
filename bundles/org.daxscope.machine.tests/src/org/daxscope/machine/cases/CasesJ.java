package org.daxscope.machine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.Fallocate;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cases J: what file systems offer for repair, and what it costs. */
class CasesJ {
    /** Where ext4 with a journal has room for a file: behind all inode tables. */
    private static final long EXT4_PAGE = 40960;
    private static final long EXT4_BYTES = 384L << 20;

    private static Fixture ext4(KernelPreset preset) {
        return Fixture.with(preset).ext4().disk(EXT4_BYTES).at(EXT4_PAGE).start();
    }

    private static List<FileImage.Extent> pieces(Fixture f, String name) {
        return f.machine.image().files().stream().filter(file -> file.name().equals(name)).findFirst().orElseThrow()
                .extents();
    }

    private static void requirePunchedAndRewritten(Fixture f) {
        assertThat(f.punch(4096, 4096)).isEqualTo("0");
        assertThat(f.extents()).isEqualTo("0@0x1 2@2x14");
        assertThat(f.write(4096, 4096)).isEqualTo("4096");
        assertThat(pieces(f, "f")).hasSize(3);
        assertThat(f.extents()).doesNotContain("1@1x");
        assertThat(f.bb()).isEqualTo("8+8");
        assertThat(f.poison()).isEqualTo("4096+4096");
        assertThat(f.data(4096, 4096)).containsOnly(Fixture.WRITTEN);
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void j01_punch_and_write_on_xfs(KernelPreset preset) {
        requirePunchedAndRewritten(Fixture.of(preset).known(8, 8));
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void j02_punch_and_write_on_ext4(KernelPreset preset) {
        requirePunchedAndRewritten(ext4(preset).known(8, 8));
    }

    /** After a commit the block can be used again; where it is, zeroing it clears it and the file is in one piece again. */
    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void j03_commit_between(KernelPreset preset) {
        for (Fixture f : List.of(Fixture.of(preset).known(8, 8), ext4(preset).known(8, 8))) {
            f.punch(4096, 4096);
            long block = f.filePage + 1;
            var fs = f.machine.fileSystem().orElseThrow();
            assertThat(fs.busySpace()).anyMatch(range -> range.start() <= block && block < range.end());

            f.fsync();
            assertThat(fs.busySpace()).isEmpty();
            assertThat(f.write(4096, 4096)).isEqualTo("4096");
            boolean reused = f.extents().equals("0@0x16");
            assertThat(f.bb()).isEqualTo(reused ? "" : "8+8");
            assertThat(f.poison().isEmpty()).isEqualTo(reused);
        }
    }

    /** XFS looks beside what the file has. */
    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void j03_xfs_takes_the_same_block(KernelPreset preset) {
        Fixture f = Fixture.of(preset).known(8, 8);
        f.punch(4096, 4096);
        f.fsync();
        f.write(4096, 4096);

        assertThat(f.extents()).isEqualTo("0@0x16");
    }

    private static boolean hugeAfterRemapping(Fixture f) {
        f.call(new Operation.Munmap(Fixture.PROCESS, Fixture.MAP));
        // Unmounted, the file system forgets which pages were ever mapped.
        f.require(new Operation.Unmount()).require(new Operation.Mount(Fixture.DISK, "dax=always"));
        f.mapped();
        assertThat(f.load(0)).startsWith("'");
        MappingImage mapping = f.machine.image().mappings().getFirst();
        return mapping.entries().getFirst().bytes() == 2 << 20;
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void j04_huge_pages_are_lost(KernelPreset preset) {
        Fixture.Builder builder = Fixture.with(preset).file(4 << 20).at(1024);
        Fixture punched = builder.start();
        assertThat(hugeAfterRemapping(punched)).isTrue();
        punched.known(8, 8);
        punched.punch(4096, 4096);
        punched.write(4096, 4096);
        assertThat(hugeAfterRemapping(punched)).isFalse();

        if (!Fixture.since(preset, KernelPreset.G19) && preset != KernelPreset.GV2)
            return;
        Fixture written = builder.start().known(8, 8);
        assertThat(written.write(4096, 4096)).isEqualTo("4096");
        assertThat(hugeAfterRemapping(written)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void j05_unaligned_punch(KernelPreset preset) {
        Fixture xfs = Fixture.of(preset).known(32, 8);
        assertThat(xfs.punch(4096, 14336)).isEqualTo("EIO");
        assertThat(xfs.extents()).isEqualTo("0@0x1 4@4x12");

        Fixture ext4 = ext4(preset).known(32, 8);
        assertThat(ext4.punch(4096, 14336)).isEqualTo("EIO");
        assertThat(ext4.extents()).isEqualTo("0@0x16");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void j06_zero_range_on_ext4(KernelPreset preset) {
        Fixture f = ext4(preset).known(8, 8);

        assertThat(f.zeroRange(4096, 4096)).isEqualTo("0");
        assertThat(f.extents()).isEqualTo("0@0x1 1@1x1u 2@2x14");
        assertThat(f.bb()).isEqualTo("8+8");
        assertThat(f.write(4096, 512)).isEqualTo("512");
        assertThat(f.bb()).isEmpty();
        assertThat(f.extents()).isEqualTo("0@0x16");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void j07_zero_range_on_xfs(KernelPreset preset) {
        Fixture f = Fixture.of(preset).known(8, 8);

        assertThat(f.zeroRange(4096, 4096)).isEqualTo("0");
        assertThat(pieces(f, "f")).hasSize(3);
        assertThat(pieces(f, "f").get(1).unwritten()).isTrue();
        assertThat(f.extents()).doesNotContain("1@1x");
        assertThat(f.bb()).isEqualTo("8+8");
    }

    private static String truncate(Fixture f, long size) {
        return f.call(new Operation.Truncate(Fixture.FILE, size));
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void j08_truncate_into_the_bad_page(KernelPreset preset) {
        Fixture xfs = Fixture.of(preset).known(8, 8);
        assertThat(truncate(xfs, 6000)).isEqualTo("EIO");
        assertThat(xfs.size()).isEqualTo(65536);

        Fixture ext4 = ext4(preset).known(8, 8);
        assertThat(truncate(ext4, 6000)).isEqualTo("0");
        assertThat(ext4.size()).isEqualTo(6000);
        assertThat(ext4.bb()).isEqualTo("8+8");
        assertThat(ext4.cells(6000, 1)).containsExactly(Fixture.contentOf(1));

        Fixture mended = Fixture
                .with(KernelModel.of(preset).without(Quirk.Q19_EXT4_TRUNCATE_IGNORES_ZERO_ERROR)).ext4()
                .disk(EXT4_BYTES).at(EXT4_PAGE).start().known(8, 8);
        assertThat(truncate(mended, 6000)).isEqualTo("EIO");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void j09_truncate_before_the_bad_page(KernelPreset preset) {
        for (Fixture f : List.of(Fixture.of(preset).known(8, 8), ext4(preset).known(8, 8))) {
            assertThat(truncate(f, 4096)).isEqualTo("0");
            assertThat(f.extents()).isEqualTo("0@0x1");
            assertThat(f.bb()).isEqualTo("8+8");
            assertThat(f.poison()).isEqualTo("4096+4096");
        }
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void j10_remove_and_create(KernelPreset preset) {
        Fixture f = Fixture.of(preset).known(8, 8);
        f.require(new Operation.Unlink(Fixture.FILE)).require(new Operation.Sync());
        assertThat(f.bb()).isEqualTo("8+8");
        assertThat(f.poison()).isEqualTo("4096+4096");

        // As large as what is free before the place: the next allocation there clears it.
        long bytes = (Fixture.FILE_PAGE + 16) * 4096L;
        assertThat(f.call(Operation.Write.of("g", 0, bytes, new Pattern.Constant((byte) 1))))
                .isEqualTo(Long.toString(bytes));
        assertThat(f.bb()).isEmpty();
        assertThat(f.poison()).isEmpty();
    }

    /** What libpmem2 does; the record goes when that block is written next, by whomever. */
    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void j11_pmdk_clear(KernelPreset preset) {
        for (Fixture f : List.of(Fixture.of(preset).known(8, 8), ext4(preset).known(8, 8))) {
            assertThat(f.punch(4096, 4096)).isEqualTo("0");
            assertThat(f.call(new Fallocate(Fallocate.Mode.PREALLOCATE, Fixture.FILE, 4096, 4096))).isEqualTo("0");
            assertThat(f.data(4096, 4096)).containsOnly(0);

            assertThat(f.write(4096, 512)).isEqualTo("512");
            boolean same = f.extents().equals("0@0x16");
            assertThat(f.bb()).isEqualTo(same ? "" : "8+8");
        }
    }

    /** A record of 4 sectors is 2048 bytes of the file; what can be punched is the block around it. */
    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void j12_pmdk_count(KernelPreset preset) {
        Fixture f = Fixture.of(preset).known(10, 4);
        long byteOfDisk = f.fileByte() + 10 * 512;
        Span bad = new Places(f.machine.image())
                .in(Space.FILE, new Span(Space.DISK, Fixture.DISK, byteOfDisk, byteOfDisk + 2048)).getFirst();
        assertThat(bad).isEqualTo(new Span(Space.FILE, Fixture.FILE, 5120, 7168));
        long block = f.machine.image().mounts().getFirst().blockBytes();
        long from = bad.start() / block * block;
        long length = Math.ceilDiv(bad.end(), block) * block - from;
        assertThat(from + "+" + length).isEqualTo("4096+4096");

        assertThat(f.punch(bad.start(), bad.end() - bad.start())).isEqualTo("EIO");
        assertThat(f.punch(from, length)).isEqualTo("0");
        assertThat(f.data(from, length)).containsOnly(0);
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void j14_dd_over_a_mounted_block(KernelPreset preset) {
        Fixture f = Fixture.of(preset).known(8, 8);

        assertThat(f.call(new Operation.Write(Fixture.DISK, f.fileByte() + 4096, 4096, 4096,
                new Pattern.Constant((byte) 0), OpenMode.DIRECT))).isEqualTo("4096");

        assertThat(f.poison()).isEmpty();
        assertThat(f.bb()).isEmpty();
        assertThat(f.data(4096, 4096)).containsOnly(0);
        assertThat(f.mapped().load(4096)).isEqualTo("'\0'");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void j15_reflink_partner(KernelPreset preset) {
        if (!Fixture.since(preset, KernelPreset.G60)) {
            Fixture refused = Fixture.with(preset).raw().disk(EXT4_BYTES).start();
            refused.require(new Operation.MakeFileSystem(Fixture.DISK, "xfs", "-m reflink=1"));
            assertThat(refused.call(new Operation.Mount(Fixture.DISK, "dax=always"))).isEqualTo("EINVAL");
            return;
        }
        Fixture f = Fixture.with(preset).xfs("-m reflink=1").start();
        f.require(new Operation.Reflink(Fixture.FILE, 0, 0, "g", 0)).known(8, 8);
        assertThat(f.extents()).isEqualTo("0@0x16s");

        assertThat(f.write(4096, 512)).isEqualTo("EIO");
        assertThat(f.write(4096, 4096)).isEqualTo("EIO");
        assertThat(f.extents()).isEqualTo("0@0x16s");
        assertThat(f.call(Operation.Write.of("g", 4096, 4096, new Pattern.Constant((byte) 1)))).isEqualTo("EIO");

        assertThat(f.punch(4096, 4096)).isEqualTo("0");
        assertThat(f.write(4096, 4096)).isEqualTo("4096");
        assertThat(f.data(4096, 4096)).containsOnly(Fixture.WRITTEN);
        assertThat(f.call(new Operation.Read("g", 4096, 4096, OpenMode.PLAIN))).isEqualTo("EIO");
        assertThat(f.bb()).isEqualTo("8+8");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void j15_good_shared_pages_are_copied(KernelPreset preset) {
        if (!Fixture.since(preset, KernelPreset.G60))
            return;
        Fixture f = Fixture.with(preset).xfs("-m reflink=1").start();
        f.require(new Operation.Reflink(Fixture.FILE, 0, 0, "g", 0)).known(8, 8);

        assertThat(f.write(8192, 100)).isEqualTo("100");
        assertThat(f.data(8192, 4096)[100]).isEqualTo(Fixture.contentOf(2));
        assertThat(f.call(new Operation.Read("g", 8192, 4096, OpenMode.PLAIN))).isEqualTo("4096");
        assertThat(f.extents()).doesNotContain("2@2x");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void j16_pmem_errors_punch_part(KernelPreset preset) {
        Fixture f = Fixture.of(preset).known(1, 1);

        assertThat(f.read(0, 4096)).isEqualTo("EIO");
        assertThat(f.punch(0, 4096)).isEqualTo("0");
        assertThat(f.data(0, 4096)).containsOnly(0);
        assertThat(f.write(0, 4096)).isEqualTo("4096");
        assertThat(f.read(0, 65536)).isEqualTo("65536");
    }
}
