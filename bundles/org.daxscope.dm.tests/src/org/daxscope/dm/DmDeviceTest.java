package org.daxscope.dm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daxscope.dm.Mapped.access;

import org.daxscope.dax.Source;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DeviceByte;
import org.daxscope.kernel.address.DevicePage;
import org.daxscope.kernel.address.DeviceSector;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("dm devices: routing, clipping and the DAX decision")
class DmDeviceTest {
    private static final String[] CONCAT = {"0 4096 linear A 4096", "4096 4096 linear B 0"};

    private final Mapped mapped = new Mapped(KernelPreset.G60);

    @Test
    void linearMovesAndClipsAtTheEndOfItsLine() {
        DmDevice device = mapped.device(CONCAT);

        assertThat(access(device, 510, 4)).isEqualTo("2 at 1022");
        assertThat(access(device, 512, 4)).isEqualTo("4 at 0");
        assertThat(access(device, 1024, 1)).isEqualTo("EIO DM_NO_TARGET");
    }

    @Test
    void stripesClipAtTheirChunks() {
        DmDevice device = mapped.device("0 16384 striped 2 32 A 0 B 0");

        assertThat(access(device, 0, 16)).isEqualTo("4 at 0");
        assertThat(access(device, 5, 16)).isEqualTo("3 at 1");
        assertThat(access(device, 8, 16)).isEqualTo("4 at 4");
        assertThat(mapped.b.calls).containsExactly("access 1+3");
    }

    @Test
    void aChunkBelowAPageIsAlwaysRefused() {
        DmDevice device = mapped.device("0 16384 striped 2 4 A 0 B 0");

        assertThat(device.isDax()).isTrue();
        assertThat(access(device, 0, 1)).isEqualTo("EIO DM_BELOW_A_PAGE");
    }

    /** dm_dax_zero_page_range() does not cut: page 1 lies in two chunks, and a page where the first of them is gets zeroed. */
    @Test
    void zeroingLooksAtNoChunk() {
        DmDevice device = mapped.device("0 16384 striped 2 4 A 0 B 0");

        assertThat(device.zeroPages(new DevicePage(2), 1)).isEmpty();
        assertThat(device.zeroPages(new DevicePage(3), 1)).isEmpty();

        assertThat(mapped.a.calls).containsExactly("zero 1+1", "zero 1+1");
        assertThat(new Mapped(KernelPreset.G15).device("0 16384 striped 2 4 A 0 B 0").zeroPages(new DevicePage(3), 1))
                .get().returns(Errno.EINVAL, KernelError::errno)
                .returns(Rule.DM_MISALIGNED, error -> error.reason().rule());
    }

    @ParameterizedTest
    @CsvSource({"G15,320 at 0", "G60,320 at 0", "G68,512 at 0"})
    void theQueueLimitCutsLargeChunksInOlderKernels(KernelPreset kernel, String expected) {
        assertThat(access(new Mapped(kernel).device("0 16384 striped 2 4096 A 0 B 0"), 0, 512)).isEqualTo(expected);
    }

    @Test
    void recoveryAndZeroingFollowTheSameArithmetic() {
        DmDevice device = mapped.device("0 16384 striped 2 32 A 0 B 0");

        device.recoveryWrite(new DeviceByte(5 * 4096 + 512), Source.of(new byte[100]), 0, 100);
        assertThat(device.zeroPages(new DevicePage(9), 1)).isEmpty();

        assertThat(mapped.b.calls).containsExactly("recover 4608+100");
        assertThat(mapped.a.calls).containsExactly("zero 5+1");
    }

    @Test
    void logWritesForgetsItsBeginAndZeroesNothing() {
        DmDevice device = mapped.device("0 80 linear B 0", "80 4096 log-writes A B");

        assertThat(access(device, 12, 1)).isEqualTo("1 at 12");
        assertThat(device.zeroPages(new DevicePage(12), 1)).get()
                .returns(Errno.EIO, KernelError::errno)
                .returns(Rule.ZERO_PAGES_ONE_AT_A_TIME, error -> error.reason().rule());
    }

