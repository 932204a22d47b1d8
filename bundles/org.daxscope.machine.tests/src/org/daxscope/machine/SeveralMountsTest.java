package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.daxscope.journal.Journal;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.MapFlag;
import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.MachineSpec.Disk;
import org.daxscope.machine.image.DeviceImage.Use;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MountImage;
import org.daxscope.pmem.bus.Firmware;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Several mounted file systems")
class SeveralMountsTest {
    private static final long GIB = 1L << 30;

    private final Machine machine = new Machine(new MachineSpec(KernelModel.of(KernelPreset.G618), List.of(
            Disk.of("pm0", GIB), Disk.of("pm1", GIB), Disk.of("pm2", GIB).withFirmware(Firmware.NONE))), new Journal());

    @BeforeEach
    void mountTwo() {
        call(new Operation.MakeFileSystem("pm1", "ext4", ""));
        call(new Operation.MakeFileSystem("pm0", "xfs", "-m reflink=0"));
        call(new Operation.Mount("pm1", "dax=always"));
        call(new Operation.Mount("pm0", "dax=never"));
    }

    private String call(Operation operation) {
        return TestMachine.text(machine.perform(operation));
    }

    private String write(String on, char with) {
        return call(Operation.Write.of(on, 0, 8192, new Pattern.Constant((byte) with)));
    }

    private char firstByte(String on) {
        return (char) ((Outcome.Data) machine
                .perform(new Operation.Read(on, 0, 1, OpenMode.PLAIN))).bytes()[0];
    }

    private List<String> files() {
        return machine.image().files().stream().map(file -> file.name() + " on " + file.disk()).toList();
    }

    @Test
    void aPlainNameGoesToTheOneMountedFirst() {
        write("f", 'A');
        write("pm0:f", 'B');

        assertThat(files()).containsExactly("f on pm1", "pm0:f on pm0");
        assertThat(firstByte("f")).isEqualTo('A');
        assertThat(firstByte("pm1:f")).isEqualTo('A');
        assertThat(firstByte("pm0:f")).isEqualTo('B');
    }

    @Test
    void aPlainNameFindsTheFileWhereverItIs() {
        write("pm0:g", 'B');

        assertThat(write("g", 'C')).isEqualTo("8192");

        assertThat(files()).containsExactly("pm0:g on pm0");
        assertThat(firstByte("pm0:g")).isEqualTo('C');
    }

    @Test
    void everyNameInAPictureLeadsToItsFile() {
        write("f", 'A');
        write("pm0:f", 'B');
        call(new Operation.Unmount("pm1"));
        assertThat(files()).containsExactly("pm0:f on pm0");
        call(new Operation.Mount("pm1", "dax=always"));

        assertThat(files()).containsExactly("pm0:f on pm0", "pm1:f on pm1");
        assertThat(firstByte("f")).as("pm0 is the first now").isEqualTo('B');
        assertThat(firstByte("pm1:f")).isEqualTo('A');
    }

    @Test
    void aDiskThatIsNotMountedHasNoFiles() {
        assertThat(write("pm2:f", 'A')).isEqualTo("ENOENT");
        assertThat(call(new Operation.Unmount("pm2"))).isEqualTo("EINVAL");
        assertThat(call(new Operation.Mount("pm0", ""))).isEqualTo("EBUSY");
        assertThat(call(new Operation.MakeFileSystem("pm0", "ext4", ""))).isEqualTo("EBUSY");
        assertThat(call(new Operation.MakeFileSystem("pm9", "ext4", ""))).isEqualTo("ENOENT");
    }

    @Test
    void mkfsRefusesWhatIsNoNumberAndNoBlockSize() {
        for (String arguments : List.of("-b abc", "-b 4096x", "-b", "-b 3000", "-b 512", "-b 99999999999999999999",
                "-E stride=1,stripe_width=wide"))
            assertThat(call(new Operation.MakeFileSystem("pm2", "ext4", arguments))).as(arguments).isEqualTo("EINVAL");
        for (String arguments : List.of("-b size=abc", "-b size=", "-b size=3000", "-b size=128k", "-d agcount=0",
                "-d su=2x,sw=1", "-d agcount=99999999999999999999"))
            assertThat(call(new Operation.MakeFileSystem("pm2", "xfs", arguments))).as(arguments).isEqualTo("EINVAL");
        assertThat(call(new Operation.Mount("pm2", ""))).isEqualTo("EINVAL");

        assertThat(call(new Operation.MakeFileSystem("pm2", "xfs", "-m reflink=0 -b size=1k"))).isEqualTo("0");
        assertThat(call(new Operation.Mount("pm2", ""))).isEqualTo("0");
        assertThat(machine.image().mounts()).extracting(MountImage::blockBytes).containsExactly(4096, 4096, 1024);
    }

