package org.daxscope.viz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.daxscope.journal.Journal;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.machine.Machine;
import org.daxscope.machine.MachineSpec;
import org.daxscope.machine.MachineSpec.RecordedDisk;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.pmem.disk.PmemProfile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pictures say could be mapped by 2 MiB is what the machine maps when somebody loads there. */
class EngineAgreementTest {
    private static final long MIB = 1 << 20;
    private static final long HUGE = 2 * MIB;
    private static final int PAGE = 4096;
    /** Free in a fresh file system of either type. */
    private static final long FIRST_FREE = 160 * MIB;
    private static final int SLOTS = 12;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void candidatesAreWhatIsMappedWhenTouched(long seed) {
        var random = new Random(seed);
        List<Placement> extents = extents(random);
        long end = extents.getLast().offset() + extents.getLast().length();
        long size = end - random.nextInt(PAGE + 1) * (long) random.nextInt(3);
        Machine machine = machine(random, size, extents);
        Placement struck = extents.get(random.nextInt(extents.size()));
        perform(machine, new Operation.PoisonMedia("pm0", struck.physical() + struck.length() / 2 / 256 * 256, 256));
        if (random.nextBoolean())
            perform(machine, new Operation.Scrub());
        perform(machine, new Operation.Mmap("p1", "m", "f", 0, (size + PAGE - 1) / PAGE * PAGE, Set.of()));
        // The first page of each 2 MiB, where no poison is: the machine maps, or falls back to 4 KiB.
        for (long at = 0; at < size; at += HUGE)
            machine.perform(new Operation.Load("p1", "m", at));

        MachineImage image = machine.image();
        FileImage file = image.files().getFirst();
        for (StateIndex index : List.of(StateIndex.of(image.devices().getFirst(), file),
                StateIndex.of(image.devices().getFirst()))) {
            var overlays = new Overlays(index, image);
            assertThat(overlays.hugeMapped().ranges()).as("seed %d, %s", seed, file)
                    .isEqualTo(overlays.hugePossible().ranges());
        }
        var measures = FileMeasures.of(image.devices().getFirst(), file, image.mappings());
        assertThat(measures.hugeMapped()).isEqualTo(measures.hugePossible());
        assertThat(measures.extents()).isEqualTo(file.extents().size());
        var process = StateIndex.ofProcess(image, "p1", Set.of());
        var overlays = new Overlays(process, image);
        for (ByteRange range : overlays.hugePossible().ranges())
            assertThat(overlays.hugeMapped().ranges())
                    .anyMatch(mapped -> mapped.start() <= range.start() && mapped.end() >= range.end());
        assertThat(process.bytes(PageState.KNOWN) + process.bytes(PageState.LATENT)).isLessThanOrEqualTo(256);
    }

    private static Machine machine(Random random, long size, List<Placement> extents) {
        KernelPreset[] presets = KernelPreset.values();
        var machine = new Machine(MachineSpec.recorded(KernelModel.of(presets[random.nextInt(presets.length)]),
                PmemProfile.NFIT_ACPI, List.of(new RecordedDisk("pm0", 786_432))), new Journal());
        boolean xfs = random.nextBoolean();
        perform(machine, new Operation.MakeFileSystem("pm0", xfs ? "xfs" : "ext4", xfs ? "-m reflink=0" : ""));
        perform(machine, new Operation.Mount("pm0", "dax=always"));
        perform(machine, new Operation.PlaceFile("f", size, extents));
        return machine;
    }

    /** One to six pieces of up to 4 MiB, in any order on the disk, some of them shifted by a page, with holes. */
    private static List<Placement> extents(Random random) {
        var slots = new ArrayList<Integer>();
        for (int i = 0; i < SLOTS; i++)
            slots.add(i);
        Collections.shuffle(slots, random);
        var extents = new ArrayList<Placement>();
        long offset = random.nextInt(3) == 0 ? HUGE : 0;
        for (int i = random.nextInt(6); i >= 0; i--) {
            long length = random.nextInt(3) == 0 ? PAGE * (1L + random.nextInt(700)) : HUGE * (1 + random.nextInt(2));
            long shift = random.nextInt(4) == 0 ? PAGE : offset % HUGE;
            extents.add(new Placement(offset, FIRST_FREE + slots.get(i) * 8 * MIB + shift, length,
                    random.nextInt(4) == 0));
            offset += length + (random.nextInt(3) == 0 ? PAGE * (long) random.nextInt(600) : 0);
        }
        return extents;
    }

    private static void perform(Machine machine, Operation operation) {
        if (machine.perform(operation) instanceof Outcome.Failed failed)
            throw new AssertionError(operation + ": " + failed.reason().text());
    }
}