    @Test
    void aStartInsideAPageIsRefusedByOldKernelsAndCutByNewOnes() {
        assertThat(new Mapped(KernelPreset.G15).device("0 8000 linear A 4").isDax()).isFalse();
        DmDevice device = mapped.device("0 8000 linear A 4");
        assertThat(device.isDax()).isTrue();
        assertThat(access(device, 3, 1)).isEqualTo("1 at 3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 8192 linear A 0|true", "0 16 striped 2 8 A 0 B 0|true",
        "0 8 log-writes A B|true", "0 8 linear A 0;8 8 error|false", "0 8 zero|false", "0 8 linear sda 0|false",
        "0 8 linear A 0;8 8 linear sda 0|false", "0 8 flakey A 0 1 0|false", "0 8 snapshot-origin A|false",
        "0 8 mirror core 2 8 nosync 2 A 0 B 0|false", "0 8 delay A 0 1|false", "0 8 snapshot A B N 8|false",
        "0 8 error|false"})
    void aTableIsDaxWhenAllOfItIs(String table, boolean dax) {
        assertThat(mapped.device(table.split(";")).isDax()).isEqualTo(dax);
    }

    @ParameterizedTest
    @EnumSource(value = KernelPreset.class, names = {"G15", "G60"})
    void aPoisonedLastPageCountsForOldKernelsOnly(KernelPreset kernel) {
        Mapped poisoned = new Mapped(kernel);
        poisoned.a.bad.add(8191L);

        DmDevice device = poisoned.device("0 8192 linear A 0");

        assertThat(device.isDax()).isEqualTo(kernel == KernelPreset.G60);
    }

    @Test
    void aLengthThatIsNoMultipleOfAPageIsNotMountedWithDax() {
        DmDevice odd = mapped.device("0 8191 linear A 0");

        assertThat(odd.isDax()).isTrue();
        assertThat(new DaxSupport(mapped.kernel).mountable(new Lower(odd, odd))).isFalse();
    }

    @Test
    void aBioIsSplitAndItsFirstErrorCounts() {
        DmDevice device = mapped.device("0 16384 striped 2 16 A 0 B 0");
        mapped.a.bad.add(20L);
        byte[] buffer = new byte[48 * 512];

        assertThat(device.read(new DeviceSector(8), buffer, 0, buffer.length)).isEqualTo(28 * 512);

        assertThat(mapped.a.calls).containsExactly("read 8+8", "read 16+16");
        assertThat(mapped.b.calls).containsExactly("read 0+16", "read 16+8");
        assertThat(buffer[7 * 512]).isEqualTo((byte) 'A');
        assertThat(buffer[8 * 512]).isEqualTo((byte) 'B');
    }

    @Test
    void anErrorLineFailsAloneAndZeroReadsZeros() {
        DmDevice device = mapped.device("0 8 linear A 0", "8 8 error", "16 8 zero");
        byte[] buffer = new byte[4096];

        assertThat(device.write(new DeviceSector(0), buffer, 0, 4096)).isEmpty();
        assertThat(device.write(new DeviceSector(8), buffer, 0, 4096)).contains(Errno.EIO);
        assertThat(device.zeroOut(new DeviceSector(4), 8)).contains(Errno.EIO);
        assertThat(device.read(new DeviceSector(0), buffer, 0, 512)).isEqualTo(512);
        assertThat(device.read(new DeviceSector(16), buffer, 0, 512)).isEqualTo(512);
        assertThat(buffer[0]).isZero();
    }

    @Test
    void aMirrorReadsTheNextLegAndWritesAll() {
        DmDevice device = mapped.device("0 8192 mirror core 2 64 nosync 2 A 0 B 0");
        mapped.a.bad.add(3L);
        byte[] buffer = new byte[4096];

        assertThat(device.read(new DeviceSector(0), buffer, 0, 4096)).isEqualTo(4096);
        assertThat(buffer[0]).isEqualTo((byte) 'B');
        device.write(new DeviceSector(8), buffer, 0, 4096);
        assertThat(mapped.a.calls).contains("write 8+8");
        assertThat(mapped.b.calls).contains("write 8+8");
    }