    @Test
    void filesArePlacedMappedAndRepairedOnEach() {
        long place = 300L << 20;
        for (String file : List.of("pm0:p", "pm1:p")) {
            assertThat(call(new Operation.PlaceFile(file, 65_536, List.of(new Placement(0, place, 65_536, false)))))
                    .isEqualTo("0");
            assertThat(call(new Operation.Mmap("p", file, file, 0, 65_536, Set.of(MapFlag.PRIVATE)))).isEqualTo("0");
        }
        for (String disk : List.of("pm0", "pm1"))
            call(new Operation.InjectError(disk, place / 512 + 8, 8, true, true, false));

        for (String file : List.of("pm0:p", "pm1:p")) {
            assertThat(call(new Operation.Load("p", file, 4096))).startsWith("BUS_");
            assertThat(call(Operation.Write.of(file, 4096, 4096, new Pattern.PageNumbers()))).isEqualTo("4096");
            assertThat(call(new Operation.Fsync(file))).isEqualTo("0");
        }

        assertThat(machine.image().devices()).allMatch(device -> device.poisoned().isEmpty());
    }

    @Test
    void unmountingOneLeavesTheOthersMappingsAndFiles() {
        write("f", 'A');
        write("pm0:f", 'B');
        call(new Operation.Mmap("p1", "m", "f", 0, 4096, Set.of()));
        call(new Operation.Mmap("p1", "n", "pm0:f", 0, 4096, Set.of(MapFlag.READ_ONLY)));

        call(new Operation.Unmount("pm0"));

        MachineImage image = machine.image();
        assertThat(image.mappings()).extracting(mapping -> mapping.file()).containsExactly("f");
        assertThat(image.processes()).containsExactly("p1");
        assertThat(image.mounts()).extracting(MountImage::disk).containsExactly("pm1");
        assertThat(call(new Operation.Load("p1", "m", 0))).isEqualTo("'A'");
    }

    @Test
    void aCloneStaysOnItsFileSystemAndACopyCrosses() {
        write("f", 'A');

        assertThat(call(new Operation.Reflink("f", 0, 0, "pm0:c", 0))).isEqualTo("EXDEV");
        assertThat(call(new Operation.CopyRange("f", 0, 8192, "pm0:c", 0))).isEqualTo("8192");
        assertThat(firstByte("pm0:c")).isEqualTo('A');
    }

    @Test
    void aPictureTellsOfMountsRegionsAndWhoseSpaceItIs() {
        write("f", 'A');
        write("pm0:f", 'B');
        call(new Operation.Fsync("pm0:f"));

        MachineImage image = machine.image();

        assertThat(image.mounts()).extracting(mount -> mount.disk() + " " + mount.type() + " " + mount.point() + " "
                + mount.options() + " " + mount.dax() + " " + mount.blockBytes())
                .containsExactly("pm1 ext4 /mnt dax=always true 4096", "pm0 xfs /media/pm0 dax=never false 4096");
        assertThat(image.mounts()).allMatch(mount -> mount.freeBytes() > GIB / 2 && mount.freeBytes() < GIB);
        assertThat(image.regions()).extracting(region -> region.name() + " " + region.bus() + " " + region.disk())
                .containsExactly("region0 ndbus0 pm0", "region1 ndbus0 pm1", "region2 ndbus1 pm2");
        assertThat(image.regions()).allMatch(region -> region.bytes() == GIB + region.dataOffset());
        for (FileImage file : image.files()) {
            var device = image.devices().stream().filter(some -> some.name().equals(file.disk())).findFirst();
            assertThat(device.orElseThrow().areas()).anyMatch(area -> area.owner().equals(file.name())
                    && area.use() == Use.DATA && area.start() == file.extents().getFirst().physical());
        }
    }

    @Test
    void theStateOfAllComesBack() {
        write("f", 'A');
        MachineState before = machine.save();
        MachineImage image = machine.image();

        write("pm0:f", 'B');
        call(new Operation.Unmount("pm1"));
        call(new Operation.Mount("pm1", "dax=always"));
        machine.restore(before);

        assertThat(machine.image()).isEqualTo(image);
        assertThat(firstByte("f")).isEqualTo('A');
    }
}
