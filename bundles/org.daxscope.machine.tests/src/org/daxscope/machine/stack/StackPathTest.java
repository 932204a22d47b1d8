package org.daxscope.machine.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.daxscope.journal.Journal;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.machine.Machine;
import org.daxscope.machine.MachineSpec;
import org.daxscope.machine.MachineSpec.Disk;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The way through the stack")
class StackPathTest {
    private static final long PAGE = 4096;
    private static final long SECTORS = 16_384;

    private final Journal journal = new Journal();
    private final Machine machine = new Machine(new MachineSpec(KernelModel.of(KernelPreset.G60),
            List.of(Disk.of("A", SECTORS * 512), Disk.of("B", SECTORS * 512), Disk.of("M", 128L << 20))), journal);

    private void perform(Operation operation) {
        assertThat(machine.perform(operation)).as(operation.toString()).isInstanceOf(Outcome.Done.class);
    }

    private StackPath path(Span span) {
        return StackPath.of(machine.image(), span, true);
    }

    /** A file of 16 pages on a stripe of A and B with chunks of two pages, behind a linear piece of M. */
    private void stripedFile() {
        perform(new Operation.CreateDm("v", "0 131072 linear M 0\n131072 16384 striped 2 16 A 0 B 0"));
        perform(new Operation.MakeFileSystem("v", "ext4", "-O ^has_journal"));
        perform(new Operation.Mount("v", "dax=always"));
        perform(new Operation.PlaceFile("f", 16 * PAGE, List.of(new Placement(0, 131_072 * 512L, 16 * PAGE, false))));
    }

    @Test
    void chunksFanOutToTheLegs() {
        stripedFile();

        StackPath path = path(Span.file("f", 0, 16 * PAGE));

        assertThat(path.layers()).extracting(layer -> layer.kind() + " " + layer.name() + " in row " + layer.row())
                .containsExactly("FILE f in row 0", "BLOCKS v in row 1", "DM v in row 2", "DISK A in row 3",
                        "DISK B in row 3", "REGION A in row 4", "PHYSICAL  in row 5", "LINES  in row 6",
                        "REGION B in row 4");
        assertThat(path.links().stream().filter(link -> path.layers().get(link.upper()).kind() == LayerKind.DM)
                .map(link -> path.layers().get(link.lower()).name() + link.lowerStart() / PAGE + "+"
                        + link.length() / PAGE + " " + link.end()))
                .containsExactly("A0+2 CHUNK_EDGE", "B0+2 CHUNK_EDGE", "A2+2 CHUNK_EDGE", "B2+2 CHUNK_EDGE",
                        "A4+2 CHUNK_EDGE", "B4+2 CHUNK_EDGE", "A6+2 CHUNK_EDGE", "B6+2 ASKED");
    }

    @Test
    void theFirstRequestIsCutAtTheChunk() {
        stripedFile();

        StackPath path = path(Span.file("f", PAGE, 16 * PAGE));

        assertThat(path.clips()).extracting(clip -> path.layers().get(clip.layer()).name() + " "
                + clip.asked().length() / PAGE + " -> " + clip.given() / PAGE + " " + clip.cut())
                .containsExactly("f 15 -> 15 ASKED", "v 15 -> 15 ASKED", "v 15 -> 1 CHUNK_EDGE", "A 1 -> 1 ASKED");
        assertThat(path.refusal()).isEqualTo(Reason.NONE);
    }

    @Test
    void whoRefusesIsNamed() {
        stripedFile();
        perform(new Operation.StoreBadblocks("A", "12 1"));

        StackPath bad = path(Span.file("f", PAGE, 2 * PAGE));
        StackPath good = path(Span.file("f", 2 * PAGE, 4 * PAGE));

        assertThat(bad.refusal()).isEqualTo(new Reason(Rule.RECORD_OVERLAPS_REQUEST, 1, 1, 12, 1));
        assertThat(bad.layers().get(bad.refusedAt()).name()).isEqualTo("A");
        assertThat(good.refusal()).isEqualTo(Reason.NONE);
    }

