package org.daxscope.viz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Area;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.machine.image.DeviceImage.Use;
import org.daxscope.viz.AddressCurve.Kind;

/**
 * How long pictures of a 16 TiB disk with 100,000 bad ranges take, on one thread, and how that compares with copying a
 * ready picture of the same size. Not a test: numbers depend on the machine.
 */
public final class VizBenchmark {
    private static final long LENGTH = 16 * Images.TIB;
    private static final int RANGES = 100_000;
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;
    private static final int ROUNDS = 25;
    /** Time on the processor, because other programs may want it too. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Palette palette = Palettes.standard(false);

    public static void main(String[] arguments) {
        new VizBenchmark().run();
    }

    private void run() {
        DeviceImage device = device();
        time("plain copy of a ready picture", () -> new byte[WIDTH * HEIGHT].clone());
        StateIndex index = time("StateIndex of 16 TiB, 100,000 bad ranges in 4 tables", () -> StateIndex.of(device));
        System.out.printf(Locale.ROOT, "runs: %,d%n", index.runCount());
        for (Kind kind : Kind.values())
            for (int side : new int[] {1, 2, 4, 12}) {
                Viewport fit = Viewport.fit(kind, index.length(), side, WIDTH, HEIGHT);
                time("%s, %d px cells, all of it".formatted(kind, side),
                        () -> PageMapPicture.paint(index, fit, palette));
                Viewport near = new Viewport(MapLayout.of(kind, index.length(), 14, side, WIDTH), 0, 0, WIDTH, HEIGHT)
                        .centredOn(LENGTH / 3);
                time("%s, %d px cells, 16 KiB a cell".formatted(kind, side),
                        () -> PageMapPicture.paint(index, near, palette));
            }
        Overlay bad = Overlay.of(Overlay.Kind.CHANGED, device.poisoned().stream()
                .map(range -> new ByteRange(range.start(), range.end())).toList());
        for (int side : new int[] {1, 4, 12}) {
            Viewport fit = Viewport.fit(Kind.LINEAR, index.length(), side, WIDTH, HEIGHT);
            time("LINEAR, %d px cells, 100,000 ranges outlined".formatted(side),
                    () -> PageMapPicture.paint(index, fit, palette, List.of(bad)));
        }
    }

    private static <T> T time(String what, Supplier<T> work) {
        T result = work.get();
        var nanos = new ArrayList<Long>();
        for (int i = 0; i < ROUNDS; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            result = work.get();
            nanos.add(THREADS.getCurrentThreadCpuTime() - start);
        }
        nanos.sort(Comparator.naturalOrder());
        System.out.printf(Locale.ROOT, "%8.2f ms median, %8.2f best  %s%n", nanos.get(ROUNDS / 2) / 1e6,
                nanos.getFirst() / 1e6, what);
        return result;
    }

    private static DeviceImage device() {
        var random = new Random(42);
        var poisoned = new ArrayList<Bytes>();
        var records = new ArrayList<DiskSectors>();
        long step = LENGTH / RANGES & -4096;
        for (int i = 0; i < RANGES; i++) {
            long start = i * step + random.nextLong(step / 2 / 256) * 256;
            poisoned.add(new Bytes(start, start + 256 * (1 + random.nextInt(4))));
            if (i % 3 != 0)
                records.add(DiskSectors.around(start & -4096, 4096));
        }
        List<Bytes> bus = records.stream().map(record -> new Bytes(record.startByte(),
                record.startByte() + record.byteCount())).toList();
        return new DeviceImage("pm0", LENGTH / 512, 1L << 40, 0, poisoned, bus, records, records, "", List.of(),
                List.of(), List.of(), List.of(new Area(0, LENGTH / 2, Use.DATA, "f", 0),
                        new Area(LENGTH / 2, LENGTH, Use.FREE, "", -1)));
    }
}
