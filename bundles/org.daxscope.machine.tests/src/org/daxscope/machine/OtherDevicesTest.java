package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Pattern;
import org.junit.jupiter.api.Test;

/** XFS with a realtime device or a log of its own. */
class OtherDevicesTest {
    private static final Pattern DATA = new Pattern.PageNumbers();
    private static final String REALTIME = "-m reflink=0 -d rtinherit=1 -r rtdev=pm1";

    private static TestMachine made(String mkfs) {
        TestMachine world = TestMachine.machine(KernelPreset.G60);
        assertThat(world.call(new Operation.MakeFileSystem("pm0", "xfs", mkfs))).isEqualTo("0");
        return world;
    }

    @Test
    void dataLiesOnTheRealtimeDevice() {
        TestMachine world = made(REALTIME);
        assertThat(world.call(new Operation.Mount("pm0", "dax=always,rtdev=pm1"))).isEqualTo("0");
        assertThat(world.call(Operation.Write.of("f", 0, 65536, DATA))).isEqualTo("65536");

        world.call(new Operation.StoreBadblocks("pm1", "32 8"));

        assertThat(world.machine.image().files().getFirst().disk()).isEqualTo("pm1");
        assertThat(world.call(new Operation.Read("f", 16384, 4096, OpenMode.PLAIN))).isEqualTo("EIO");
        assertThat(world.call(Operation.Write.of("f", 16384, 512, DATA))).isEqualTo("EFAULT");
        assertThat(world.call(Operation.Write.of("f", 12288, 12288, DATA))).isEqualTo("12288");
        assertThat(world.machine.image().devices().get(1).diskRecords()).isEmpty();
    }

    @Test
    void bothDevicesAreNamedAtMountAndTaken() {
        TestMachine world = made(REALTIME);
        assertThat(world.call(new Operation.Mount("pm0", "dax=always"))).isEqualTo("ENODEV");
        world.call(new Operation.Mount("pm0", "dax=always,rtdev=pm1"));
        assertThat(world.call(new Operation.MakeFileSystem("pm1", "ext4", ""))).isEqualTo("EBUSY");
        assertThat(world.call(new Operation.CreateDm("v", "0 8 linear pm1 0"))).isEqualTo("EBUSY");

        TestMachine log = made("-m reflink=0 -l logdev=pm1");
        assertThat(log.call(new Operation.Mount("pm0", ""))).isEqualTo("EINVAL");
        assertThat(log.call(new Operation.Mount("pm0", "dax=always,logdev=pm1"))).isEqualTo("0");
    }

    @Test
    void realtimeFilesAreNotShared() {
        assertThat(TestMachine.machine(KernelPreset.G60)
                .call(new Operation.MakeFileSystem("pm0", "xfs", "-d rtinherit=1 -r rtdev=pm1"))).isEqualTo("EINVAL");
    }

    @Test
    void aFileKeepsWhatItHasUnderAnotherName() {
        TestMachine world = TestMachine.machine(KernelPreset.G60).ext4().file(65536).known(32, 8);
        world.call(Operation.Write.of("g", 0, 4096, DATA));
        world.mapped();

        assertThat(world.call(new Operation.Rename("f", "g"))).isEqualTo("0");

        assertThat(world.machine.image().files()).extracting(file -> file.name()).containsExactly("g");
        assertThat(world.call(new Operation.Status("f"))).isEqualTo("ENOENT");
        assertThat(world.call(new Operation.Read("g", 16384, 4096, OpenMode.PLAIN))).isEqualTo("EIO");
        assertThat(world.call(Operation.Write.of("g", 16384, 4096, DATA))).isEqualTo("4096");
        assertThat(world.machine.image().mappings().getFirst().file()).isEqualTo("g");
    }

    @Test
    void spaceIsCountedAsTheKernelCounts() {
        TestMachine world = TestMachine.machine(KernelPreset.G60);
        world.call(new Operation.CreateDm("d0", "0 98304 linear pm0 0"));
        world.call(new Operation.MakeFileSystem("d0", "ext4", "-b 4096 -m 0"));
        world.call(new Operation.Mount("d0", "dax=always"));

        Outcome.Space space = (Outcome.Space) world.perform(new Operation.SpaceOf(""));

        // Recorded: df tells of 41948 KiB.
        assertThat(space.blocks() * 4).isEqualTo(41948);
        assertThat(space.free() - space.available()).isEqualTo(245);
    }
}
