package org.daxscope.pmem.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.pmem.disk.World.FILE_SECTOR;
import static org.daxscope.pmem.disk.World.bytes;

import java.util.List;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DevicePage;
import org.daxscope.kernel.address.DeviceSector;
import org.daxscope.kernel.address.PhysicalAddress;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.pmem.media.ClearContent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Block I/O of the raw disk")
class BlockIoTest {
    @ParameterizedTest
    @EnumSource
    @DisplayName("D-01 a read that touches a bad sector gives nothing")
    void aReadThatTouchesABadSector(KernelPreset preset) {
        World world = World.of(preset).known(8, 1);

        assertThat(world.disk.read(new DeviceSector(FILE_SECTOR + 8), new byte[512], 0, 512)).isZero();
        assertThat(world.disk.read(new DeviceSector(FILE_SECTOR + 9), new byte[512], 0, 512)).isEqualTo(512);
        assertThat(world.disk.read(new DeviceSector(FILE_SECTOR + 8), new byte[4096], 0, 4096)).isZero();
        assertThat(world.events.refusals).containsOnly(Rule.RECORD_OVERLAPS_BIO);
        assertThat(world.events.calls(EventKind.BLOCK_READ)).hasSize(3).first().asString().endsWith(" -> -5");
    }

    @Test
    @DisplayName("D-02 the segments before the bad one are in memory")
    void theSegmentsBeforeTheBadOneAreInMemory() {
        World world = World.of(KernelPreset.G60);
        world.file.pwrite(0, bytes(65536));
        world.known(64, 8);
        byte[] into = new byte[65536];

        assertThat(world.disk.read(new DeviceSector(FILE_SECTOR), into, 0, 65536)).isEqualTo(32768);
        assertThat(into[32767]).isEqualTo((byte) 0x57);
        assertThat(into[32768]).isZero();
    }

    @Test
    @DisplayName("D-03 latent poison is an error here too")
    void latentPoisonIsAnErrorHereToo() {
        World world = World.of(KernelPreset.G60).latent(9, 1);

        assertThat(world.disk.read(new DeviceSector(FILE_SECTOR), new byte[8192], 0, 8192)).isEqualTo(4096);
        assertThat(world.events.refusals).containsExactly(Rule.LATENT_POISON_HIT);
    }

    @ParameterizedTest
    @EnumSource(names = {"G15", "GV2"})
    @DisplayName("D-04 up to 5.16: store, clear, store again")
    void storeClearStore(KernelPreset preset) {
        assertThat(orderOfAWrite(preset)).containsExactly("DATA_STORED", "MEDIA_CLEARED", "BUS_RANGE_FORGOTTEN",
                "REGION_RECORD_CLEARED", "PAGE_HWPOISON", "DISK_RECORD_CLEARED", "CPU_CACHE_INVALIDATED",
                "DATA_STORED");
    }

    @Test
    @DisplayName("D-04 stable backport: clear as before, but first")
    void clearAsBeforeButFirst() {
        assertThat(orderOfAWrite(KernelPreset.GST)).containsExactly("MEDIA_CLEARED", "BUS_RANGE_FORGOTTEN",
                "REGION_RECORD_CLEARED", "PAGE_HWPOISON", "DISK_RECORD_CLEARED", "CPU_CACHE_INVALIDATED",
                "DATA_STORED");
    }

    @ParameterizedTest
    @EnumSource(names = {"G19", "G60", "G65", "G68", "G618"})
    @DisplayName("D-04 since 5.19: clear, drop the record, store")
    void clearStore(KernelPreset preset) {
        assertThat(orderOfAWrite(preset)).containsExactly("MEDIA_CLEARED", "BUS_RANGE_FORGOTTEN",
                "REGION_RECORD_CLEARED", "PAGE_HWPOISON", "CPU_CACHE_INVALIDATED", "DISK_RECORD_CLEARED",
                "DATA_STORED");
    }

    private static List<String> orderOfAWrite(KernelPreset preset) {
        World world = World.of(preset).known(8, 8);
        world.disk.setHwpoison(World.FILE_PAGE + 1, true);
        world.events.forget();
        world.disk.write(new DeviceSector(FILE_SECTOR + 8), bytes(4096), 0, 4096);
        return world.events.changes.stream().map(line -> line.substring(0, line.indexOf(' '))).toList();
    }

