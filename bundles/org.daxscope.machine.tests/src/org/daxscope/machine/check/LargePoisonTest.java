package org.daxscope.machine.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;

import org.daxscope.journal.Journal;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.Machine;
import org.daxscope.machine.MachineSpec;
import org.daxscope.machine.MachineSpec.Disk;
import org.junit.jupiter.api.Test;

/** Invariants are looked at after each step of a session: what is large must not be walked through. */
class LargePoisonTest {
    /** Bytes that one operation can poison. */
    private static final long MOST = 4L << 30;

    @Test
    void fourBadGibibytesAreOnePlaceCutWhereARecordLies() {
        Machine machine = new Machine(new MachineSpec(KernelModel.of(KernelPreset.G60),
                List.of(Disk.of("pm0", 2 * MOST))), new Journal());
        machine.perform(new Operation.PoisonMedia("pm0", 0, MOST));
        assertThat(places(machine)).containsExactly("SOUND 0 " + MOST);

        machine.perform(new Operation.StoreBadblocks("pm0", "4096 8"));

        assertThat(places(machine)).contains("SOUND 0 " + 4096 * 512L, "SOUND " + 4104 * 512L + " " + MOST);
    }

    private static List<String> places(Machine machine) {
        return Invariants.of(machine, 16).stream()
                .map(place -> place.invariant() + " " + place.start() + " " + place.end()).toList();
    }

    @Test
    void whereStretchesBeginAndEndIsFound() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Stretches stretches = new Stretches();
            boolean[] held = new boolean[64];
            for (int i = 0; i < 6; i++) {
                int start = random.nextInt(60);
                int end = start + 1 + random.nextInt(4);
                stretches.add(start, end);
                for (int at = start; at < end; at++)
                    held[at] = true;
            }
            for (int from = 0; from < 63; from++) {
                int change = from + 1;
                while (change < 63 && held[change] == held[from])
                    change++;
                assertThat(stretches.change(from, 63)).as("seed %d, from %d", seed, from).isEqualTo(change);
            }
        }
    }
}
