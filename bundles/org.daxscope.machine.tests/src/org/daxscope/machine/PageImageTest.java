package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.daxscope.machine.TestMachine.DISK;
import static org.daxscope.machine.TestMachine.FILE;
import static org.daxscope.machine.TestMachine.FILE_BYTE;
import static org.daxscope.machine.TestMachine.FILE_SECTOR;
import static org.daxscope.machine.TestMachine.machine;
import static org.daxscope.machine.TestMachine.pages;

import java.util.Set;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.MapFlag;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.image.DeviceImage.Area;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.machine.image.DeviceImage.Use;
import org.daxscope.machine.image.PageImage;
import org.daxscope.machine.image.PageImage.CachedCopy;
import org.daxscope.machine.image.PageImage.MappedAt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The picture of one page")
class PageImageTest {
    private final TestMachine world = machine(KernelPreset.G618);

    private PageImage page(long fileByte) {
        return world.machine.page(DISK, FILE_BYTE + fileByte);
    }

    @Test
    void holdsBytesWithThePoisonedLinesUnreadable() {
        world.xfs().file(pages(16)).call(new Operation.PoisonMedia(DISK, FILE_BYTE + 4096 + 512, 256));

        PageImage page = page(4096 + 4095);

        assertThat(page.start()).isEqualTo(FILE_BYTE + 4096);
        assertThat(page.physical()).isEqualTo(world.device().physicalBase() + FILE_BYTE + 4096);
        assertThat(page.poisonedLines()).isEqualTo(0b100);
        assertThat(page.content()).hasSize(4096).containsOnly(0x21);
        assertThat(page.byteAt(511)).contains((byte) 0x21);
        assertThat(page.byteAt(512)).isEmpty();
        assertThat(page.byteAt(767)).isEmpty();
        assertThat(page.byteAt(768)).contains((byte) 0x21);
        Area area = page.area();
        assertThat(area.owner()).isEqualTo(FILE);
        assertThat(area.use()).isEqualTo(Use.DATA);
    }

    @Test
    void tellsWhatEachTableBelieves() {
        world.xfs().file(pages(16)).known(12, 8);
        world.record(40, 1);

        assertThat(page(4096).diskRecords()).containsExactly(new DiskSectors(FILE_SECTOR + 12, 8));
        assertThat(page(4096).regionRecords()).containsExactly(new DiskSectors(FILE_SECTOR + 12, 8));
        assertThat(page(8192).busRanges()).containsExactly(new Bytes(FILE_BYTE + 6144, FILE_BYTE + 10_240));
        assertThat(page(40 * 512).diskRecords()).containsExactly(new DiskSectors(FILE_SECTOR + 40, 1));
        assertThat(page(40 * 512).regionRecords()).isEmpty();
        assertThat(page(0).diskRecords()).isEmpty();
        assertThat(page(12_288).busRanges()).isEmpty();
    }

    @Test
    void tellsWhoMapsItAndFromWhereUntilAMachineCheckTakesItAway() {
        world.xfs().file(2L * Units.PMD).mapped("m", 2L * Units.PMD);
        world.call(new Operation.Mmap("p2", "n", FILE, pages(1), pages(4), Set.of(MapFlag.READ_ONLY)));
        world.store("m", 5);
        world.call(new Operation.Load("p2", "n", 0));
        long huge = world.machine.image().mappings().get(0).start();
        long small = world.machine.image().mappings().get(1).start();

        assertThat(page(4096).mapped()).containsExactly(new MappedAt("p1", "m", huge + 4096, Units.PMD, true),
                new MappedAt("p2", "n", small, 4096, false));
        assertThat(page(8192).mapped()).containsExactly(new MappedAt("p1", "m", huge + 8192, Units.PMD, true));
        assertThat(page(4096).hwPoison()).isFalse();
        assertThat(page(4096).kernelMapped()).isTrue();

        world.latent(8, 1).call(new Operation.Load("p2", "n", 0));

        assertThat(page(4096).mapped()).isEmpty();
        assertThat(page(4096).hwPoison()).isTrue();
        assertThat(page(4096).kernelMapped()).isFalse();
    }

    @Test
    void tellsOfCopiesInThePageCache() {
        world.mounted("ext4", "-b 1024", "dax=never").file(pages(2));
        world.call(new Operation.Write(FILE, 4096, 1, 1, new Pattern.Constant((byte) 1), OpenMode.PLAIN));
        world.call(new Operation.Read(DISK, FILE_BYTE + 4096, 512, OpenMode.PLAIN));

        assertThat(page(4096).cached()).containsExactly(new CachedCopy(DISK, FILE_BYTE + 4096, false),
                new CachedCopy(FILE, 4096, true));
        assertThat(page(4096).content()[0]).as("not written yet").isEqualTo((byte) 0x21);
    }

    @Test
    void looksTheSameTwiceAndCannotBeChanged() {
        world.xfs().file(pages(16));
        PageImage page = page(0);

        page.content()[0] = 99;

        assertThat(page(100)).isEqualTo(page).hasSameHashCodeAs(page);
        assertThat(page(4096)).isNotEqualTo(page);
    }

    @Test
    void saysWhatIsNotThere() {
        assertThatIllegalArgumentException().isThrownBy(() -> world.machine.page("pm7", 0))
                .withMessage("no disk \"pm7\"");
        assertThatIllegalArgumentException().isThrownBy(() -> world.machine.page("pm1", 8192 * 512))
                .withMessage("byte 4194304 is outside pm1, which has 4194304 bytes");
    }
}
