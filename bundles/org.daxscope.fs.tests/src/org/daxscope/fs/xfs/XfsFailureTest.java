package org.daxscope.fs.xfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.daxscope.fs.DiskFileSystem;
import org.daxscope.fs.Extent;
import org.daxscope.fs.FailedPages;
import org.daxscope.fs.FakeDisk;
import org.daxscope.fs.Inode;
import org.daxscope.fs.UserMappings;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.event.EventSink;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("XFS told of failed memory, semantics 10.3")
class XfsFailureTest {
    private static final long SECTORS = 786_432;
    private static final long FILE_BLOCK = 1000;
    private static final int BLOCK = 4096;

    private final FakeDisk disk = new FakeDisk(SECTORS);
    private final List<String> killed = new ArrayList<>();
    private final FailedPages killing = (inode, first, pages) -> {
        killed.add(inode.name() + " " + first + "+" + pages);
        return Optional.empty();
    };

    private Xfs xfs(KernelModel kernel, String mkfs) {
        Xfs xfs = new Xfs(new DiskFileSystem.Mount(kernel, EventSink.none(), disk, disk, UserMappings.none()), mkfs);
        Inode inode = xfs.create("f");
        inode.setSize(16 * BLOCK);
        xfs.adopt(inode, new Extent(0, FILE_BLOCK, 16, false));
        return xfs;
    }

    private Xfs xfs(String mkfs) {
        return xfs(KernelModel.of(KernelPreset.G60), mkfs);
    }

    private Optional<Errno> fail(Xfs xfs, long offset, FailedPages pages) {
        return xfs.notifyFailure(disk, offset, BLOCK, false, pages);
    }

    @Test
    void anOwnerThatIsAFileHasItsPageKilled() {
        Xfs xfs = xfs("-m reflink=0,rmapbt=1");
        assertThat(fail(xfs, (FILE_BLOCK + 5) * BLOCK, killing)).isEmpty();
        assertThat(killed).containsExactly("f 5+1");
        assertThat(xfs.isShutDown()).isFalse();
    }

    @Test
    void allOwnersOfASharedBlockAreFound() {
        Xfs xfs = xfs("-m reflink=1,rmapbt=1");
        Inode copy = xfs.create("g");
        xfs.reflink(xfs.find("f").orElseThrow(), 0, 0, copy, 8 * BLOCK);
        assertThat(fail(xfs, (FILE_BLOCK + 5) * BLOCK, killing)).isEmpty();
        assertThat(killed).containsExactly("f 5+1", "g 13+1");
    }

    @Test
    void withoutReverseMappingNobodyCanBeFound() {
        assertThat(fail(xfs("-m reflink=0"), FILE_BLOCK * BLOCK, killing)).contains(Errno.EOPNOTSUPP);
    }

    @Test
    void whatIsBeforeOrBehindTheFileSystemIsNoneOfItsBusiness() {
        Xfs xfs = xfs("-m reflink=0,rmapbt=1");
        assertThat(fail(xfs, -BLOCK, killing)).contains(Errno.ENXIO);
        assertThat(fail(xfs, SECTORS * 512, killing)).contains(Errno.ENXIO);
        assertThat(fail(xfs, (FILE_BLOCK + 100) * BLOCK, killing)).as("free").isEmpty();
        assertThat(killed).isEmpty();
    }

    @Test
    void metadataShutsTheFileSystemDown() {
        Xfs xfs = xfs("-m reflink=0,rmapbt=1");
        assertThat(fail(xfs, 0, killing)).contains(Errno.EFSCORRUPTED);
        assertThat(xfs.isShutDown()).isTrue();
    }

    @Test
    @DisplayName("Q25 any error of the walk does so too")
    void anErrorOfTheWalk() {
        FailedPages busy = (inode, first, pages) -> Optional.of(Errno.EBUSY);
        Xfs xfs = xfs("-m reflink=0,rmapbt=1");
        assertThat(fail(xfs, FILE_BLOCK * BLOCK, busy)).contains(Errno.EFSCORRUPTED);
        assertThat(xfs.isShutDown()).isTrue();

        Xfs mended = xfs(KernelModel.of(KernelPreset.G60).without(Quirk.Q25_RMAP_WALK_ERROR_SHUTS_DOWN),
                "-m reflink=0,rmapbt=1");
        assertThat(fail(mended, FILE_BLOCK * BLOCK, busy)).contains(Errno.EBUSY);
        assertThat(mended.isShutDown()).isFalse();
    }
}
