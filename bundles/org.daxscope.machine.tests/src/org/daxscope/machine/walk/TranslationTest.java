package org.daxscope.machine.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.Machine;
import org.daxscope.machine.MachineSpec;
import org.daxscope.machine.image.DmImage;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.pmem.disk.PmemDisk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Translated down the stack and up again, an address is itself")
class TranslationTest {
    private static final long SEED = 20211105;
    private static final int SAMPLES = 6;

    /** Down from a page of some space, and up again from each place that is found: the page is among what is found there. */
    private static int identical(Places places, Span page, String where) {
        List<Span> down = places.down(page);
        for (Span disk : down) {
            assertThat(places.in(page.space(), disk)).as("%s: %s, below it %s, and up again", where, page, disk)
                    .anyMatch(up -> up.name().equals(page.name()) && up.start() < page.end()
                            && page.start() < up.end());
            for (Space flat : List.of(Space.REGION, Space.PHYSICAL))
                assertThat(places.in(Space.DISK, places.in(flat, disk).getFirst())).as("%s: %s", where, disk)
                        .contains(disk);
        }
        return down.size();
    }

    private static Span page(Space space, String name, long byteInside) {
        long start = Units.pageFloor(byteInside);
        return new Span(space, name, start, start + Units.PAGE);
    }

    /** On some kernels a walk may build no dm device that leads anywhere; on all of them together it does. */
    @Test
    void onEveryStackThatAWalkBuilds() {
        Map<Space, Integer> found = new EnumMap<>(Space.class);
        for (KernelPreset kernel : KernelPreset.values()) {
            long seed = SEED + 100 + kernel.ordinal();
            Walk walk = new Walk(KernelModel.of(kernel), seed);
            Dice dice = new Dice(seed);
            for (int i = 0; i < 360; i++) {
                walk.step();
                if (i % 12 == 0)
                    sampled(walk.machine().image(), dice, walk.toString(), found);
            }
        }
        assertThat(found).containsOnlyKeys(Space.FILE, Space.DM, Space.VIRTUAL).values()
                .allMatch(pieces -> pieces > 0);
    }

    /** @param found how many pieces of disks pages of each space led to */
    private static void sampled(MachineImage image, Dice dice, String where, Map<Space, Integer> found) {
        Places places = new Places(image);
        for (FileImage file : image.files())
            for (int i = 0; i < SAMPLES && file.size() > 0; i++)
                found.merge(Space.FILE,
                        identical(places, page(Space.FILE, file.name(), dice.below((int) file.size())), where),
                        Integer::sum);
        for (DmImage device : image.dmDevices())
            for (int i = 0; i < SAMPLES; i++)
                found.merge(Space.DM, identical(places, page(Space.DM, device.name(), dice.sector() * 512), where),
                        Integer::sum);
        for (MappingImage map : image.mappings())
            for (int i = 0; i < SAMPLES; i++)
                found.merge(Space.VIRTUAL, identical(places, page(Space.VIRTUAL, map.process(),
                        map.start() + dice.below((int) map.length())), where), Integer::sum);
    }

    // -- Against the media ----------------------------------------------------------------------------------------------

    /** Disks, a partition of one, and dm devices over all of these and over each other; each a name and its 512-byte sectors. */
    private static final class Tower {
        private static final long SECTORS = 32_768;

        private final Dice dice;
        private final Machine machine = new Machine(new MachineSpec(KernelModel.of(KernelPreset.G60),
                List.of(MachineSpec.Disk.of("A", SECTORS * 512), MachineSpec.Disk.of("B", SECTORS * 512),
                        MachineSpec.Disk.of("C", SECTORS * 512))),
                EventSink.none());
        private final List<String> names = new ArrayList<>(List.of("B", "C", "A1"));
        private final List<Long> sizes = new ArrayList<>(List.of(SECTORS, SECTORS, 16_384L));
        private final List<String> tables = new ArrayList<>();

        Tower(long seed) {
            dice = new Dice(seed);
            perform(new Operation.CreatePartition("A", 1, 8 * (1 + dice.below(1000)), 16_384));
            for (int i = 0; i < 5; i++)
                add("d" + i);
        }

        private void perform(Operation operation) {
            assertThat(machine.perform(operation)).as("%s", operation).isEqualTo(new Outcome.Done(0));
        }

