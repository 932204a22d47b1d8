package org.daxscope.kernel.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource({"-1,1", "0,-1", "18014398509481984,1", "18014398509481983,2", "1,9223372036854775807"})
    void diskSectorsOutsideTheTableAreRefused(long first, long count) {
        assertThatIllegalArgumentException().isThrownBy(() -> new DiskSectors(first, count))
                .withMessage("disk sectors [%d, +%d) outside 0..2^54".formatted(first, count));
    }

    @Test
    void diskSectorsReachToTheLimit() {
        DiskSectors last = new DiskSectors(DiskSectors.LIMIT - 8, 8);

        assertThat(last.end()).isEqualTo(1L << 54);
        assertThat(last.startByte()).as("bytes still fit a long").isEqualTo(Long.MAX_VALUE - 4095);
        assertThat(new DiskSectors(DiskSectors.LIMIT, 0).overlaps(last)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0,0,0,0", "0,1,0,1", "511,1,0,1", "511,2,0,2", "512,512,1,1", "4095,4097,7,9", "4095,4098,7,10"})
    void sectorsAroundBytesAreRoundedOutwards(long start, long bytes, long first, long count) {
        assertThat(DiskSectors.around(start, bytes)).isEqualTo(new DiskSectors(first, count));
    }

    @Test
    void overlapAgreesWithCountingSectors() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            DiskSectors a = new DiskSectors(random.nextInt(12), random.nextInt(1, 6));
            DiskSectors b = new DiskSectors(random.nextInt(12), random.nextInt(1, 6));
            boolean shared = LongStream.range(a.first(), a.end()).anyMatch(s -> s >= b.first() && s < b.end());
            assertThat(a.overlaps(b)).as("%s and %s", a, b).isEqualTo(shared).isEqualTo(b.overlaps(a));
        }
    }

    @Test
    void sectorsAroundBytesHoldThemAndNoSectorMore() {
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            long start = random.nextLong(1L << 45);
            long bytes = random.nextLong(1, 1 << 20);
            DiskSectors around = DiskSectors.around(start, bytes);
            assertThat(around.startByte()).isBetween(start - 511, start);
            assertThat(around.startByte() + around.byteCount()).isBetween(start + bytes, start + bytes + 511);
        }
    }

    @Test
    void aByteKnowsItsPageItsSectorAndItsPlaceInThePage() {
        DeviceByte at = new DevicePage(3).start().plus(1000);

        assertThat(at.page()).isEqualTo(new DevicePage(3));
        assertThat(at.sector()).isEqualTo(new DeviceSector(3 * 8 + 1));
        assertThat(at.inPage()).isEqualTo(1000);
        assertThat(at.sector().start()).isEqualTo(new DeviceByte(3 * 4096 + 512));
    }

    @Test
    void aPhysicalAddressIsShownAsTheKernelShowsIt() {
        assertThat(new PhysicalAddress(0x1850602400L)).hasToString("0x1850602400");
        assertThat(new PhysicalAddress(0x1850602400L).frame()).isEqualTo(0x1850602);
    }

    @ParameterizedTest
    @CsvSource({"0,0,0", "1,0,4096", "4095,0,4096", "4096,4096,4096", "4097,4096,8192"})
    void pagesAreRoundedBothWays(long bytes, long floor, long ceil) {
        assertThat(Units.pageFloor(bytes)).isEqualTo(floor);
        assertThat(Units.pageCeil(bytes)).isEqualTo(ceil);
    }

    @Test
    void unitsAreThoseOfTheSemantics() {
        assertThat(Units.PAGE).isEqualTo(1 << Units.PAGE_SHIFT).isEqualTo(Units.PAGE_SECTORS * DiskSectors.BYTES);
        assertThat(Units.PMD).isEqualTo(1 << Units.PMD_SHIFT).isEqualTo(512 * Units.PAGE);
        assertThat(Units.PMD_PAGES).isEqualTo(512);
        assertThat(Units.LINES_PER_PAGE).isEqualTo(16);
        assertThat(Units.SECTOR).isEqualTo(DiskSectors.BYTES);
    }

    @Test
    void virtualAddressesAreShownInHexadecimal() {
        assertThat(new VirtualAddress(0x7f00_0000_0000L).plus(0x10)).hasToString("0x7f0000000010");
    }
}
