package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.machine.TestMachine.DISK;
import static org.daxscope.machine.TestMachine.FILE;
import static org.daxscope.machine.TestMachine.FILE_PAGE;
import static org.daxscope.machine.TestMachine.FILE_SECTOR;
import static org.daxscope.machine.TestMachine.extent;
import static org.daxscope.machine.TestMachine.machine;
import static org.daxscope.machine.TestMachine.pages;
import static org.daxscope.machine.TestMachine.unwritten;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.Fallocate.Mode;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.pmem.disk.PmemProfile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A success that surprises is remarked upon:")
class RemarksTest {
    private static TestMachine file(KernelPreset kernel) {
        return machine(kernel).xfs().file(pages(16));
    }

    private static TestMachine without(Quirk quirk, KernelPreset kernel) {
        return machine(KernelModel.of(kernel).without(quirk)).xfs().file(pages(16));
    }

    @Test
    @DisplayName("an ordinary write, read and load are not worth a word")
    void nothingToSay() {
        TestMachine world = file(KernelPreset.G60).mapped();

        world.write(0, 65536);
        world.read(0, 65536);
        world.load("m", 0);
        world.punch(4096, 4096);

        // Punched, so that one extent does not cover 2 MiB; the file is too short for them anyway.
        assertThat(world.remarks()).isEmpty();
    }

    @Test
    @DisplayName("a pwrite that clears by itself")
    void writeClears() {
        TestMachine world = file(KernelPreset.G60).known("8+8");

        assertThat(world.write(4096, 4096)).isEqualTo("4096");

        assertThat(world.remarkTexts())
                .containsExactly("the write covers whole pages, so the kernel itself cleared 4096 "
                        + "bytes at disk byte " + (pages(FILE_PAGE) + 4096)
                        + " and dropped their record [semantics 7.3]");
    }

    @Test
    @DisplayName("the v2 patch clears by itself too")
    void v2WriteClears() {
        TestMachine world = file(KernelPreset.GV2).known("8+8");

        world.write(0, 16384);

        assertThat(world.remarks()).containsExactly(Rule.WRITE_CLEARED_BY_ITSELF);
    }

