package org.daxscope.pmem.disk;

import static org.assertj.core.api.Assertions.assertThat;

import org.daxscope.dax.AccessMode;
import org.daxscope.dax.DirectAccess;
import org.daxscope.dax.Source;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DeviceByte;
import org.daxscope.kernel.address.DevicePage;
import org.daxscope.kernel.address.DeviceSector;
import org.daxscope.kernel.event.EventKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("direct_access")
class DirectAccessTest {

    private static long pages(World world, long pgoff, long count, AccessMode mode) {
        return switch (world.disk.directAccess(new DevicePage(pgoff), count, mode)) {
            case DirectAccess.Mapped mapped -> mapped.pages();
            case DirectAccess.Refused refused -> -refused.errno().number();
        };
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("E-01 a clean table: the driver answers up to the device end, the core what was asked")
    void aCleanTable(KernelPreset preset) {
        World world = World.of(preset);

        assertThat(pages(world, 10, 1, AccessMode.NORMAL)).isEqualTo(1);
        assertThat(pages(world, 10, 5000, AccessMode.NORMAL)).isEqualTo(1014);
        assertThat(pages(world, 1024, 1, AccessMode.NORMAL)).isEqualTo(-Errno.ERANGE.number());
    }

    @Test
    @DisplayName("E-02 records elsewhere limit the answer to the request")
    void recordsElsewhere() {
        World world = World.of(KernelPreset.G60).known(8000 - World.FILE_SECTOR, 1);

        assertThat(pages(world, 10, 4, AccessMode.NORMAL)).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("E-03 one bad sector in 512 pages refuses them all")
    void oneBadSectorRefusesAll(KernelPreset preset) {
        World world = World.of(preset).known(100 * 8 + 3, 1);

        DirectAccess access = world.disk.directAccess(new DevicePage(World.FILE_PAGE), 512, AccessMode.NORMAL);

        assertThat(access).isInstanceOfSatisfying(DirectAccess.Refused.class, refused -> {
            assertThat(refused.errno()).isEqualTo(preset.switches().poisonCode());
            assertThat(refused.reason().rule()).isEqualTo(Rule.RECORD_OVERLAPS_REQUEST);
            assertThat(refused.reason().arguments()).containsExactly(512, 256, 2048 + 803, 1);
        });
        assertThat(world.events.calls(EventKind.DIRECT_ACCESS))
                .containsExactly("DIRECT_ACCESS 0,256 -> " + -preset.switches().poisonCode().number());
        assertThat(world.events.openCalls()).isZero();
    }

    @ParameterizedTest(name = "record {0}+{1} gives a stride of {2}")
    @CsvSource({"0, 8, 1", "3, 1, 1", "8, 8, 1", "11, 1, 2", "16, 8, 2", "20, 1, 3", "24, 8, 3", "26, 1, 4"})
    @DisplayName("E-04 the recovery stride ends at the page that holds the first bad sector")
    void theRecoveryStride(long sector, long sectors, long stride) {
        World world = World.of(KernelPreset.G60).known(sector, sectors);

        assertThat(pages(world, World.FILE_PAGE, 4, AccessMode.RECOVERY_WRITE)).isEqualTo(stride);
    }

    @Test
    @DisplayName("E-05 a record that begins a page earlier makes the stride the whole request (Q8)")
    void aRecordThatBeginsEarlier() {
        World world = World.of(KernelPreset.G60).known(0, 16);

        assertThat(pages(world, World.FILE_PAGE + 1, 4, AccessMode.RECOVERY_WRITE)).isEqualTo(4);
        assertThat(pages(world, World.FILE_PAGE + 1, 700, AccessMode.RECOVERY_WRITE)).isEqualTo(700);
        World mended = World.of(KernelModel.of(KernelPreset.G60).without(Quirk.Q8_STRIDE_UNDERFLOW)).known(0, 16);
        assertThat(pages(mended, World.FILE_PAGE + 1, 4, AccessMode.RECOVERY_WRITE)).isEqualTo(1);
    }

    @Test
    void aRecordThatBeginsLessThanAPageEarlierDoesNotUnderflow() {
        World world = World.of(KernelPreset.G60).known(7, 9);

        assertThat(pages(world, World.FILE_PAGE + 1, 4, AccessMode.RECOVERY_WRITE)).isEqualTo(1);
    }

    @Test
    @DisplayName("E-06 the v2 patch lets the whole request through")
    void v2LetsTheWholeRequestThrough() {
        World world = World.of(KernelPreset.GV2).known(11, 1);

        assertThat(pages(world, World.FILE_PAGE, 4, AccessMode.RECOVERY_WRITE)).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(names = {"G15", "GST"})
    void withoutRecoveryTheModeChangesNothing(KernelPreset preset) {
        World world = World.of(preset).known(0, 8);

        assertThat(pages(world, World.FILE_PAGE, 4, AccessMode.RECOVERY_WRITE)).isEqualTo(-Errno.EIO.number());
    }

    @Test
    @DisplayName("E-07 a dead device has no pages")
    void aDeadDeviceHasNoPages() {
        World world = World.of(KernelPreset.G60).known(0, 8);
        world.disk.setDead(true);

        assertThat(pages(world, 0, 1, AccessMode.NORMAL)).isEqualTo(-Errno.ENXIO.number());
        assertThat(world.disk.zeroPages(new DevicePage(0), 1)).get()
                .returns(Errno.ENXIO, KernelError::errno);
        assertThat(world.disk.recoveryWrite(new DeviceByte(0), Source.of(World.bytes(4096)), 0, 4096)).isZero();
        assertThat(world.disk.write(new DeviceSector(0), World.bytes(512), 0, 512)).contains(Errno.EIO);
        assertThat(world.records()).isEqualTo("0+8");
    }

    @Test
    void theMemoryOfAPageStartsAtItsDiskByte() {
        World world = World.of(KernelPreset.G60);

        assertThat(world.disk.directAccess(new DevicePage(7), 1, AccessMode.NORMAL))
                .isInstanceOfSatisfying(DirectAccess.Mapped.class, mapped -> {
                    assertThat(mapped.address().value()).isEqualTo(7 * 4096);
                    assertThat(mapped.memory().physicalAddress(mapped.address()).value())
                            .isEqualTo(World.BASE + 7 * 4096);
                });
    }
}
