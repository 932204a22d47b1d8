package org.daxscope.fs.pagecache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;

import org.daxscope.dax.Source;
import org.daxscope.fs.FakeDisk;
import org.daxscope.fs.FileData.IoFlags;
import org.daxscope.fs.Sink;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.address.Units;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Without DAX everything goes through the page cache")
class PageCacheTest {
    private static final int PAGES = 64;

    private final FakeDisk disk = new FakeDisk(PAGES * Units.PAGE_SECTORS);
    private final PageCache cache = new PageCache();
    private final RawDevice device = new RawDevice(disk, cache);

    private String read(long offset, int length, IoFlags flags) {
        try {
            return Long.toString(device.read(offset, length, Sink.into(new byte[length]), flags));
        } catch (KernelError error) {
            return error.errno().name();
        }
    }

    private String write(long offset, int length, IoFlags flags) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'W');
        try {
            return Long.toString(device.write(offset, length, Source.of(bytes), flags));
        } catch (KernelError error) {
            return error.errno().name();
        }
    }

    @Test
    @DisplayName("observed 3: a buffered read returns the good pages before a bad one, a direct read nothing")
    void theGoodPrefix() {
        disk.bad.add(4L * 8);

        assertThat(read(0, 65_536, IoFlags.NONE)).isEqualTo("16384");
        assertThat(read(12_288, 8192, IoFlags.NONE)).isEqualTo("4096");
        assertThat(read(16_384, 4096, IoFlags.NONE)).isEqualTo("EIO");
        assertThat(read(0, 65_536, IoFlags.DIRECT)).isEqualTo("EIO");
    }

    @ParameterizedTest
    @CsvSource({"1, 4", "2, 4", "4, 8", "8, 16", "16, 32", "32, 32"})
    @DisplayName("at the start of a file more is read ahead than was asked")
    void readahead(int asked, int cached) {
        read(0, asked * 4096, IoFlags.NONE);

        assertThat(cache.get(cached - 1)).isNotNull();
        assertThat(cache.get(cached)).isNull();
    }

    @Test
    void elsewhereOnlyWhatWasAskedIsRead() {
        read(40_960, 8192, IoFlags.NONE);

        assertThat(cache.get(11)).isNotNull();
        assertThat(cache.get(12)).isNull();
    }

    @Test
    void aFailingReadaheadLeavesOnlyTheGoodPagesReadOneByOne() {
        disk.bad.add(3L * 8 + 5);

        assertThat(read(0, 4096, IoFlags.NONE)).isEqualTo("4096");

        assertThat(cache.get(0)).isNotNull();
        assertThat(cache.get(1)).isNull();
    }

    @Test
    @DisplayName("b-08 what is cached goes on being read when its sector turns bad")
    void cachedPagesStayGood() {
        read(8192, 4096, IoFlags.NONE);
        disk.bad.add(2L * 8);

        assertThat(read(8192, 4096, IoFlags.NONE)).isEqualTo("4096");
        cache.dropClean();
        assertThat(read(8192, 4096, IoFlags.NONE)).isEqualTo("EIO");
    }

    @Test
    @DisplayName("D-09 part of a bad page cannot be written, all of it can, and is good after write-back")
    void readModifyWrite() {
        disk.bad.add(2L * 8);

        assertThat(write(8192 + 512, 512, IoFlags.NONE)).isEqualTo("EIO");
        assertThat(write(8192, 4096, IoFlags.NONE)).isEqualTo("4096");
        assertThat(disk.bad).isNotEmpty();
        device.sync();

        assertThat(disk.bad).isEmpty();
        assertThat(cache.dirty(0, PAGES)).isEmpty();
    }

    @Test
    void directWritesDropWhatIsCachedAndClearTheirSectors() {
        read(0, 4096, IoFlags.NONE);
        disk.bad.add(1L);

        assertThat(write(512, 512, IoFlags.DIRECT)).isEqualTo("512");

        assertThat(disk.bad).isEmpty();
        assertThat(cache.get(0)).isNull();
        assertThat(write(100, 512, IoFlags.DIRECT)).isEqualTo("EINVAL");
    }

    @Test
    void aDeviceDoesNotGrow() {
        assertThat(write((PAGES - 1) * 4096L, 8192, IoFlags.NONE)).isEqualTo("4096");
        assertThat(write(PAGES * 4096L, 1, IoFlags.NONE)).isEqualTo("ENOSPC");
        assertThat(read(PAGES * 4096L, 1, IoFlags.NONE)).isEqualTo("0");
    }

    @Test
    void zeroingPartOfAPageReadsItFirstAndAllOfItDoesNot() {
        disk.bad.add(2L * 8);

        device.zero(8192, 4096);
        assertThat(disk.reads).isEmpty();
        cache.drop(0, PAGES);
        assertThatThrownBy(() -> device.zero(8192, 100)).isInstanceOfSatisfying(KernelError.class,
                error -> assertThat(error.errno()).isEqualTo(Errno.EIO));
    }

    @Test
    void theEdgesOfADroppedRangeAreZeroedInTheCacheAndStayAsTheyWere() {
        write(0, 16_384, IoFlags.NONE);

        cache.zeroEdges(5000, 13_000);

        assertThat(cache.get(1).bytes()[903]).isEqualTo((byte) 'W');
        assertThat(cache.get(1).bytes()[904]).isZero();
        assertThat(cache.get(2).bytes()).containsOnly('W');
        assertThat(cache.get(3).bytes()[711]).isZero();
        assertThat(cache.get(3).bytes()[712]).isEqualTo((byte) 'W');
        assertThat(cache.get(1).dirty()).isTrue();
    }
}
