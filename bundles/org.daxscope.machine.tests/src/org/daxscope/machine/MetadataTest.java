package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.stream.Collectors;

import org.daxscope.fs.MetadataArea;
import org.daxscope.journal.Journal;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.NamespaceMode;
import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.pmem.disk.PmemProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Poison where a file system keeps its own: what is read, what is written, and what that clears. */
class MetadataTest {
    private static final Pattern DATA = new Pattern.PageNumbers();
    private static final String EXT4 = "-b 4096";
    private static final String XFS = "-m reflink=0";

    private static TestMachine mounted(KernelPreset kernel, String type, String mkfs) {
        TestMachine world = TestMachine.machine(kernel, PmemProfile.LEGACY).mounted(type, mkfs, "dax=always");
        world.call(Operation.Write.of("f", 0, 65536, DATA));
        world.call(new Operation.Fsync("f"));
        return world;
    }

    private static void small(TestMachine world, boolean sync) {
        for (int i = 0; i < 30; i++) {
            world.call(new Operation.Create("q" + i));
            assertThat(world.call(Operation.Write.of("q" + i, 0, 2, DATA))).isEqualTo("2");
            if (sync)
                world.call(new Operation.Sync());
        }
        if (!sync)
            world.call(new Operation.Sync());
    }

    private static String records(TestMachine world) {
        return world.device().diskRecords().stream().map(DiskSectors::toString).collect(Collectors.joining(" "));
    }

    private static void record(TestMachine world, String text) {
        assertThat(world.call(new Operation.StoreBadblocks("pm0", text))).isEqualTo(Integer.toString(text.length()));
    }

    private static MetadataArea area(TestMachine world, String name) {
        return world.machine.metadataAreas("pm0").stream().filter(area -> area.name().equals(name)).findFirst()
                .orElseThrow();
    }

    /** As recorded (a-ext4-82): eight blocks were in the journal before, and thirty transactions of eight follow. */
    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void theJournalClearsWhatItGoesOver(KernelPreset kernel) {
        TestMachine world = mounted(kernel, "ext4", EXT4);
        assertThat(area(world, "journal").block()).isEqualTo(65536);
        record(world, "524296 400");

        small(world, true);

        assertThat(world.device().diskRecords()).containsExactly(new DiskSectors(524296, 64));
    }

