package org.daxscope.viz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.FileImage.Extent;
import org.daxscope.viz.HugeFrames.Frames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HugeFramesTest {
    private static final long MIB = 1 << 20;
    private static final long HUGE = 2 * MIB;

    @Test
    void eachReasonIsFound() {
        var file = new FileImage("f", "pm0", 17 * MIB, true, List.of(
                new Extent(0, 4 * MIB, 4 * MIB, false, false),
                new Extent(4 * MIB, 9 * MIB, 2 * MIB, false, false),
                new Extent(6 * MIB, 12 * MIB, MIB, false, false),
                new Extent(8 * MIB, 14 * MIB, 2 * MIB, true, false),
                new Extent(12 * MIB, 20 * MIB, 5 * MIB, false, false)));

        assertThat(HugeFrames.of(disk(0, new DiskSectors((6 * MIB + 8192) / 512, 1)), file)).containsExactly(
                new Frames(0, 2 * MIB, HugeFit.POSSIBLE),
                new Frames(2 * MIB, 4 * MIB, HugeFit.RECORDED),
                new Frames(4 * MIB, 6 * MIB, HugeFit.MISALIGNED),
                new Frames(6 * MIB, 8 * MIB, HugeFit.SPLIT),
                new Frames(8 * MIB, 10 * MIB, HugeFit.UNWRITTEN),
                new Frames(10 * MIB, 12 * MIB, HugeFit.HOLE),
                new Frames(12 * MIB, 16 * MIB, HugeFit.POSSIBLE),
                new Frames(16 * MIB, 18 * MIB, HugeFit.BEYOND_END));
    }

    @Test
    void thePhysicalAddressDecidesNotTheDiskByte() {
        var file = new FileImage("f", "pm0", HUGE, true, List.of(new Extent(0, MIB, HUGE, false, false)));

        assertThat(HugeFrames.of(disk(0), file)).extracting(Frames::fit).containsExactly(HugeFit.MISALIGNED);
        assertThat(HugeFrames.of(disk(MIB), file)).extracting(Frames::fit).containsExactly(HugeFit.POSSIBLE);
    }

    @Test
    void twoExtentsThatTouchAreStillTwo() {
        var file = new FileImage("f", "pm0", HUGE, true,
                List.of(new Extent(0, 4 * MIB, MIB, false, false), new Extent(MIB, 5 * MIB, MIB, false, false)));

        assertThat(HugeFrames.of(disk(0), file)).extracting(Frames::fit).containsExactly(HugeFit.SPLIT);
    }

    @Test
    void aSixteenTebibyteFileIsAsQuickAsItsExtents() {
        var file = new FileImage("f", "pm0", 16 * Images.TIB, true,
                List.of(new Extent(0, 0, 16 * Images.TIB, false, false)));
        DeviceImage device = Images.plain(16 * Images.TIB);

        List<Frames> frames = HugeFrames.of(device, file);

        assertThat(frames).containsExactly(new Frames(0, 16 * Images.TIB, HugeFit.POSSIBLE));
        assertThat(frames.getFirst().count()).isEqualTo(8L << 20);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void anyLayoutFaresAsItsFramesDoOneByOne(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            DeviceImage device = disk(random.nextInt(4) == 0 ? MIB : 0, records(random));
            FileImage file = file(random);
            List<Frames> frames = HugeFrames.of(device, file);
            long at = 0;
            for (Frames some : frames) {
                assertThat(some.start()).isEqualTo(at);
                for (; at < some.end(); at += HUGE)
                    assertThat(some.fit()).as("seed %d, frame at %d of %s", seed, at, file)
                            .isEqualTo(naive(device, file, at));
            }
            assertThat(at).isEqualTo((file.size() + HUGE - 1) / HUGE * HUGE);
        }
    }

    private static HugeFit naive(DeviceImage device, FileImage file, long frame) {
        if (frame + HUGE > (file.size() + 4095) / 4096 * 4096)
            return HugeFit.BEYOND_END;
        for (Extent extent : file.extents()) {
            if (extent.offset() > frame || extent.offset() + extent.length() < frame + HUGE)
                continue;
            if (extent.unwritten())
                return HugeFit.UNWRITTEN;
            long disk = extent.physical() + frame - extent.offset();
            if ((device.physicalBase() + disk) % HUGE != 0)
                return HugeFit.MISALIGNED;
            boolean recorded = device.diskRecords().stream()
                    .anyMatch(record -> record.overlaps(new DiskSectors(disk / 512, HUGE / 512)));
            return recorded ? HugeFit.RECORDED : HugeFit.POSSIBLE;
        }
        boolean empty = file.extents().stream()
                .noneMatch(extent -> extent.offset() < frame + HUGE && extent.offset() + extent.length() > frame);
        return empty ? HugeFit.HOLE : HugeFit.SPLIT;
    }

    private static FileImage file(Random random) {
        var extents = new ArrayList<Extent>();
        long offset = MIB * random.nextInt(3);
        for (int i = random.nextInt(5); i >= 0; i--) {
            long length = MIB * (1 + random.nextInt(7)) - (random.nextInt(3) == 0 ? 4096 : 0);
            extents.add(new Extent(offset, MIB * random.nextInt(20), length, random.nextInt(4) == 0, false));
            offset += length + MIB * random.nextInt(4);
        }
        return new FileImage("f", "pm0", Math.max(0, offset - random.nextInt(3 << 20)), true, extents);
    }

    private static DiskSectors[] records(Random random) {
        return random.ints(random.nextInt(4), 0, 30 * 2048).mapToObj(sector -> new DiskSectors(sector, 1 + sector % 9))
                .toArray(DiskSectors[]::new);
    }

    private static DeviceImage disk(long base, DiskSectors... records) {
        return Images.image(32 * MIB, 0x1_0000_0000L + base, List.of(), List.of(), List.of(records), List.of(),
                List.of());
    }
}
