package org.daxscope.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Area;
import org.daxscope.machine.image.DeviceImage.Use;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.FileImage.Extent;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.image.MappingImage.Backing;
import org.daxscope.machine.image.MappingImage.Entry;
import org.daxscope.viz.AddressCurve.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessMapTest {
    private static final long MIB = 1 << 20;
    private static final long HUGE = 2 * MIB;
    private static final int PAGE = 4096;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aProcessIsItsMappingsOneAfterAnother(long seed) {
        var random = new Random(seed);
        DeviceImage device = Images.random(seed, 40);
        FileImage file = Images.randomFile(seed, 40);
        MachineImage image = machine(random, device, file);
        var index = StateIndex.ofProcess(image, "p1", Set.of());
        var pieces = index.mappings().stream()
                .map(mapping -> new ByteRange(mapping.fileOffset(), mapping.fileOffset() + mapping.length())).toList();
        var targets = index.mappings().stream().map(mapping -> mapping.file().equals("f")
                ? NaiveStates.of(device, file)
                : NaiveStates.of(device)).toList();
        NaiveStates naive = NaiveStates.joined(targets, pieces);

        assertThat(index.length()).isEqualTo(naive.length());
        for (long at = 0; at < index.length(); at += 256)
            assertThat(index.at(at)).as("position %d", at).isEqualTo(naive.at(at));
        for (Kind kind : Kind.values())
            for (int zoom = 8; zoom <= MapLayout.maxZoom(index.length()); zoom++) {
                var layout = MapLayout.of(kind, index.length(), zoom, 1 + random.nextInt(12), 80);
                var expected = new NaivePicture(naive, layout, position -> frame(index, position), List.of());
                var image2 = new PageMapPicture(index, layout, TestPalettes.unique()).paint(3, 2, 70, 50);
                assertThat(TestPalettes.colours(image2, TestPalettes.unique())).as("%s", layout)
                        .isEqualTo(expected.paint(3, 2, 70, 50));
            }
    }

    /** Mappings never share a frame, and within one the virtual address decides. */
    private static long frame(StateIndex index, long position) {
        Place place = index.place(position);
        return index.mappings().indexOf(place.mapping()) * (1L << 50) + place.virtualAddress() / HUGE;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void positionsAndAddressesLeadToEachOther(long seed) {
        var random = new Random(seed);
        DeviceImage device = Images.random(seed, 40);
        FileImage file = Images.randomFile(seed, 40);
        var index = StateIndex.ofProcess(machine(random, device, file), "p1", Set.of());
        for (int i = 0; i < 500; i++) {
            long position = random.nextLong(index.length());
            Place place = index.place(position);
            assertThat(index.positionOfAddress(place.virtualAddress())).hasValue(position);
            assertThat(place.diskByte()).isEqualTo(index.diskByte(position));
            if (place.file() != null)
                assertThat(index.positionsInFile("f", one(place.fileOffset()))).contains(one(position).getFirst());
            if (place.diskByte() >= 0)
                assertThat(index.positionsOnDisk("pm0", one(place.diskByte())))
                        .anyMatch(range -> range.start() <= position && range.end() > position);
        }
        assertThat(index.positionOfAddress(4)).isEmpty();
        assertThat(index.positionsOnDisk("pm9", one(0))).isEmpty();
    }

    @Test
    void aMappingBeyondTheFileIsUnusedAndSaysSo() {
        MachineImage image = simple(8192, 4 * PAGE, List.of(new Entry(0, PAGE, true, Backing.MEDIA)));
        var index = StateIndex.of(image, image.mappings().getFirst(), Set.of());

        assertThat(index.length()).isEqualTo(4 * PAGE);
        assertThat(index.at(8191)).isEqualTo(PageState.DATA);
        assertThat(index.at(8192)).isEqualTo(PageState.OUTSIDE);
        assertThat(index.file()).isEqualTo(image.files().getFirst());
        assertThat(index.describe(8192).verdict()).isEqualTo(
                "Beyond the last page of f: an access here gets SIGBUS.");
        assertThat(index.describe(5).rows()).startsWith(
                new Description.Row("Virtual address", "0x7f0000000005", "bytes, in process p1, mapping m of f"),
                new Description.Row("Page-table entry", "4 KiB, writable, to the media", ""),
                new Description.Row("File offset", "5 = 0x5", "bytes from the start of f"),
                new Description.Row("Disk byte", "4194309 = 0x400005", "bytes from the start of pm0"));
        assertThat(index.describe(4096).rows()).contains(new Description.Row("Page-table entry", "none", ""),
                new Description.Row("Extent", "1 of 1: [0, +8192)", "bytes from the start of f"));
        assertThat(index.place(4096).physicalAddress()).isEqualTo(0x1_0000_0000L + 4 * MIB + 4096);
    }

    @Test
    void entriesAndCandidatesShowInEverySpace() {
        MachineImage image = simple(8 * MIB, 6 * MIB, List.of(new Entry(0, HUGE, true, Backing.MEDIA),
                new Entry(HUGE, PAGE, false, Backing.MEDIA), new Entry(HUGE + PAGE, PAGE, true, Backing.COPY)));
        DeviceImage device = image.devices().getFirst();
        FileImage file = image.files().getFirst();

        var mapping = new Overlays(StateIndex.ofProcess(image, "p1", Set.of()), image);
        assertThat(mapping.hugeMapped().ranges()).containsExactly(new ByteRange(0, HUGE));
        assertThat(mapping.smallMapped().ranges()).containsExactly(new ByteRange(HUGE, HUGE + 2 * PAGE));
        assertThat(mapping.hugePossible().ranges()).containsExactly(new ByteRange(0, 6 * MIB));
        assertThat(mapping.owner("f").ranges()).containsExactly(new ByteRange(0, 6 * MIB));

        var inFile = new Overlays(StateIndex.of(device, file), image);
        assertThat(inFile.hugeMapped().ranges()).containsExactly(new ByteRange(0, HUGE));
        assertThat(inFile.smallMapped().ranges()).containsExactly(new ByteRange(HUGE, HUGE + PAGE));
        assertThat(inFile.hugePossible().ranges()).containsExactly(new ByteRange(0, 8 * MIB));

        var onDisk = new Overlays(StateIndex.of(device), image);
        assertThat(onDisk.hugeMapped().ranges()).containsExactly(new ByteRange(4 * MIB, 6 * MIB));
        assertThat(onDisk.smallMapped().ranges()).containsExactly(new ByteRange(6 * MIB, 6 * MIB + PAGE));
        assertThat(onDisk.hugePossible().ranges()).containsExactly(new ByteRange(4 * MIB, 12 * MIB));
        assertThat(onDisk.owner("f").ranges()).containsExactly(new ByteRange(4 * MIB, 12 * MIB));
        assertThat(onDisk.owner("g").isEmpty()).isTrue();
    }

    @Test
    void aMappingThatIsNotCongruentHasNoCandidates() {
        MachineImage image = simple(8 * MIB, 6 * MIB, List.of());
        MappingImage shifted = new MappingImage("p2", "n", 0x7f00_0000_1000L, 4 * MIB, "f", 0, List.of());
        MappingImage inner = new MappingImage("p3", "o", 0x7f00_0010_0000L, 4 * MIB, "f", MIB, List.of());

        assertThat(new Overlays(StateIndex.of(image, shifted, Set.of()), image).hugePossible().isEmpty()).isTrue();
        assertThat(new Overlays(StateIndex.of(image, inner, Set.of()), image).hugePossible().ranges())
                .containsExactly(new ByteRange(MIB, 3 * MIB));
    }

    @Test
    void whatChangedIsWhatLooksOtherOrLiesElsewhere() {
        FileImage before = new FileImage("f", "pm0", 16384, true, List.of(new Extent(0, 0, 16384, false, false)));
        FileImage after = new FileImage("f", "pm0", 20480, true, List.of(new Extent(0, 0, 4096, false, false),
                new Extent(4096, 65536, 4096, false, false), new Extent(8192, 8192, 8192, true, false)));
        DeviceImage device = Images.plain(1 << 20);

        assertThat(Overlays.changed(StateIndex.of(device, before), StateIndex.of(device, after)).ranges())
                .containsExactly(new ByteRange(4096, 20480));
        var poisoned = Images.withPoison(1 << 20, new DeviceImage.Bytes(512, 768));
        assertThat(Overlays.changed(StateIndex.of(device), StateIndex.of(poisoned)).ranges())
                .containsExactly(new ByteRange(512, 768));
        assertThat(Overlays.changed(StateIndex.of(device), StateIndex.of(device)).isEmpty()).isTrue();
    }

    @Test
    void aNewMappingHasChangedAsAWholeAndAnOldOneNot() {
        MachineImage image = simple(8192, 8192, List.of());
        MappingImage first = new MappingImage("p1", "a", PAGE, PAGE, "f", 0, List.of());
        MachineImage later = new MachineImage(image.devices(), image.files(),
                List.of(image.mappings().getFirst(), first));

        assertThat(Overlays.changed(StateIndex.ofProcess(image, "p1", Set.of()),
                StateIndex.ofProcess(later, "p1", Set.of())).ranges()).containsExactly(new ByteRange(0, PAGE));
    }

    @Test
    void aProcessMayMapFilesOfTwoDisks() {
        MachineImage one = simple(8192, 8192, List.of());
        DeviceImage first = one.devices().getFirst();
        DeviceImage other = new DeviceImage("pm1", first.sectors(), 0x2_0000_0000L, 0,
                List.of(new DeviceImage.Bytes(PAGE, PAGE + 256)), List.of(), List.of(), List.of(), "", List.of(),
                List.of(), List.of(), List.of());
        FileImage file = new FileImage("pm1:g", "pm1", 8192, true, List.of(new Extent(0, 0, 8192, false, false)));
        MachineImage two = new MachineImage(List.of(first, other), List.of(one.files().getFirst(), file),
                List.of(one.mappings().getFirst(), new MappingImage("p1", "n", 0x7f00_0040_0000L, 8192, "pm1:g", 0,
                        Set.of(), List.of())));
        var index = StateIndex.ofProcess(two, "p1", Set.of());

        assertThat(index.at(0)).isEqualTo(PageState.DATA);
        assertThat(index.at(8192 + PAGE)).isEqualTo(PageState.LATENT);
        assertThat(index.place(8192 + PAGE).device()).isEqualTo(other);
        assertThat(index.place(8192 + PAGE).physicalAddress()).isEqualTo(0x2_0000_0000L + PAGE);
        assertThat(index.positionsOnDisk("pm1", one(PAGE))).containsExactly(new ByteRange(8192 + PAGE, 8193 + PAGE));
        assertThat(new Overlays(index, two).owner("pm1:g").ranges()).containsExactly(new ByteRange(8192, 16384));
        assertThat(new Overlays(StateIndex.of(first), two).owner("pm1:g").isEmpty()).isTrue();
    }

    @Test
    void aProcessNeedsAMachineWithADisk() {
        assertThatThrownBy(() -> StateIndex.ofProcess(new MachineImage(List.of(), List.of(), List.of()), "p",
                Set.of())).hasMessageContaining("without disks");
        assertThat(StateIndex.ofProcess(simple(8192, 8192, List.of()), "nobody", Set.of()).length()).isZero();
    }

    private static List<ByteRange> one(long position) {
        return List.of(new ByteRange(position, position + 1));
    }

    private static MachineImage simple(long size, long mapped, List<Entry> entries) {
        DeviceImage device = Images.image(32 * MIB, 0x1_0000_0000L, List.of(), List.of(), List.of(), List.of(),
                List.of(new Area(4 * MIB, 4 * MIB + size, Use.DATA, "f", 0)));
        FileImage file = new FileImage("f", "pm0", size, true, List.of(new Extent(0, 4 * MIB, size, false, false)));
        return new MachineImage(List.of(device), List.of(file),
                List.of(new MappingImage("p1", "m", 0x7f00_0000_0000L, mapped, "f", 0, entries)));
    }

    private static MachineImage machine(Random random, DeviceImage device, FileImage file) {
        var areas = new ArrayList<>(device.areas());
        areas.set(0, new Area(areas.getFirst().start(), areas.getFirst().end(), areas.getFirst().use(), "f", 0));
        var owned = new DeviceImage(device.name(), device.sectors(), device.physicalBase(), device.dataOffset(),
                device.poisoned(), device.busRanges(), device.regionRecords(), device.diskRecords(), "",
                device.hwPoison(), device.notPresent(), device.recovered(), areas);
        var mappings = new ArrayList<MappingImage>();
        long address = 0x7f00_0000_0000L;
        for (int i = 0; i < 5; i++) {
            address += (long) PAGE * (1 + random.nextInt(2000));
            long length = (long) PAGE * (1 + random.nextInt(30));
            mappings.add(0, new MappingImage(i == 3 ? "p2" : "p1", "m" + i, address, length,
                    random.nextInt(3) == 0 ? "pm0" : "f", (long) PAGE * random.nextInt(20), List.of()));
            address += length;
        }
        return new MachineImage(List.of(owned), List.of(file), mappings);
    }
}