    @Test
    @DisplayName("D-05 a failing clear has stored the data up to 5.16, and has not since")
    void aFailingClear() {
        World old = World.of(KernelPreset.G15, p -> p.withClearUnit(8192).withContent(new ClearContent.OldBytes()))
                .known(8, 8);
        World merged = World.of(KernelPreset.G60, p -> p.withClearUnit(8192)).known(8, 8);

        assertThat(old.disk.write(new DeviceSector(FILE_SECTOR + 8), bytes(4096), 0, 4096)).contains(Errno.EIO);
        assertThat(merged.disk.write(new DeviceSector(FILE_SECTOR + 8), bytes(4096), 0, 4096)).contains(Errno.EIO);

        assertThat(old.cells(4096, 4096)).containsOnly(0x57);
        assertThat(merged.cells(4096, 4096)).containsOnly(0);
        assertThat(old.events.changes(EventKind.DATA_STORED)).hasSize(2);
        assertThat(merged.events.changes(EventKind.DATA_STORED)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("D-06 two sectors in the middle of a record split it")
    void twoSectorsInTheMiddleSplitTheRecord(KernelPreset preset) {
        World world = World.of(preset).known(8, 8);

        assertThat(world.disk.write(new DeviceSector(FILE_SECTOR + 10), bytes(1024), 0, 1024)).isEmpty();

        assertThat(world.records()).isEqualTo("8+2 12+4");
        assertThat(world.clears()).containsExactly("5120+1024");
        assertThat(world.badLines()).isEqualTo(12);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("D-07 read fails, write succeeds, the attribute is empty")
    void readFailsWriteSucceeds(KernelPreset preset) {
        World world = World.of(preset);
        world.platform.bus().inject(new PhysicalAddress(World.BASE + 4000 * 512L), 8 * 512, true);
        assertThat(world.disk.badblocksText()).isEqualTo("4000 8\n");

        assertThat(world.disk.read(new DeviceSector(4000), new byte[4096], 0, 4096)).isZero();
        assertThat(world.disk.write(new DeviceSector(4000), bytes(4096), 0, 4096)).isEmpty();

        assertThat(world.disk.badblocksText()).isEmpty();
        assertThat(world.platform.bus().injected()).isEmpty();
        assertThat(world.disk.read(new DeviceSector(4000), new byte[4096], 0, 4096)).isEqualTo(4096);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("D-08 zeroing clears page by page from the first sector on")
    void zeroingClears(KernelPreset preset) {
        World world = World.of(preset);
        world.file.pwrite(0, bytes(16384));
        world.known(2, 20);

        assertThat(world.disk.zeroOut(new DeviceSector(FILE_SECTOR + 1), 16)).isEmpty();

        assertThat(world.records()).isEqualTo("17+5");
        assertThat(world.clears()).containsExactly("512+4096", "4608+4096");
        assertThat(world.cells(512, 8192)).containsOnly(0);
        assertThat(world.cells(0, 512)).containsOnly(0x57);
    }

    @Test
    void aWholeCleanDiskIsZeroedInOneStep() {
        World world = World.of(KernelPreset.G60);
        world.file.pwrite(0, bytes(65536));
        world.events.forget();

        assertThat(world.disk.zeroOut(new DeviceSector(0), world.disk.sectors())).isEmpty();

        assertThat(world.events.changes(EventKind.DATA_STORED)).containsExactly("DATA_STORED 0+4194304");
        assertThat(world.cells(0, 65536)).containsOnly(0);
    }

    @Test
    @DisplayName("5.3 zero_page_range takes exactly one page")
    void zeroPageRangeTakesExactlyOnePage() {
        World world = World.of(KernelPreset.G60).known(8, 16);

        assertThat(world.disk.zeroPages(new DevicePage(World.FILE_PAGE + 1), 2)).get()
                .returns(Errno.EIO, KernelError::errno)
                .returns(Rule.ZERO_PAGES_ONE_AT_A_TIME, error -> error.reason().rule());
        assertThat(world.records()).isEqualTo("8+16");
        assertThat(world.disk.zeroPages(new DevicePage(World.FILE_PAGE + 1), 1)).isEmpty();
        assertThat(world.records()).isEqualTo("16+8");
    }
}
