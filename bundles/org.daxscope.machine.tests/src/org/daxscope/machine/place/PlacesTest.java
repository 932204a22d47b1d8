package org.daxscope.machine.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.Fallocate.Mode;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.run.Run;
import org.daxscope.machine.scene.Step;
import org.daxscope.machine.scene.TestScenes;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final int PAGE = 4096;

    /** A file with a hole at page 5, mapped from its start. */
    private static MachineImage image() {
        Run run = Run.of(TestScenes.of("6.1", "xfs"));
        run.perform(Step.of(new Operation.Fallocate(Mode.PUNCH_HOLE, "f", 5 * PAGE, PAGE)));
        return run.image();
    }

    @Test
    void aRangeOfAFileIsNamedInEverySpace() {
        MachineImage image = image();
        FileImage.Extent first = image.files().getFirst().extents().getFirst();
        long disk = first.physical() + 3 * PAGE;
        long virtual = image.mappings().getFirst().start() + 3 * PAGE;

        List<Span> spans = new Places(image).everywhere(Span.file("f", 3 * PAGE, 4 * PAGE));

        assertThat(spans).containsExactly(new Span(Space.VIRTUAL, "app", virtual, virtual + PAGE),
                Span.file("f", 3 * PAGE, 4 * PAGE), new Span(Space.FS_BLOCK, "pm0", disk, disk + PAGE),
                Span.disk("pm0", disk, disk + PAGE),
                new Span(Space.REGION, "pm0", disk + image.devices().getFirst().dataOffset(),
                        disk + PAGE + image.devices().getFirst().dataOffset()),
                new Span(Space.PHYSICAL, "", disk + image.devices().getFirst().physicalBase(),
                        disk + PAGE + image.devices().getFirst().physicalBase()));
    }

    @Test
    void aHoleHasNoPlaceOnTheDiskButAVirtualAddress() {
        Places places = new Places(image());

        assertThat(places.down(Span.file("f", 5 * PAGE, 6 * PAGE))).isEmpty();
        assertThat(places.in(Space.VIRTUAL, Span.file("f", 5 * PAGE, 6 * PAGE))).hasSize(1);
        assertThat(places.in(Space.PHYSICAL, Span.file("f", 5 * PAGE, 6 * PAGE))).isEmpty();
    }

    @Test
    void whatNobodyOwnsIsOnlyBelow() {
        MachineImage image = image();
        long last = image.devices().getFirst().sectors() * 512 - PAGE;

        assertThat(new Places(image).everywhere(Span.disk("pm0", last, last + PAGE))).extracting(Span::space)
                .containsExactly(Space.FS_BLOCK, Space.DISK, Space.REGION, Space.PHYSICAL);
    }

    @Test
    void downAndUpAgainIsWhereItWas() {
        MachineImage image = image();
        Places places = new Places(image);
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 1000; round++) {
            long start = random.nextLong(60L * PAGE);
            Span file = Span.file("f", start, start + 1 + random.nextLong(PAGE));
            for (Span disk : places.down(file))
                for (Span back : places.in(Space.FILE, disk))
                    assertThat(back.start()).as("round " + round).isBetween(file.start(), file.end());
            for (Space space : List.of(Space.VIRTUAL, Space.REGION, Space.PHYSICAL, Space.FS_BLOCK))
                for (Span other : places.in(space, file))
                    assertThat(places.down(file)).as("round " + round + " " + other)
                            .containsAll(places.down(other));
        }
    }

    @Test
    void anUnknownNameLiesNowhere() {
        assertThat(new Places(image()).everywhere(Span.file("gone", 0, PAGE)))
                .containsExactly(Span.file("gone", 0, PAGE));
        assertThat(new Places(image()).down(new Span(Space.PHYSICAL, "", 0, PAGE))).isEmpty();
    }
}
