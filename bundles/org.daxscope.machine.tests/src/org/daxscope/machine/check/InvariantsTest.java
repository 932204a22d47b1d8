package org.daxscope.machine.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.Madvise.Advice;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.Script;
import org.daxscope.machine.scene.Step;
import org.daxscope.pmem.media.MediaPolicy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The invariants of appendix C")
class InvariantsTest {
    private static final String DISK = CheckScenes.DISK;
    private static final long PLACE = CheckScenes.PLACE;
    private static final long SECTOR = PLACE / 512;

    /** A story that breaks an invariant, and the quirk without which it does not. */
    private record Broken(KernelPreset kernel, Quirk quirk, Invariant invariant, MediaPolicy media,
            List<Operation> story) {
        Script script() {
            Scene scene = CheckScenes.scene(kernel, 0, 0, true);
            return new Script(new Platform("", policy -> media).on(scene), story.stream().map(Step::of).toList());
        }

        @Override
        public String toString() {
            return kernel + " " + quirk + " " + invariant;
        }
    }

    private static Operation poison(long sector, long sectors) {
        return new Operation.PoisonMedia(DISK, (SECTOR + sector) * 512, sectors * 512);
    }

    private static Operation raw(long sector, long sectors) {
        return new Operation.Write(DISK, (SECTOR + sector) * 512, sectors * 512, sectors * 512,
                new Pattern.Constant((byte) 'R'), OpenMode.DIRECT);
    }

    private static Broken broken(KernelPreset kernel, Quirk quirk, Invariant invariant, Operation... story) {
        return new Broken(kernel, quirk, invariant, MediaPolicy.DEFAULT, List.of(story));
    }

    static Stream<Broken> broken() {
        Operation scrub = new Operation.Scrub();
        List<Broken> all = new ArrayList<>();
        all.add(broken(KernelPreset.G60, Quirk.Q1_LONG_INSERT_REVERSED, Invariant.SOUND, poison(0, 1200), scrub));
        all.add(broken(KernelPreset.G60, Quirk.Q2_COVERING_INSERT_LOSES_REST, Invariant.SOUND, poison(32, 1),
                poison(34, 1), poison(36, 1), scrub, poison(32, 12), scrub));
        all.add(broken(KernelPreset.G15, Quirk.Q5_MCE_ADDRESS_ROUNDED_UP, Invariant.TIGHT,
                new Operation.PoisonMedia(DISK, PLACE + 256, 256),
                new Operation.Load(CheckScenes.READER, CheckScenes.MAP, 510)));
        all.add(new Broken(KernelPreset.G60, Quirk.Q10_SHORT_CLEAR_KEEPS_DISK_RECORD, Invariant.TIGHT,
                MediaPolicy.DEFAULT.withClearMaxBytes(2048), List.of(poison(8, 4), scrub,
                        CheckScenes.write("f", 1, 1, 'W'))));
        all.add(broken(KernelPreset.G60, Quirk.Q11_SMALL_CLEAR_KEEPS_PAGE_STATE, Invariant.FLAG_MEANS_POISON,
                poison(8, 1), CheckScenes.load(1), raw(8, 1)));
        all.add(new Broken(KernelPreset.G60, Quirk.Q21_POPULATE_ONLY_ADDS, Invariant.TIGHT,
                MediaPolicy.DEFAULT.withFullLineStoreHeals(true), List.of(
                        new Operation.Store(CheckScenes.READER, CheckScenes.MAP, 4096, (byte) 1), poison(8, 1), scrub,
                        new Operation.Memset(CheckScenes.READER, CheckScenes.MAP, 4096, 512, (byte) 1), scrub)));
        all.add(broken(KernelPreset.G60, Quirk.Q22_SYSFS_ADDS_WITHOUT_POISON, Invariant.TIGHT,
                new Operation.StoreBadblocks(DISK, SECTOR + 8 + " 8")));
        return all.stream();
    }

    private static List<Violation> violations(Script script) {
        return Invariants.of(new Bench(script.scene(), script.steps()).machine(), 100);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aQuirkBreaksItAndWithoutTheQuirkItHolds(Broken broken) {
        List<Violation> found = violations(broken.script()).stream()
                .filter(violation -> violation.invariant() == broken.invariant).toList();

        assertThat(found).isNotEmpty().anySatisfy(violation -> {
            assertThat(violation.quirks()).contains(broken.quirk);
            assertThat(new CauseFinder(broken.script()).causes(violation)).contains(broken.quirk);
        });
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void poisonThatAScrubFoundIsNoViolation(KernelPreset kernel) {
        Script script = new Script(CheckScenes.scene(kernel, 4096, 256, true), List.of());

        assertThat(violations(script)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void latentPoisonIsUndiscoveredWhateverTheQuirks(KernelPreset kernel) {
        Script script = new Script(CheckScenes.scene(kernel, 4096, 256, false), List.of());

        assertThat(violations(script)).singleElement().satisfies(violation -> {
            assertThat(violation.invariant()).isEqualTo(Invariant.SOUND);
            assertThat(violation.circumstances()).contains(Circumstance.UNDISCOVERED);
            assertThat(new CauseFinder(script).causes(violation)).isEmpty();
        });
    }

    @Test
    @DisplayName("6 a page that failed without a record is mapped again by the next fault")
    void mappedAgain() {
        Script script = new Script(CheckScenes.scene(KernelPreset.G60, 0, 0, true), Stream.of(CheckScenes.load(1),
                new Operation.Madvise(CheckScenes.READER, CheckScenes.MAP, 4096, 4096, Advice.HWPOISON),
                new Operation.Munmap(CheckScenes.READER, CheckScenes.MAP),
                new Operation.Mmap(CheckScenes.READER, CheckScenes.MAP, "f", 0, 65536, Set.of()),
                CheckScenes.load(1)).map(Step::of).toList());

        assertThat(violations(script)).extracting(Violation::invariant).contains(Invariant.NO_MAPPING_OF_FAILED,
                Invariant.FLAG_MEANS_POISON);
    }

    @Test
    @DisplayName("5 a write over latent poison succeeds and does not read back")
    void readBack() {
        Bench bench = new Bench(CheckScenes.scene(KernelPreset.G60, 4096, 256, false), List.of());
        Operation.Write write = (Operation.Write) CheckScenes.write("f", 0, 4, 'W');
        Outcome outcome = bench.perform(write);

        assertThat(Invariants.afterWrite(bench.machine(), write, outcome)).singleElement().satisfies(violation -> {
            assertThat(violation.invariant()).isEqualTo(Invariant.WRITES_READ_BACK);
            assertThat(violation.start()).isEqualTo(4096);
            assertThat(violation.end()).isEqualTo(4352);
        });
        assertThat(Invariants.afterWrite(bench.machine(), (Operation.Write) CheckScenes.write("f", 4, 1, 'W'),
                bench.perform(CheckScenes.write("f", 4, 1, 'W')))).isEmpty();
    }
}
