package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PartitionTest {
    private static final Pattern DATA = new Pattern.PageNumbers();
    private static final String PART = "pm0p1";

    private static TestMachine partitioned(KernelPreset kernel, long start) {
        TestMachine world = TestMachine.machine(kernel);
        assertThat(world.call(new Operation.CreatePartition("pm0", 1, start, 0))).isEqualTo("0");
        return world;
    }

    private static TestMachine mounted(KernelPreset kernel, long start, String type, String mkfs) {
        TestMachine world = partitioned(kernel, start);
        assertThat(world.call(new Operation.MakeFileSystem(PART, type, mkfs))).isEqualTo("0");
        world.call(new Operation.Mount(PART, "dax=always"));
        return world;
    }

    @Test
    void theDisksFirstSectorHoldsTheTable() {
        TestMachine world = partitioned(KernelPreset.G60, 2048);

        byte[] sector = ((Outcome.Data) world.perform(new Operation.Read("pm0", 0, 512, OpenMode.DIRECT))).bytes();

        assertThat(sector[446 + 4]).isEqualTo((byte) 0x83);
        assertThat(sector[446 + 8] & 0xff | (sector[446 + 9] & 0xff) << 8).isEqualTo(2048);
        assertThat(new byte[] {sector[510], sector[511]}).containsExactly(0x55, 0xaa);
    }

    @ParameterizedTest
    @EnumSource(value = KernelPreset.class, names = {"G19", "G60", "G65", "G68", "G618"})
    void poisonIsRecoveredThroughIt(KernelPreset kernel) {
        TestMachine world = mounted(kernel, 2048, "xfs", "-m reflink=0");
        world.call(Operation.Write.of("g", 0, 65536, DATA));
        FileImage.Extent extent = world.machine.image().files().getFirst().extents().getFirst();
        long sector = 2048 + extent.physical() / 512 + 32;
        world.call(new Operation.StoreBadblocks("pm0", sector + " 8"));

        assertThat(world.call(new Operation.Read("g", 16384, 4096, OpenMode.PLAIN))).isEqualTo("EIO");
        assertThat(world.call(Operation.Write.of("g", 16384, 4096, DATA))).isEqualTo("4096");
        assertThat(world.device().diskRecords()).isEmpty();
    }

    @Test
    void placesOfItsFilesAreFoundOnTheDisk() {
        TestMachine world = mounted(KernelPreset.G60, 2048, "xfs", "-m reflink=0");
        world.call(Operation.Write.of("g", 0, 65536, DATA));
        FileImage file = world.machine.image().files().getFirst();
        long onDisk = 2048 * 512 + file.extents().getFirst().physical();

        Places places = new Places(world.machine.image());

        assertThat(places.in(Space.DISK, new Span(Space.FILE, "g", 4096, 8192)))
                .containsExactly(new Span(Space.DISK, "pm0", onDisk + 4096, onDisk + 8192));
        assertThat(places.in(Space.FILE, new Span(Space.DISK, "pm0", onDisk, onDisk + 4096)))
                .containsExactly(new Span(Space.FILE, "g", 0, 4096));
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void insideAPageItIsNoDax(KernelPreset kernel) {
        TestMachine ext4 = partitioned(kernel, 2049);
        ext4.call(new Operation.MakeFileSystem(PART, "ext4", "-b 4096"));
        assertThat(ext4.call(new Operation.Mount(PART, "dax=always"))).isEqualTo("EINVAL");

        TestMachine xfs = mounted(kernel, 2049, "xfs", "-m reflink=0");
        assertThat(xfs.machine.image().mounts().getFirst().dax()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void reflinkAndDaxNeedAWholeDisk(KernelPreset kernel) {
        TestMachine world = partitioned(kernel, 2048);
        world.call(new Operation.MakeFileSystem(PART, "xfs", "-m reflink=1"));

        assertThat(world.call(new Operation.Mount(PART, "dax=always"))).isEqualTo("EINVAL");
    }

    @Test
    void aDiskInPartsIsNotMounted() {
        TestMachine world = mounted(KernelPreset.G60, 2048, "xfs", "-m reflink=0");

        assertThat(world.call(new Operation.MakeFileSystem("pm0", "xfs", ""))).isEqualTo("EBUSY");
        assertThat(world.call(new Operation.CreatePartition("pm0", 2, 8, 8))).isEqualTo("EBUSY");
        assertThat(world.call(new Operation.RemovePartition(PART))).isEqualTo("EBUSY");
        world.call(new Operation.Unmount());
        assertThat(world.call(new Operation.CreatePartition("pm0", 2, 1024, 2048))).isEqualTo("EINVAL");
        assertThat(world.call(new Operation.RemovePartition(PART))).isEqualTo("0");
    }

    @Test
    void dmLiesOnIt() {
        TestMachine world = partitioned(KernelPreset.G60, 2048);
        world.call(new Operation.CreateDm("v", "0 262144 linear pm0p1 1024"));
        world.call(new Operation.MakeFileSystem("v", "ext4", "-b 4096"));
        world.call(new Operation.Mount("v", "dax=always"));
        world.call(Operation.Write.of("g", 0, 4096, DATA));
        FileImage file = world.machine.image().files().getFirst();
        long onDisk = (2048 + 1024) * 512 + file.extents().getFirst().physical();

        assertThat(file.dax()).isTrue();
        assertThat(new Places(world.machine.image()).in(Space.DISK, new Span(Space.FILE, "g", 0, 4096)))
                .containsExactly(new Span(Space.DISK, "pm0", onDisk, onDisk + 4096));
    }
}
