package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.machine.TestMachine.DISK;
import static org.daxscope.machine.TestMachine.FILE;
import static org.daxscope.machine.TestMachine.withDisk;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Area;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A disk of 16 TiB")
class LargeDiskTest {
    private static final long SECTORS = 1L << 35;

    @ParameterizedTest
    @CsvSource({"xfs, -m reflink=0, dax=always", "xfs, -m reflink=0 -b size=1024, dax=never", "ext4, '', dax=always",
        "ext4, -b 1024, dax=never"})
    void isMadeWrittenPoisonedAndRepairedLikeASmallOne(String fs, String arguments, String options) {
        TestMachine world = withDisk(KernelPreset.G60, SECTORS).mounted(fs, arguments, options);
        Blocks blocks = new Blocks();
        blocks.requireConserved(world.machine.fileSystem().orElseThrow(), "mounting");
        assertThat(world.write(0, 65_536)).isEqualTo("65536");
        long physical = world.machine.image().files().get(0).extents().get(0).physical();
        world.call(new Operation.DropCaches());
        world.call(new Operation.PoisonMedia(DISK, physical + 4096, 4096));
        world.call(new Operation.Scrub());

        assertThat(world.read(4096, 4096)).isEqualTo("EIO");
        assertThat(world.write(4096, 4096)).isEqualTo("4096");
        assertThat(world.fsync()).isEqualTo("0");
        assertThat(world.device().diskRecords()).isEmpty();
        assertThat(world.call(Operation.Write.of("g", 1L << 40, 70_000, new Pattern.PageNumbers()))).isEqualTo("70000");
        assertThat(world.call(new Operation.Fsync("g"))).isEqualTo("0");
        assertThat(world.punch(0, 4096)).isEqualTo("0");
        assertThat(world.call(new Operation.Unmount())).isEqualTo("0");
        assertThat(world.call(new Operation.Mount("pm0", options))).isEqualTo("0");

        blocks.requireConserved(world.machine.fileSystem().orElseThrow(), "mounting again");
        assertThat(world.call(new Operation.Read("g", (1L << 40) + 1000, 4096, OpenMode.PLAIN))).isEqualTo("4096");
        assertThat(world.machine.image().files().get(1).size()).isEqualTo((1L << 40) + 70_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xfs", "ext4"})
    void itsAreasAreFewAndCoverAllOfIt(String fs) {
        TestMachine world = withDisk(KernelPreset.G618, SECTORS).fs(fs);
        world.write(0, 65_536);

        DeviceImage device = world.device();

        assertThat(device.sectors()).isEqualTo(SECTORS);
        assertThat(device.areas()).hasSizeLessThan(400);
        long end = 0;
        for (Area area : device.areas()) {
            assertThat(area.start()).isEqualTo(end);
            end = area.end();
        }
        assertThat(end).isEqualTo(SECTORS * 512);
    }

    @ParameterizedTest
    @ValueSource(longs = {8192, 32_768, 262_144, 1L << 22, 1L << 26, 1L << 31})
    void everySizeCanBeFormatted(long sectors) {
        for (String fs : new String[] {"xfs", "ext4"}) {
            TestMachine world = withDisk(KernelPreset.G60, sectors).fs(fs);

            assertThat(world.call(Operation.Write.of(FILE, 0, 20_000, new Pattern.PageNumbers()))).isEqualTo("20000");

            new Blocks().requireConserved(world.machine.fileSystem().orElseThrow(), "a write");
            assertThat(world.machine.fileSystem().orElseThrow().freeSpace())
                    .allMatch(range -> range.start() >= 0 && range.end() <= sectors / 8);
        }
    }
}
