package org.daxscope.machine.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.machine.Machine;
import org.daxscope.machine.MachineSpec;
import org.daxscope.machine.MachineSpec.Disk;
import org.daxscope.machine.image.MachineImage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Places on dm devices")
class DmPlacesTest {
    private static final long SECTORS = 16_384;

    private static Machine machine() {
        return new Machine(new MachineSpec(KernelModel.of(KernelPreset.G60), List.of(Disk.of("A", SECTORS * 512),
                Disk.of("B", SECTORS * 512), Disk.of("M", 128L << 20))), EventSink.none());
    }

    private static void create(Machine machine, String name, String... lines) {
        assertThat(machine.perform(new Operation.CreateDm(name, String.join("\n", lines))))
                .isEqualTo(new Outcome.Done(0));
    }

    private static Span dm(String name, long sector, long sectors) {
        return new Span(Space.DM, name, sector * 512, (sector + sectors) * 512);
    }

    private static Span disk(String name, long sector, long sectors) {
        return Span.disk(name, sector * 512, (sector + sectors) * 512);
    }

    @Test
    void aRangeOfAStripeLiesOnBothLegsAndEachLegsPageHasOneAddressAbove() {
        Machine machine = machine();
        create(machine, "s", "0 16384 striped 2 32 A 0 B 0");
        Places places = new Places(machine.image());

        assertThat(places.down(dm("s", 24, 32))).containsExactly(disk("A", 24, 8), disk("B", 0, 24));
        assertThat(places.in(Space.DM, disk("B", 8, 8))).containsExactly(dm("s", 40, 8));
        assertThat(places.in(Space.DM, disk("A", 0, 64))).containsExactly(dm("s", 0, 32), dm("s", 64, 32));
    }

    @Test
    void oneLowerPageHasEveryUpperAddress() {
        Machine machine = machine();
        create(machine, "low", "0 8192 linear A 4096");
        create(machine, "high", "0 64 zero", "64 4096 linear low 1024", "4160 8192 striped 2 8 low 0 B 0");
        create(machine, "other", "0 16384 linear A 0");
        Places places = new Places(machine.image());

        assertThat(places.in(Space.DM, disk("A", 4096 + 1024, 8))).containsExactly(dm("high", 64, 8),
                dm("high", 4160 + 2048, 8), dm("low", 1024, 8), dm("other", 5120, 8));
        assertThat(places.in(Space.DM, dm("low", 1024, 8))).containsExactly(dm("low", 1024, 8), dm("high", 64, 8),
                dm("high", 6208, 8), dm("other", 5120, 8));
        assertThat(places.down(dm("high", 60, 12))).containsExactly(disk("A", 5120, 8));
        assertThat(places.in(Space.FS_BLOCK, disk("A", 5120, 8))).extracting(Span::name).containsExactly("high",
                "high", "other");
        assertThat(places.in(Space.FS_BLOCK, disk("M", 0, 8))).extracting(Span::name).containsExactly("M");
    }

    @Test
    void aFileOnADmDeviceIsNamedOnEveryLevelBelow() {
        Machine machine = machine();
        create(machine, "v", "0 131072 linear M 0", "131072 16384 striped 2 32 A 0 B 0");
        machine.perform(new Operation.MakeFileSystem("v", "ext4", "-O ^has_journal"));
        machine.perform(new Operation.Mount("v", "dax=always"));
        machine.perform(new Operation.PlaceFile("f", 65536, List.of(new Placement(0, 131072 * 512L, 65536, false))));
        machine.perform(new Operation.Mmap("p", "m", "f", 0, 65536, Set.of()));
        MachineImage image = machine.image();
        long mapped = image.mappings().getFirst().start();
        long pa = image.devices().get(1).physicalBase();
        long offset = image.devices().get(1).dataOffset();

        List<Span> all = new Places(image).everywhere(Span.file("f", 5 * 4096, 6 * 4096));

        assertThat(all).containsExactly(new Span(Space.VIRTUAL, "p", mapped + 20480, mapped + 24576),
                Span.file("f", 20480, 24576), new Span(Space.FS_BLOCK, "v", 131072 * 512L + 20480,
                        131072 * 512L + 24576),
                dm("v", 131072 + 40, 8), disk("B", 8, 8), new Span(Space.REGION, "B", offset + 4096, offset + 8192),
                new Span(Space.PHYSICAL, "", pa + 4096, pa + 8192));
        for (Span span : all)
            assertThat(new Places(image).everywhere(span)).as("from " + span).isEqualTo(all);
    }

