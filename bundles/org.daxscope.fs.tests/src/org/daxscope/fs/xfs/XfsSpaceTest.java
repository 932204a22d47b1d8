package org.daxscope.fs.xfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;

import org.daxscope.fs.BlockSet.Range;
import org.daxscope.fs.FakeDisk;
import org.daxscope.fs.Inode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Space of XFS")
class XfsSpaceTest {
    private static final long RECORDED_SECTORS = 786_432;

    private final FakeDisk disk = new FakeDisk(RECORDED_SECTORS);
    private final Xfs xfs = new Xfs(disk.mount(true), "-m reflink=0");
    private final XfsAllocator space = new XfsAllocator(XfsGeometry.of(RECORDED_SECTORS * 512, ""));

    private void grow(Inode inode, long blocks) {
        long offset = inode.extents().blocks() * 4096;
        xfs.mapForWrite(inode, offset, blocks * 4096);
        xfs.afterWrite(inode, offset, blocks * 4096, blocks * 4096);
        xfs.commitFor(inode);
    }

    private static String places(Inode inode) {
        return inode.extents().all().stream().map(e -> e.fsBlock() + "+" + e.blocks()).collect(Collectors.joining(" "));
    }

    private static XfsAllocator.Wish wish(long target, long blocks) {
        return new XfsAllocator.Wish(target, 1, blocks, 1, false);
    }

    @Test
    @DisplayName("a-xfs-40 two files that grow in turn lie interleaved as recorded")
    void twoFilesThatGrowInTurn() {
        Inode f = xfs.create("f");
        Inode g = xfs.create("g");

        for (int i = 0; i < 8; i++) {
            grow(f, 2);
            grow(g, 2);
        }

        assertThat(places(f)).isEqualTo("12+2 24+2 28+2 32+2 36+2 40+2 44+2 48+2");
        assertThat(f.extents().blocks() + g.extents().blocks()).isEqualTo(32);
    }

    @Test
    void aFileThatGrowsAloneIsOneExtent() {
        Inode f = xfs.create("f");

        for (int i = 0; i < 20; i++)
            grow(f, 5);

        assertThat(f.extents().all()).hasSize(1);
    }

    @Test
    void newBlocksAreZeroedBeforeTheyBelongToAFile() {
        Inode f = xfs.create("f");

        xfs.mapForWrite(f, 0, 8192);

        assertThat(disk.zeroed).containsExactly("96+16");
    }

    @Test
    void whatIsBusyIsNotGivenOutBeforeTheCommit() {
        Range first = space.allocate(wish(1000, 10)).orElseThrow();
        assertThat(first).isEqualTo(new Range(1000, 1010));
        space.release(1000, 1010);

        Range other = space.allocate(wish(1000, 10)).orElseThrow();
        assertThat(other.start() >= 1010 || other.end() <= 1000).isTrue();

        space.commit();
        assertThat(space.allocate(wish(1000, 10))).contains(first);
    }

    @Test
    void theNearestExtentThatHoldsAllIsTaken() {
        space.claim(100, 5000);
        space.giveBack(1000, 1010);
        space.giveBack(1200, 1210);

        assertThat(space.allocate(wish(1150, 10))).contains(new Range(1200, 1210));
        assertThat(space.allocate(wish(1150, 10))).contains(new Range(1000, 1010));
    }

    @Test
    void aFullGroupSendsTheSearchToTheNext() {
        XfsGeometry geometry = XfsGeometry.of(RECORDED_SECTORS * 512, "");
        space.claim(0, geometry.groupBlocks());

        Range got = space.allocate(wish(100, 10)).orElseThrow();

        assertThat(geometry.groupOf(got.start())).isEqualTo(1);
    }

    @Test
    void onAFullDiskThereIsNothing() {
        space.claim(0, RECORDED_SECTORS / 8);

        assertThat(space.allocate(wish(100, 1))).isEmpty();
        assertThat(space.free().size()).isZero();
    }

    @Test
    void aSavedStateComesBack() {
        XfsAllocator.State saved = space.save();
        List<Range> free = space.free().ranges();
        space.allocate(wish(500, 100));
        space.release(500, 600);

        space.restore(saved);

        assertThat(space.free().ranges()).isEqualTo(free);
        assertThat(space.busy().ranges()).isEmpty();
    }
}