        private void add(String name) {
            StringBuilder table = new StringBuilder();
            long size = 0;
            for (int lines = 1 + dice.below(3); lines > 0; lines--) {
                long length = 8L * (16 + dice.below(200));
                if (dice.oneIn(2)) {
                    long chunk = 8L << dice.below(4);
                    length = 2 * chunk * (1 + dice.below(12));
                    table.append("%d %d striped 2 %d %s %s\n".formatted(size, length, chunk, leg(length / 2),
                            leg(length / 2)));
                } else
                    table.append("%d %d linear %s\n".formatted(size, length, leg(length)));
                size += length;
            }
            perform(new Operation.CreateDm(name, table.toString()));
            names.add(name);
            sizes.add(size);
            tables.add(name + ": " + table);
        }

        /** A device with room for so many sectors, and where on it. */
        private String leg(long sectors) {
            int which;
            do
                which = dice.below(names.size());
            while (sizes.get(which) < sectors);
            return names.get(which) + " " + 8L * dice.below((int) ((sizes.get(which) - sectors) / 8 + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    @DisplayName("what is written above lies on the media where translation says, through partitions, stripes and dm on dm")
    void whatIsWrittenAboveLiesWhereTranslationSays(long seed) {
        Tower tower = new Tower(seed);
        Places places = new Places(tower.machine.image());
        for (int i = 3; i < tower.names.size(); i++)
            for (int sample = 0; sample < SAMPLES; sample++) {
                String name = tower.names.get(i);
                long at = 4096L * tower.dice.below((int) (tower.sizes.get(i) / 8));
                Span page = page(Space.DM, name, at);
                byte content = (byte) (1 + tower.dice.below(120));
                assertThat(tower.machine.perform(new Operation.Write(name, at, 4096, 4096,
                        new Pattern.Constant(content), OpenMode.DIRECT))).isEqualTo(new Outcome.Done(4096));

                List<Span> down = places.down(page);
                String where = "seed " + seed + " " + tower.tables;
                assertThat(down).as("%s: %s", where, page).hasSize(1);
                assertThat(media(tower.machine, down.getFirst())).as("%s: %s at %s", where, page, down)
                        .containsOnly(content).hasSize(4096);
                identical(places, page, where);
            }
    }

    private static byte[] media(Machine machine, Span span) {
        PmemDisk disk = machine.disks().stream().filter(one -> one.name().equals(span.name())).findFirst()
                .orElseThrow();
        byte[] bytes = new byte[(int) span.length()];
        disk.region().media().peek(disk.dataOffset() + span.start(), bytes, 0, bytes.length);
        return bytes;
    }

    @Test
    @DisplayName("a file on a partition, mapped by a process: virtual address, file, partition, disk and back")
    void aFileOnAPartition() {
        Machine machine = new Machine(new MachineSpec(KernelModel.of(KernelPreset.G60),
                List.of(MachineSpec.Disk.of("pm0", 400L << 20))), EventSink.none());
        for (Operation operation : List.of(new Operation.CreatePartition("pm0", 1, 2048, 0),
                new Operation.MakeFileSystem("pm0p1", "ext4", ""), new Operation.Mount("pm0p1", "dax=always"),
                new Operation.Create("f"),
                new Operation.Fallocate(Operation.Fallocate.Mode.PREALLOCATE, "f", 0, 65_536),
                new Operation.Mmap("p", "m", "f", 0, 65_536, Set.of())))
            assertThat(machine.perform(operation)).as("%s", operation).isInstanceOf(Outcome.Done.class);
        machine.perform(Operation.Write.of("f", 8192, 4096, new Pattern.Constant((byte) 7)));
        MachineImage image = machine.image();
        Places places = new Places(image);
        Span virtual = page(Space.VIRTUAL, "p", image.mappings().getFirst().start() + 8192);

        Span disk = places.down(virtual).getFirst();

        assertThat(media(machine, disk)).containsOnly((byte) 7);
        assertThat(places.in(Space.VIRTUAL, disk)).containsExactly(virtual);
        assertThat(places.in(Space.FILE, disk)).containsExactly(Span.file("f", 8192, 12_288));
        assertThat(disk.start()).isGreaterThan(2048 * 512);
    }
}
