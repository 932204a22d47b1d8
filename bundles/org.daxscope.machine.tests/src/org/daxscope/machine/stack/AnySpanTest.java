package org.daxscope.machine.stack;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.SplittableRandom;

import org.daxscope.kernel.event.EventSink;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.PartitionSpec;
import org.daxscope.machine.scene.NamespaceSpec;
import org.daxscope.machine.scene.RegionSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.SceneMachine;
import org.daxscope.machine.scene.TestScenes;
import org.daxscope.pmem.media.MediaPolicy;
import org.junit.jupiter.api.Test;

/** Whatever is looked at, also beyond the end of everything, has a way through the stack. */
class AnySpanTest {
    private static final long SEED = 20261128;

    @Test
    void everySpanIsFollowed() {
        Scene scene = TestScenes.of("6.1", "xfs");
        MachineImage image = new SceneMachine(scene.withRegions(List.of(scene.regions().getFirst(),
                new RegionSpec("region1", RegionSpec.AUTOMATIC, List.of(), MediaPolicy.DEFAULT,
                        new NamespaceSpec("pm1", 1 << 16, 0))))
                .withPartitions(List.of(new PartitionSpec("pm1", 1, 2048, 0))), EventSink.none()).machine().image();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 3000; round++) {
            Space space = Space.values()[random.nextInt(Space.values().length)];
            long start = switch (random.nextInt(4)) {
                case 0 -> random.nextLong(1 << 20);
                case 1 -> image.mappings().getFirst().start() + random.nextLong(1 << 20);
                case 2 -> image.devices().getFirst().physicalBase() + random.nextLong(1 << 30);
                default -> TestScenes.FILE_START + random.nextLong(1 << 20);
            };
            long length = switch (random.nextInt(5)) {
                case 0 -> 0;
                case 1 -> 1;
                case 2 -> 4096;
                case 3 -> random.nextLong(1 << 20);
                default -> Long.MAX_VALUE - start;
            };
            String name = List.of("pm0", "pm1", "pm1p1", "f", "app", "", "nobody").get(random.nextInt(7));
            Span span = new Span(space, name, start, start + length);
            assertThatCode(() -> StackPath.of(image, span, true)).as("seed %d, round %d: %s", SEED, round, span)
                    .doesNotThrowAnyException();
        }
    }
}
