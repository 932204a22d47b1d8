package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.pmem.disk.PmemProfile;
import org.junit.jupiter.api.Test;

class FsckTest {
    private static TestMachine unmounted(String type, String mkfs, String records) {
        TestMachine world = TestMachine.machine(KernelPreset.G60, PmemProfile.LEGACY).mounted(type, mkfs, "dax=always");
        world.call(Operation.Write.of("f", 0, 65536, new Pattern.PageNumbers()));
        world.call(new Operation.Unmount());
        world.call(new Operation.StoreBadblocks("pm0", records));
        return world;
    }

    private static String fsck(TestMachine world, String arguments) {
        return world.call(new Operation.Fsck("pm0", arguments));
    }

    private static String mount(TestMachine world) {
        return world.call(new Operation.Mount("pm0", "dax=always"));
    }

    @Test
    void aSuperblockInPoisonEndsIt() {
        TestMachine ext4 = unmounted("ext4", "-b 4096", "2 2");
        assertThat(fsck(ext4, "")).isEqualTo("8");
        assertThat(mount(ext4)).isEqualTo("EIO");

        assertThat(fsck(unmounted("xfs", "-m reflink=0", "0 1"), "")).isEqualTo("1");
    }

    @Test
    void anotherSuperblockBringsItBack() {
        TestMachine world = unmounted("ext4", "-b 4096", "2 2");

        assertThat(fsck(world, "-b 32768")).isEqualTo("1");
        assertThat(world.device().diskRecords()).isEmpty();
        assertThat(mount(world)).isEqualTo("0");
        assertThat(world.call(new Operation.Status("f"))).startsWith("FileStatus");
    }

    /** The block is written anew, which clears it; whose inodes were in it is lost. */
    @Test
    void anInodeTableIsWrittenAnew() {
        TestMachine world = unmounted("ext4", "-b 4096", "440 8");
        assertThat(fsck(world, "-n")).isEqualTo("4");
        assertThat(world.device().diskRecords()).hasSize(1);

        assertThat(fsck(world, "")).isEqualTo("1");

        assertThat(world.device().diskRecords()).isEmpty();
        assertThat(mount(world)).isEqualTo("0");
        assertThat(world.call(new Operation.Status("f"))).isEqualTo("ENOENT");
        assertThat(fsckOfClean()).isEqualTo("0");
    }

    private static String fsckOfClean() {
        return fsck(unmounted("ext4", "-b 4096", "700000 8"), "");
    }

    @Test
    void aLogIsThrownAwayOnRequestOnly() {
        TestMachine world = unmounted("xfs", "-m reflink=0", "393280 8");
        assertThat(fsck(world, "")).isEqualTo("2");
        assertThat(fsck(world, "-L")).isEqualTo("0");
        assertThat(world.device().diskRecords()).isEmpty();
        assertThat(mount(world)).isEqualTo("0");
    }

    @Test
    void itNeedsAnUnmountedFileSystem() {
        TestMachine world = unmounted("xfs", "-m reflink=0", "393280 8");
        assertThat(world.call(new Operation.Fsck("pm1", ""))).isEqualTo("ENOENT");
        fsck(world, "-L");
        mount(world);
        assertThat(fsck(world, "")).isEqualTo("EBUSY");
    }
}