    /** As recorded (a-xfs-82): two units were written before, and one checkpoint of three follows. */
    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void theLogClearsWhatItGoesOver(KernelPreset kernel) {
        TestMachine world = mounted(kernel, "xfs", XFS);
        assertThat(area(world, "log").block() * 8).isEqualTo(393280);
        record(world, "393280 200");

        small(world, false);

        assertThat(world.device().diskRecords()).containsExactly(new DiskSectors(393280, 16),
                new DiskSectors(393320, 160));
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void theJournalsInodeIsReadAtMount(KernelPreset kernel) {
        TestMachine world = mounted(kernel, "ext4", EXT4);
        assertThat(area(world, "inode table of group 0").block()).isEqualTo(55);
        assertThat(area(world, "inode table of group 1").block()).isEqualTo(2103);
        world.call(new Operation.Unmount());
        record(world, "440 8");

        String expected = kernel.compareTo(KernelPreset.G68) < 0 ? "EINVAL" : "EIO";
        assertThat(world.call(new Operation.Mount("pm0", "dax=always"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"xfs, 0, 1", "xfs, 8, 8", "xfs, 128, 8", "xfs, 156, 1", "xfs, 393280, 1", "ext4, 2, 2", "ext4, 0, 1",
        "ext4, 8, 1", "ext4, 524288, 1"})
    void whatMountReadsMustBeReadable(String type, long sector, long sectors) {
        TestMachine world = mounted(KernelPreset.G60, type, type.equals("xfs") ? XFS : EXT4);
        world.call(new Operation.Unmount());
        record(world, sector + " " + sectors);

        assertThat(world.call(new Operation.Mount("pm0", "dax=always"))).isEqualTo("EIO");
        assertThat(world.call(new Operation.Status("f"))).isEqualTo("ENOENT");
    }

    /** Cleared by writing what is there, everything is back. */
    @Test
    void anInodeInMemoryNeedsNoMedia() {
        TestMachine world = mounted(KernelPreset.G60, "xfs", XFS);
        record(world, "128 32");

        assertThat(world.call(Operation.Write.of("f", 0, 4096, DATA))).isEqualTo("4096");
        world.call(new Operation.Sync());
        world.call(new Operation.DropCaches());
        assertThat(world.call(new Operation.Read("f", 0, 4096, OpenMode.PLAIN))).isEqualTo("4096");
        // At unmount what changed is written to where it belongs, a cluster of inodes at once.
        world.call(new Operation.Unmount());
        assertThat(world.device().diskRecords()).isEmpty();
    }

    @Test
    void otherInodesAreReadWhenTheyAreLookedUp() {
        TestMachine world = mounted(KernelPreset.G60, "ext4", EXT4);
        small(world, false);
        world.call(new Operation.Unmount());
        // Inodes 33 to 48 are in the third block of the table.
        record(world, 8 * (55 + 2) + " 8");

        assertThat(world.call(new Operation.Mount("pm0", "dax=always"))).isEqualTo("0");
        assertThat(world.call(new Operation.Status("f"))).startsWith("FileStatus");
        assertThat(world.call(new Operation.Status("q29"))).isEqualTo("EIO");
    }

    @ParameterizedTest
    @CsvSource({"xfs, EIO", "ext4, EROFS"})
    void aLogThatCannotBeWrittenEndsAllChanges(String type, String errno) {
        TestMachine world = TestMachine.machine(KernelPreset.G60, PmemProfile.NFIT_QEMU).mounted(type,
                type.equals("xfs") ? XFS : EXT4, "dax=always");
        world.call(Operation.Write.of("f", 0, 65536, DATA));
        world.call(new Operation.Fsync("f"));
        MetadataArea log = area(world, type.equals("xfs") ? "log" : "journal");
        record(world, log.block() * 8 + " 256");

        world.call(new Operation.Create("g"));
        assertThat(world.call(new Operation.Fsync("g"))).isEqualTo("EIO");
        assertThat(world.call(new Operation.Create("h"))).isEqualTo(errno);
        assertThat(world.call(new Operation.Truncate("f", 0))).isEqualTo(errno);
    }

    @Test
    void mkfsClearsBelowWhatItWrites() {
        TestMachine world = TestMachine.machine(KernelPreset.G60, PmemProfile.LEGACY);
        record(world, "0 8");
        record(world, "393280 8");
        record(world, "400 8");

        assertThat(world.call(new Operation.MakeFileSystem("pm0", "xfs", XFS))).isEqualTo("0");

        assertThat(world.device().diskRecords()).containsExactly(new DiskSectors(400, 8));
    }

    @Test
    void aLogOfItsOwnIsWrittenThere() {
        TestMachine world = TestMachine.machine(KernelPreset.G60, PmemProfile.LEGACY);
        world.call(new Operation.MakeFileSystem("pm0", "xfs", "-m reflink=0 -l logdev=pm1"));
        assertThat(world.call(new Operation.Mount("pm0", "dax=always,logdev=pm1"))).isEqualTo("0");
        world.call(new Operation.StoreBadblocks("pm1", "8 16"));

        world.call(new Operation.Create("f"));
        world.call(new Operation.Fsync("f"));

        assertThat(world.machine.image().devices().get(1).diskRecords()).containsExactly(new DiskSectors(16, 8));
    }

    @Test
    void theLogGoesRound() {
        TestMachine world = TestMachine.withDisk(KernelPreset.G60, 786_432).mounted("ext4", EXT4, "dax=always");
        assumeThat(area(world, "journal").blocks()).isEqualTo(4096);
        for (int i = 0; i < 700; i++) {
            world.call(new Operation.Create("q" + i));
            world.call(Operation.Write.of("q" + i, 0, 2, DATA));
            world.call(new Operation.Fsync("q" + i));
        }
        List<Long> heads = world.since(EventKind.LOG_WRITTEN).mapToObj(i -> world.journal.arg(i, 3)).toList();
        assertThat(heads).contains(1L).allMatch(head -> head >= 1 && head < 4096);
        assertThat(records(world)).isEmpty();
    }

    @Test
    void manyFilesNeedMoreInodesAndALargerDirectory() {
        TestMachine world = TestMachine.machine(KernelPreset.G60).mounted("xfs", XFS, "dax=always");
        for (int i = 0; i < 200; i++)
            assertThat(world.call(new Operation.Create("file" + i))).isEqualTo("0");
        long chunks = world.machine.metadataAreas("pm0").stream().filter(area -> area.name().equals("inodes")).count();

        assertThat(chunks).isEqualTo(3);
        world.call(new Operation.Unmount());
        assertThat(world.call(new Operation.Mount("pm0", "dax=always"))).isEqualTo("0");
        assertThat(world.call(new Operation.Create("more"))).isEqualTo("0");
    }

    /** What reads the superblock knows no block size yet, and asks for whole logical blocks of the device. */
    @ParameterizedTest
    @ValueSource(strings = {"ext4", "xfs"})
    void aFileSystemIsMountedFromSectorsOf4096Bytes(String type) {
        Machine machine = new Machine(new MachineSpec(KernelModel.of(KernelPreset.G618),
                List.of(MachineSpec.Disk.of("pm0", 512L << 20))), new Journal());
        assertThat(TestMachine.text(
                machine.perform(new Operation.ConfigureNamespace("pm0", NamespaceMode.SECTOR, 2 << 20, 4096, false))))
                .isEqualTo("0");

        assertThat(TestMachine.text(machine.perform(new Operation.MakeFileSystem("pm0", type, "")))).isEqualTo("0");
        assertThat(TestMachine.text(machine.perform(new Operation.Mount("pm0", "")))).isEqualTo("0");
    }
}