    @Test
    void stackedTablesStandUnderOneAnotherAndAnErrorTargetRefuses() {
        perform(new Operation.CreateDm("low", "0 8192 linear A 4096"));
        perform(new Operation.CreateDm("high", "0 4096 linear low 1024\n4096 64 error\n4160 4096 linear B 0"));

        StackPath path = path(new Span(Space.DM, "high", 4088 * 512, 4168 * 512));

        assertThat(path.layers()).extracting(layer -> layer.kind() + " " + layer.name() + " in row " + layer.row())
                .startsWith("DM high in row 0", "DM low in row 1", "DISK B in row 2").contains("DISK A in row 2");
        StackPath error = path(new Span(Space.DM, "high", 4096 * 512, 4104 * 512));
        assertThat(error.refusal()).isEqualTo(new Reason(Rule.DM_ERROR_TARGET, 4096));
        assertThat(error.layers().get(error.refusedAt()).name()).isEqualTo("high");
    }

    private List<String> rows(StackPath path) {
        return path.layers().stream().map(layer -> layer.row() + " " + layer.kind() + " " + layer.name() + " "
                + layer.segments().getFirst().span().start()).toList();
    }

    /** A partition counts from its own start; the disk below it from the disk's. */
    @Test
    void aPartitionIsALayerOfItsOwn() {
        perform(new Operation.CreatePartition("M", 1, 2048, 65_536));
        perform(new Operation.MakeFileSystem("M1", "ext4", "-O ^has_journal"));
        perform(new Operation.Mount("M1", "dax=always"));
        perform(new Operation.PlaceFile("f", 16 * PAGE, List.of(new Placement(0, 2048 * PAGE, 16 * PAGE, false))));

        StackPath path = path(Span.file("f", PAGE, 3 * PAGE));

        long physical = machine.image().devices().stream().filter(disk -> disk.name().equals("M")).findFirst()
                .orElseThrow().physicalBase() + 9_441_280;
        assertThat(rows(path)).containsExactly("0 FILE f 4096", "1 BLOCKS M1 8392704", "2 PARTITION M1 8392704",
                "3 DISK M 9441280", "4 REGION M 11538432", "5 PHYSICAL  " + physical,
                "6 LINES  " + physical);
        assertThat(path.layers().get(2).note()).isEqualTo("from sector 2048 of M");
        assertThat(path.refusal()).isEqualTo(Reason.NONE);
        perform(new Operation.StoreBadblocks("M", 9_441_280 / 512 + " 1"));
        StackPath bad = path(Span.file("f", PAGE, 3 * PAGE));
        assertThat(bad.refusal().rule()).isEqualTo(Rule.RECORD_OVERLAPS_REQUEST);
        assertThat(bad.layers().get(bad.refusedAt()).name()).isEqualTo("M");
        assertThat(rows(path(Span.disk("M", 1 << 20, (1 << 20) + PAGE)))).as("the disk's bytes are the partition's")
                .startsWith("0 PARTITION M1 0", "1 DISK M 1048576");
        assertThat(rows(path(Span.disk("M", 0, PAGE)))).as("these are nobody's").startsWith("0 DISK M 0");
    }

    @Test
    void dmDevicesStandOnThePartitionsTheirTablesName() {
        perform(new Operation.CreatePartition("A", 1, 2048, 0));
        perform(new Operation.CreatePartition("B", 1, 2049, 0));
        perform(new Operation.CreateDm("v", "0 4096 linear A1 8\n4096 4096 linear M 0"));

        StackPath path = path(new Span(Space.DM, "v", 4088 * 512, 4104 * 512));
        assertThat(rows(path)).startsWith("0 DM v 2093056", "1 PARTITION A1 2097152", "2 DISK M 0")
                .contains("2 DISK A 3145728");

        StackPath unaligned = path(Span.disk("B1", 0, PAGE));
        assertThat(unaligned.refusal()).isEqualTo(new Reason(Rule.PARTITION_UNALIGNED, 2049));
        assertThat(unaligned.layers().get(unaligned.refusedAt()).name()).isEqualTo("B1");
    }

    @Test
    void aRangeOfADiskIsFollowedFromTheFileThatHasIt() {
        stripedFile();

        StackPath path = path(Span.disk("B", 0, PAGE));

        assertThat(path.layers().getFirst().segments()).containsExactly(
                Segment.plain(Span.file("f", 2 * PAGE, 3 * PAGE)));
        assertThat(path.layers().get(path.find(LayerKind.DISK, "B")).segments()).containsExactly(
                Segment.plain(Span.disk("B", 0, PAGE)));
    }