    @Test
    @DisplayName("a raw write clears what it overwrites")
    void rawWriteClears() {
        TestMachine world = file(KernelPreset.G60).known("8+8");

        assertThat(world.rawWrite(4096, 4096)).isEqualTo("4096");

        assertThat(world.remarks()).containsExactly(Rule.BLOCK_WRITE_CLEARED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xfs", "ext4"})
    @DisplayName("an unwritten extent reads as zeros over poison, and writing to it clears")
    void unwrittenExtent(String fs) {
        TestMachine world = machine(KernelPreset.G60).fs(fs).file(pages(4), unwritten(0, FILE_PAGE, 4)).known("8+8");

        assertThat(world.read(0, 16384)).isEqualTo("16384");
        assertThat(world.remarks()).containsExactly(Rule.UNWRITTEN_READS_ZEROS);
        assertThat(world.forget().write(5120, 512)).isEqualTo("512");

        assertThat(world.remarks()).containsExactly(Rule.ZEROING_CLEARED);
    }

    @Test
    @DisplayName("a page fault on an unwritten extent maps zeros over poison")
    void unwrittenFault() {
        TestMachine world = machine(KernelPreset.G60).xfs().file(pages(4), unwritten(0, FILE_PAGE, 4)).known("8+8")
                .mapped("m", pages(4));

        world.load("m", 4096);

        assertThat(world.remarks()).containsExactly(Rule.UNWRITTEN_READS_ZEROS);
    }

    @Test
    @DisplayName("healthy unwritten extents are not")
    void healthyUnwritten() {
        TestMachine world = machine(KernelPreset.G60).xfs().file(pages(4), unwritten(0, FILE_PAGE, 4));

        world.read(0, 16384);

        assertThat(world.remarks()).isEmpty();
    }

    @Test
    @DisplayName("ext4 truncates into poison and does not zero the tail (Q19)")
    void ext4Truncate() {
        TestMachine world = machine(KernelPreset.G60).ext4().file(pages(16)).known("8+8");

        assertThat(world.truncate(5000)).isEqualTo("0");

        assertThat(world.remarks()).containsExactly(Rule.TAIL_NOT_ZEROED);
        assertThat(world.remarkTexts().getFirst()).contains("3192 bytes behind the new end at byte 5000")
                .endsWith("[semantics 11.4, quirk Q19]");
    }

    @Test
    @DisplayName("without Q19 truncate fails, and there is nothing to remark")
    void ext4TruncateMended() {
        TestMachine world = machine(KernelModel.of(KernelPreset.G60)
                .without(Quirk.Q19_EXT4_TRUNCATE_IGNORES_ZERO_ERROR)).ext4().file(pages(16)).known("8+8");

        assertThat(world.truncate(5000)).isEqualTo("EIO");

        assertThat(world.remarks()).isEmpty();
    }

    @Test
    @DisplayName("a record that began earlier makes one stride of the whole rest (Q8)")
    void strideUnderflow() {
        TestMachine world = file(KernelPreset.G60).known("0+16");

        assertThat(world.write(4096, 16384)).isEqualTo("16384");

        assertThat(world.remarks()).containsExactly(Rule.STRIDE_UNDERFLOWED, Rule.WRITE_CLEARED_BY_ITSELF);
        assertThat(world.remarkTexts().getFirst()).contains("all 4 pages are cleared as one").endsWith(
                "[semantics 6.3, quirk Q8]");
    }

    @Test
    @DisplayName("without Q8 the stride is a page, and there is nothing to remark of it")
    void strideMended() {
        TestMachine world = without(Quirk.Q8_STRIDE_UNDERFLOW, KernelPreset.G60).known("0+16");

        world.write(4096, 16384);

        assertThat(world.remarks()).containsExactly(Rule.WRITE_CLEARED_BY_ITSELF);
    }

    @Test
    @DisplayName("a record that begins inside a page takes the good pages before it along")
    void strideTakesGoodPages() {
        TestMachine world = file(KernelPreset.G60).known("20+1");

        assertThat(world.write(0, 16384)).isEqualTo("16384");

        assertThat(world.remarks()).containsExactly(Rule.STRIDE_TAKES_GOOD_PAGES, Rule.WRITE_CLEARED_BY_ITSELF);
        assertThat(world.remarkTexts().getFirst()).contains("the 2 good ones before it");
    }

    @Test
    @DisplayName("the record goes though the copy fell short (Q14)")
    void shortCopy() {
        TestMachine world = file(KernelPreset.G60).known("8+8");

        world.call(new Operation.Write(FILE, 4096, 4096, 100, new Pattern.PageNumbers(),
                OpenMode.PLAIN));

        assertThat(world.records()).isEmpty();
        assertThat(world.remarks()).containsExactly(Rule.RECORD_GONE_BEFORE_DATA);
        assertThat(world.remarkTexts().getFirst()).startsWith("only 100 of 4096 bytes were stored");
    }

    @Test
    @DisplayName("a write over poison nobody knows of reports success")
    void latentWrite() {
        TestMachine world = file(KernelPreset.G60).latent(8, 8);

        assertThat(world.write(4096, 4096)).isEqualTo("4096");

        assertThat(world.remarks()).containsExactly(Rule.STORE_LEFT_POISON);
        assertThat(world.remarkTexts().getFirst()).contains("16 media lines of 256 bytes stay poisoned");
    }

    @Test
    @DisplayName("the kernel runs into poison of a read and leaves the page as it is (Q23)")
    void latentRead() {
        TestMachine world = file(KernelPreset.G60).latent(8, 8).mapped();

        world.read(4096, 4096);

        assertThat(world.remarks()).containsExactly(Rule.KERNEL_READ_LEFT_PAGE);
    }

    @Test
    @DisplayName("an old mapping does not feel a record that came later")
    void oldMapping() {
        TestMachine world = file(KernelPreset.G60).mapped();
        world.store("m", 4096);
        world.record(8, 8);

        assertThat(world.store("m", 4096)).isEqualTo("1");
        assertThat(world.load("m", 4097)).startsWith("'");

        assertThat(world.remarks()).containsExactly(Rule.OLD_MAPPING_IGNORES_RECORD, Rule.OLD_MAPPING_IGNORES_RECORD);
        assertThat(world.remarkTexts().getFirst()).startsWith("the record of sectors [" + (FILE_SECTOR + 8) + ", +8)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xfs", "ext4"})
    @DisplayName("a punched hole leaves the record on the freed block")
    void holePunch(String fs) {
        TestMachine world = machine(KernelPreset.G60).fs(fs).file(pages(16)).known("8+8 40+8");

        assertThat(world.punch(0, 32768)).isEqualTo("0");

        assertThat(world.remarkTexts()).containsExactly("5 blocks from fs block " + (FILE_PAGE + 1)
                + " on were freed with what is bad in them: it stays until somebody gets them and they are zeroed "
                + "[semantics 11.2]");
    }

    @Test
    @DisplayName("MADV_HWPOISON makes no record")
    void hwpoison() {
        TestMachine world = file(KernelPreset.G60).mapped();
        world.load("m", 4096);

        world.call(new Operation.Madvise("p1", "m", 4096, 4096, Operation.Madvise.Advice.HWPOISON));

        assertThat(world.records()).isEmpty();
        assertThat(world.remarks()).containsExactly(Rule.HWPOISON_WITHOUT_RECORD);
    }

    @Test
    @DisplayName("a record in it prevents a mapping of 2 MiB")
    void hugeOverRecord() {
        TestMachine world = machine(KernelPreset.G60).xfs().file(pages(512)).mapped("m", pages(512));
        world.known("80+8");

        assertThat(world.load("m", 0)).startsWith("'");

        assertThat(world.remarks()).containsExactly(Rule.HUGE_PAGE_OVER_RECORD);
    }

    @Test
    @DisplayName("so do extents, misplaced bytes and small pages from before")
    void hugeImpossible() {
        TestMachine pieces = machine(KernelPreset.G60).xfs()
                .file(pages(512), extent(0, FILE_PAGE, 100), extent(100, FILE_PAGE + 600, 412)).mapped("m", pages(512));
        pieces.load("m", 0);
        TestMachine shifted = machine(KernelPreset.G60).xfs().file(pages(512), extent(0, FILE_PAGE + 1, 512))
                .mapped("m", pages(512));
        shifted.load("m", 0);
        TestMachine small = machine(KernelPreset.G60).xfs().file(pages(512)).mapped("m", pages(512)).known("80+8");
        small.load("m", 0);
        small.write(0, pages(512));
        small.mapped("n", pages(512)).forget().load("n", 0);

        assertThat(pieces.remarks()).containsExactly(Rule.HUGE_PAGE_NEEDS_ONE_EXTENT);
        assertThat(shifted.remarks()).containsExactly(Rule.HUGE_PAGE_NOT_ALIGNED);
        assertThat(small.remarks()).containsExactly(Rule.HUGE_PAGE_HAS_SMALL_ONES);
    }

    @Test
    @DisplayName("a record written by hand says nothing of the media (Q22)")
    void recordByHand() {
        TestMachine world = file(KernelPreset.G60);

        world.call(new Operation.StoreBadblocks(DISK, FILE_SECTOR + " 8"));

        assertThat(world.remarkTexts()).containsExactly("the kernel takes 8 sectors from disk sector " + FILE_SECTOR
                + " on for bad now; the media there is as it was [semantics 2.6, quirk Q22]");
    }

    @Test
    @DisplayName("a long record is stored in an order that hides it (Q1), and on 6.8 it is not")
    void longRecord() {
        TestMachine old = file(KernelPreset.G60);
        TestMachine rewritten = file(KernelPreset.G68);
        for (TestMachine world : new TestMachine[] {old, rewritten}) {
            world.latent(0, 2048).forget();
            world.call(new Operation.StoreBadblocks(DISK, FILE_SECTOR + " 2048"));
        }

        assertThat(old.remarks()).containsExactly(Rule.RECORDS_OUT_OF_ORDER);
        assertThat(old.remarkTexts().getFirst()).startsWith("2048 sectors from sector " + FILE_SECTOR)
                .contains("it calls 2048 of them good");
        assertThat(rewritten.remarks()).isEmpty();
    }

    @Test
    @DisplayName("a record over others is lost in part (Q2)")
    void coveringRecord() {
        TestMachine world = file(KernelPreset.G60).latent(0, 64);
        for (int sector : new int[] {32, 34, 36})
            world.record(sector, 1);

        world.call(new Operation.StoreBadblocks(DISK, FILE_SECTOR + 32 + " 12"));

        assertThat(world.remarks()).containsExactly(Rule.RECORDS_LOST);
    }

    @Test
    @DisplayName("a full table of 6.18 takes not even what would merge (Q4)")
    void fullTable() {
        TestMachine world = file(KernelPreset.G618);
        for (int i = 0; i < 512; i++)
            world.record(4L * i, 1);

        assertThat(world.call(new Operation.StoreBadblocks(DISK, FILE_SECTOR + 1 + " 1"))).isEqualTo("ENOSPC");

        assertThat(world.remarks()).containsExactly(Rule.MERGE_REFUSED);
    }

    @Test
    @DisplayName("a record that cannot be split outlives the clear (Q7)")
    void refusedSplit() {
        TestMachine world = file(KernelPreset.G60);
        for (int i = 0; i < 512; i++)
            world.record(32L * i, 24);

        assertThat(world.rawWrite(4096, 4096)).isEqualTo("4096");

        assertThat(world.remarks()).containsExactly(Rule.SPLIT_REFUSED, Rule.BLOCK_WRITE_CLEARED);
    }

    @Test
    @DisplayName("a sector cleared leaves the page flagged (Q11)")
    void smallClear() {
        TestMachine world = file(KernelPreset.G60).mapped();
        world.load("m", 4096);
        world.latent(8, 1);
        world.load("m", 4096);
        world.forget();

        world.rawWrite(4096, 512);

        assertThat(world.remarks()).contains(Rule.PAGE_STATE_OUTLIVES_CLEAR);
    }

    @Test
    @DisplayName("before 5.19 a machine check is recorded in the next line (Q5)")
    void machineCheckRounding() {
        TestMachine world = file(KernelPreset.G15).mapped();
        world.load("m", 4096);
        world.latent(8, 1);

        world.load("m", 4096 + 10);

        assertThat(world.remarks()).contains(Rule.MACHINE_CHECK_IN_NEXT_LINE);
    }

    @Test
    @DisplayName("a bus without firmware only pretends to clear")
    void pretendedClear() {
        TestMachine world = machine(KernelPreset.G60, PmemProfile.LEGACY).xfs().file(pages(16)).stored(8, 8);

        assertThat(world.write(4096, 4096)).isEqualTo("4096");

        assertThat(world.remarks()).containsExactly(Rule.CLEAR_TOUCHED_NOTHING, Rule.WRITE_CLEARED_BY_ITSELF);
    }

    @Test
    @DisplayName("binding the driver anew forgets records that no bus knows")
    void rebind() {
        TestMachine world = machine(KernelPreset.G60).xfs().file(pages(16)).record(8, 8);
        world.call(new Operation.Unmount());

        world.call(new Operation.Rebind(DISK));

        assertThat(world.remarks()).containsExactly(Rule.RECORDS_FORGOTTEN);
    }

    @Test
    @DisplayName("without Q9 a failed recovery says EIO")
    void honestErrno() {
        TestMachine world = without(Quirk.Q9_RECOVERY_FAILS_AS_EFAULT, KernelPreset.G60).known("8+8");

        assertThat(world.write(5120, 512)).isEqualTo("EIO");
    }

    @Test
    @DisplayName("XFS gives the blocks of a zeroed range back with what is bad in them")
    void zeroRange() {
        TestMachine world = file(KernelPreset.G60).known("8+8");

        assertThat(world.fallocate(Mode.ZERO_RANGE, 4096, 4096)).isEqualTo("0");

        assertThat(world.remarks()).containsExactly(Rule.RECORD_STAYS_ON_FREED_BLOCKS);
    }
}