    /** Random stacks: down to the disks and up again is where it was, and nothing else on disks that one line each holds. */
    @Test
    void downAndUpAgainIsTheIdentityOnRandomStacks() {
        for (long seed = 0; seed < 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Machine machine = machine();
            List<String> free = new ArrayList<>(List.of("A", "B", "M"));
            String top = "";
            for (int level = 0; level < 1 + random.nextInt(4) && !free.isEmpty(); level++) {
                top = "d" + level;
                List<String> lower = new ArrayList<>();
                for (int i = 0; i < 1 + random.nextInt(2) && !free.isEmpty(); i++)
                    lower.add(free.remove(random.nextInt(free.size())));
                create(machine, top, table(random, machine, lower));
                free.add(top);
            }
            MachineImage image = machine.image();
            Places places = new Places(image);
            String name = top;
            long bytes = image.dmDevices().stream().filter(dm -> dm.name().equals(name)).findFirst().orElseThrow()
                    .sectors() * 512;
            for (int round = 0; round < 20; round++) {
                long start = random.nextLong(bytes);
                Span span = new Span(Space.DM, name, start,
                        Math.min(bytes, start + 1 + random.nextLong(random.nextBoolean() ? 4096 : 200_000)));
                List<Span> back = places.down(span).stream().flatMap(disk -> places.in(Space.DM, disk).stream())
                        .filter(found -> found.name().equals(name)).toList();
                String what = "seed " + seed + ", " + span;
                assertThat(back.stream().mapToLong(Span::length).sum()).as(what).isEqualTo(span.length());
                assertThat(back).as(what).allMatch(found -> found.start() >= span.start() && found.end() <= span.end());
                assertThat(places.down(span).stream().mapToLong(Span::length).sum()).as(what)
                        .isEqualTo(span.length());
                assertThat(places.in(Space.DM, span)).as(what).startsWith(span);
            }
        }
    }

    /** Lines over all of the devices: one behind the other, or in stripes. */
    private static String[] table(SplittableRandom random, Machine machine, List<String> lower) {
        List<Long> sectors = lower.stream().map(name -> sectors(machine, name)).toList();
        long least = sectors.stream().mapToLong(Long::longValue).min().orElseThrow();
        long chunk = 1L << random.nextInt(8);
        if (lower.size() == 2 && random.nextBoolean() && least >= chunk) {
            long each = least / chunk * chunk;
            return new String[] {"0 " + 2 * each + " striped 2 " + chunk + " " + lower.get(0) + " "
                    + random.nextLong(least - each + 1) + " " + lower.get(1) + " 0"};
        }
        List<String> lines = new ArrayList<>();
        long begin = 0;
        for (int i = 0; i < lower.size(); i++) {
            long length = sectors.get(i) - random.nextLong(sectors.get(i) / 2);
            lines.add(begin + " " + length + " linear " + lower.get(i) + " "
                    + random.nextLong(sectors.get(i) - length + 1));
            begin += length;
        }
        return lines.toArray(String[]::new);
    }

    private static long sectors(Machine machine, String name) {
        return machine.image().devices().stream().filter(disk -> disk.name().equals(name)).findFirst()
                .map(disk -> disk.sectors())
                .orElseGet(() -> machine.image().dmDevices().stream().filter(dm -> dm.name().equals(name)).findFirst()
                        .orElseThrow().sectors());
    }
}