    @Test
    void aSnapshotCopiesAChunkBeforeAPartOfItIsWritten() {
        DmDevice device = mapped.device("0 8192 snapshot A B N 16");
        DmDevice.State fresh = device.save();

        device.write(new DeviceSector(32), new byte[16 * 512], 0, 16 * 512);
        device.write(new DeviceSector(5), new byte[512], 0, 512);

        assertThat(mapped.a.calls).containsExactly("read 0+16");
        assertThat(mapped.b.calls).containsExactly("write 0+16", "write 16+16", "write 21+1");
        assertThat(device.pieces(0, 48)).containsExactly(new Piece(0, "B", 16, 16), new Piece(16, "A", 16, 16),
                new Piece(32, "B", 0, 16));
        device.restore(fresh);
        assertThat(device.covered(0, 48)).extracting(leg -> leg.device().name() + " " + leg.start() + "+"
                + leg.sectors()).containsExactly("A 0+48");
    }

    @Test
    void anOriginThatCannotBeReadMakesTheSnapshotInvalid() {
        DmDevice device = mapped.device("0 8192 snapshot A B N 16");
        mapped.a.bad.add(3L);

        assertThat(device.write(new DeviceSector(8), new byte[512], 0, 512)).contains(Errno.EIO);
        assertThat(device.read(new DeviceSector(100), new byte[512], 0, 512)).isZero();
    }

    @Test
    void stackedDevicesResolveDownToDisks() {
        mapped.named("low", "0 16384 striped 2 32 A 0 B 0");
        DmDevice device = mapped.named("high", "0 1024 linear low 16");

        assertThat(device.isDax()).isTrue();
        assertThat(access(device, 0, 8)).isEqualTo("2 at 2");
        assertThat(device.pieces(0, 64)).containsExactly(new Piece(0, "A", 16, 16), new Piece(16, "B", 0, 32),
                new Piece(48, "A", 32, 16));
        assertThat(device.covered(0, 64)).extracting(leg -> leg.device().name() + " " + leg.start() + "+"
                + leg.sectors()).containsExactly("A 16+32", "B 0+32");
        assertThatThrownBy(() -> mapped.mapper.remove("low")).isInstanceOf(KernelError.class);
        assertThatThrownBy(() -> mapped.mapper.load("low", "0 8 linear high 0", taken -> false))
                .isInstanceOf(KernelError.class);
    }

    @Test
    void manyChunksCanBeLookedAtInPart() {
        DmDevice device = mapped.device("0 16384 striped 2 8 A 0 B 0");

        assertThat(device.pieces(0, 16384)).hasSize(2048);
        assertThat(device.pieces(4, 16384, 2)).containsExactly(new Piece(4, "A", 4, 4), new Piece(8, "B", 0, 8));
        assertThat(device.covered(4, 16000)).extracting(leg -> leg.device().name() + " " + leg.start() + "+"
                + leg.sectors()).containsExactly("A 4+8000", "B 0+8000");
    }

    @Test
    void aLoadedTableWaitsForResume() {
        DmDevice device = mapped.device("0 8192 linear A 0");
        DmDevice.State before = device.save();

        mapped.mapper.load("d0", "0 8192 linear B 0", taken -> false);
        assertThat(device.table()).isEqualTo("0 8192 linear A 0");
        mapped.mapper.suspend("d0");
        assertThatThrownBy(() -> device.read(new DeviceSector(0), new byte[512], 0, 512))
                .isInstanceOf(UnsupportedOperationException.class).hasMessageStartingWith("d0 is suspended");
        mapped.mapper.resume("d0");
        assertThat(device.table()).isEqualTo("0 8192 linear B 0");
        device.restore(before);
        assertThat(device.table()).isEqualTo("0 8192 linear A 0");
    }

    @Test
    void aDaxDeviceCanBecomeErrorButNotOtherwiseNonDax() {
        DmDevice device = mapped.device("0 8192 linear A 0");

        assertThatThrownBy(() -> mapped.mapper.load("d0", "0 8 linear A 0\n8 8 error", taken -> false))
                .isInstanceOf(KernelError.class);
        mapped.mapper.load("d0", "0 8192 error", taken -> false);
        mapped.mapper.resume("d0");

        assertThat(device.isDax()).isTrue();
        assertThat(access(device, 0, 1)).isEqualTo("EIO DM_ERROR_TARGET");
    }
}
