package org.daxscope.viz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.viz.PoisonCounts.Poison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoisonCountsTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyStretchCountsWhatMediaAndTablesSayOfEachByte(long seed) {
        DeviceImage device = Images.random(seed, 20);
        PoisonCounts counts = PoisonCounts.of(device);
        Random random = new Random(seed);
        long bytes = device.sectors() * 512;

        for (int i = 0; i < 100; i++) {
            long start = 256 * random.nextLong(bytes / 256);
            long end = start + 256 * random.nextLong((bytes - start) / 256 + 1);
            assertThat(counts.in(start, end)).as("[%d, %d) of seed %d", start, end, seed)
                    .isEqualTo(naive(device, start, end));
        }
        assertThat(counts.all()).isEqualTo(naive(device, 0, bytes));
    }

    private static Poison naive(DeviceImage device, long start, long end) {
        long latent = 0;
        long known = 0;
        long stale = 0;
        for (long line = start; line < end; line += 256) {
            long at = line;
            boolean lost = device.poisoned().stream().anyMatch(range -> touches(range, at));
            boolean recorded = device.busRanges().stream().anyMatch(range -> touches(range, at))
                    || touches(device.regionRecords(), at) || touches(device.diskRecords(), at);
            if (lost && recorded)
                known += 256;
            else
                if (lost)
                    latent += 256;
                else
                    if (recorded)
                        stale += 256;
        }
        return new Poison(latent, known, stale);
    }

    private static boolean touches(List<DiskSectors> records, long line) {
        return records.stream().anyMatch(record -> touches(new Bytes(record.startByte(),
                record.startByte() + record.byteCount()), line));
    }

    /** Records are rounded out to lines, as the page map shows them. */
    private static boolean touches(Bytes range, long line) {
        return range.start() < range.end() && range.start() < line + 256 && range.end() > line;
    }

    @Test
    void aFlaggedPageHidesNoStaleRecord() {
        DeviceImage device = Images.image(1 << 20, 0x1_0000_0000L, List.of(), List.of(), List.of(new DiskSectors(8, 2)),
                List.of(new Bytes(4096, 8192)), List.of());

        assertThat(PoisonCounts.of(device).all()).isEqualTo(new Poison(0, 0, 1024));
    }

    @Test
    void whatLiesBeyondTheDiskDoesNotCount() {
        DeviceImage device = Images.withPoison(1 << 20, new Bytes(0, 256), new Bytes((1 << 20) - 256, 1 << 20));
        PoisonCounts counts = PoisonCounts.of(device);

        assertThat(counts.in(-4096, 4096).latent()).isEqualTo(256);
        assertThat(counts.in((1 << 20) - 4096, Long.MAX_VALUE).latent()).isEqualTo(256);
        assertThat(counts.in(1 << 21, 1 << 22)).isEqualTo(Poison.NONE);
    }
}