    @Test
    void aLargeRangeIsFollowedInPart() {
        perform(new Operation.CreateDm("s", "0 16384 striped 2 8 A 0 B 0"));

        StackPath path = path(new Span(Space.DM, "s", 0, 16_384 * 512));

        assertThat(path.isPart()).isTrue();
        assertThat(path.links()).hasSizeLessThanOrEqualTo(StackPath.MOST_LINKS);
        assertThat(path.asked().length()).isEqualTo(16_384 * 512);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    @DisplayName("reaches exactly the bytes of the disks that the translation names, each once")
    void agreesWithPlaces(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        perform(new Operation.CreateDm("low", "0 8192 striped 2 " + (8 << random.nextInt(4)) + " A 0 B 0"));
        perform(new Operation.CreateDm("high", "0 4096 linear low 1024\n4096 4096 striped 2 16 A 8192 B 8192"));
        Places places = new Places(machine.image());
        for (int i = 0; i < 40; i++) {
            long start = random.nextLong(8192 * 512 - 1);
            Span asked = new Span(Space.DM, "high", start,
                    Math.min(8192 * 512, start + 1 + random.nextLong(64 * PAGE)));

            StackPath path = path(asked);

            List<Span> reached = new ArrayList<>();
            for (Layer layer : path.layers())
                if (layer.kind() == LayerKind.DISK)
                    layer.segments().forEach(segment -> reached.add(segment.span()));
            assertThat(merged(reached)).as("seed " + seed + ", " + asked).isEqualTo(places.down(path.shown()));
            assertThat(reached.stream().mapToLong(Span::length).sum()).isEqualTo(path.shown().length());
        }
    }

    private static List<Span> merged(List<Span> spans) {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(java.util.Comparator.comparing(Span::name).thenComparingLong(Span::start));
        List<Span> merged = new ArrayList<>();
        for (Span span : sorted)
            if (!merged.isEmpty() && merged.getLast().name().equals(span.name())
                    && merged.getLast().end() == span.start())
                merged.set(merged.size() - 1, Span.disk(span.name(), merged.getLast().start(), span.end()));
            else
                merged.add(span);
        return merged;
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    @DisplayName("cuts and refuses as the machine does when it reads the same bytes")
    void agreesWithTheMachine(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        stripedFile();
        for (int i = 0; i < 3; i++)
            perform(new Operation.StoreBadblocks(random.nextBoolean() ? "A" : "B",
                    random.nextLong(64) + " " + (1 + random.nextInt(3))));
        for (int i = 0; i < 60; i++) {
            long from = random.nextLong(16 * PAGE - 1);
            Span asked = Span.file("f", from, from + 1 + random.nextLong(16 * PAGE - from));
            StackPath path = path(asked);
            int first = journal.size();

            Outcome outcome = machine.perform(new Operation.Read("f", asked.start(), asked.length(), OpenMode.PLAIN));

            for (Clip clip : path.clips()) {
                Layer layer = path.layers().get(clip.layer());
                if (layer.kind() == LayerKind.DM || layer.kind() == LayerKind.DISK)
                    assertThat(pagesOf(layer.name(), first)).as("seed " + seed + ", " + asked + " at " + layer.name())
                            .isEqualTo(asked(layer, clip));
            }
            boolean refused = !path.refusal().equals(Reason.NONE);
            assertThat(outcome instanceof Outcome.Failed).isEqualTo(refused);
            if (outcome instanceof Outcome.Failed failed)
                assertThat(failed.reason()).isEqualTo(path.refusal());
        }
    }

    private static String asked(Layer layer, Clip clip) {
        long first = clip.asked().start() / PAGE;
        return "pgoff " + first + ", pages " + (Math.ceilDiv(clip.asked().end(), PAGE) - first);
    }

    /** What the first direct_access of a device was asked. */
    private String pagesOf(String device, int from) {
        for (int event = from; event < journal.size(); event++)
            if (journal.kind(event) == EventKind.DIRECT_ACCESS && journal.subject(event).name().equals(device))
                return "pgoff " + journal.arg(event, 1) + ", pages " + journal.arg(event, 2);
        return "never asked";
    }
}
