package org.daxscope.fs.ext4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;

import org.daxscope.fs.BlockSet.Range;
import org.daxscope.fs.Extent;
import org.daxscope.fs.FakeDisk;
import org.daxscope.fs.Inode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Space of ext4")
class Ext4SpaceTest {
    private final FakeDisk disk = new FakeDisk(786_432);
    private final Ext4 ext4 = new Ext4(disk.mount(true), "-b 4096");

    private void write(Inode inode, long block, long blocks) {
        long end = (block + blocks) * 4096;
        for (long offset = block * 4096; offset < end;)
            offset = ext4.mapForWrite(inode, offset, end - offset).end();
        ext4.afterWrite(inode, block * 4096, blocks * 4096, blocks * 4096);
    }

    private static String places(Inode inode) {
        return inode.extents().all().stream()
                .map(e -> e.fileBlock() + "@" + e.fsBlock() + "+" + e.blocks() + (e.unwritten() ? "u" : ""))
                .collect(Collectors.joining(" "));
    }

    @Test
    void smallFilesShareTheLocalityGroup() {
        Inode f = ext4.create("f");
        Inode g = ext4.create("g");

        write(f, 0, 2);
        write(g, 0, 2);
        write(f, 2, 2);

        long start = f.extents().all().get(0).fsBlock();
        assertThat(places(f)).isEqualTo("0@" + start + "+2 2@" + (start + 4) + "+2");
        assertThat(places(g)).isEqualTo("0@" + (start + 2) + "+2");
        assertThat(start % 512).isZero();
    }

    @Test
    void aLargerFileGrowsInsideAWindowOfItsOwn() {
        Inode f = ext4.create("f");
        Inode g = ext4.create("g");

        for (int i = 0; i < 4; i++) {
            write(f, 20L * i, 20);
            write(g, 20L * i, 20);
        }

        assertThat(f.extents().blocks()).isEqualTo(80);
        assertThat(f.extents().all()).hasSizeLessThan(4);
    }

    @Test
    void whatAWindowHoldsCountsAsFree() {
        Inode f = ext4.create("f");
        long before = ext4.freeSpace().stream().mapToLong(range -> range.end() - range.start()).sum();

        write(f, 0, 20);

        long after = ext4.freeSpace().stream().mapToLong(range -> range.end() - range.start()).sum();
        assertThat(after).isEqualTo(before - 20);
    }

    @Test
    void freedBlocksComeBackWithTheCommit() {
        Inode f = ext4.create("f");
        write(f, 0, 4);
        long start = f.extents().all().get(0).fsBlock();

        ext4.punch(f, 4096, 4096);

        assertThat(ext4.busySpace()).containsExactly(new Range(start + 1, start + 2));
        ext4.commit();
        assertThat(ext4.busySpace()).isEmpty();
    }

    @Test
    @DisplayName("a-ext4-21 a small rest of an unwritten extent, before or after a write, is zeroed with it")
    void smallRestsOfAnUnwrittenExtentAreZeroed() {
        Inode f = ext4.create("f");
        f.setSize(65_536);
        ext4.adopt(f, new Extent(0, 32_832, 16, true));

        write(f, 4, 1);
        assertThat(disk.zeroed).containsExactly("262656+32", "262688+8");
        assertThat(places(f)).isEqualTo("0@32832+5 5@32837+11u");
        disk.zeroed.clear();

        write(f, 8, 1);
        assertThat(disk.zeroed).containsExactly("262728+56", "262720+8");
        assertThat(places(f)).isEqualTo("0@32832+5 5@32837+3u 8@32840+8");
    }

    @Test
    void blocksThatContinueAWrittenExtentJustMoveOverToIt() {
        Inode f = ext4.create("f");
        f.setSize(65_536);
        ext4.adopt(f, new Extent(0, 32_832, 4, false));
        ext4.adopt(f, new Extent(4, 32_836, 4, true));

        write(f, 4, 1);

        assertThat(disk.zeroed).containsExactly("262688+8");
        assertThat(places(f)).isEqualTo("0@32832+5 5@32837+3u");
    }

    @Test
    @DisplayName("a file placed inside another's locality group keeps its blocks")
    void placedFilesKeepTheirBlocks() {
        Inode f = ext4.create("f");
        Inode g = ext4.create("g");
        f.setSize(8192);
        g.setSize(8192);
        ext4.adopt(f, new Extent(0, 33_000, 2, false));
        ext4.adopt(g, new Extent(0, 33_002, 2, false));

        Inode h = ext4.create("h");
        write(h, 0, 8);

        assertThat(h.extents().all()).allMatch(extent -> extent.fsBlock() >= 33_004 || extent.fsEnd() <= 33_000);
        assertThat(ext4.freeSpace()).noneMatch(range -> range.start() < 33_004 && range.end() > 33_000);
    }
}
