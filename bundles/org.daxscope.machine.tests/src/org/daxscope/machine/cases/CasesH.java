package org.daxscope.machine.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.machine.cases.Fixture.since;

import java.util.List;
import java.util.Set;

import org.daxscope.kernel.BusCode;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.KillPolicy.Kill;
import org.daxscope.kernel.operation.SentSignal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("H-01 to H-10: page faults, machine checks and signals")
class CasesH {
    /** A page that is 2 MiB aligned on the disk and free in a fresh XFS. */
    static final long HUGE_PAGE = 1024;
    private static final int HUGE_LSB = 21;

    /** What a fault on a recorded page gives at an offset of the mapping. */
    static String knownBad(KernelPreset preset, long offset) {
        return since(preset, KernelPreset.G65) ? "BUS_MCEERR_AR " + offset + " lsb 12" : "BUS_ADRERR " + offset;
    }

    static Fixture huge(KernelPreset preset) {
        return Fixture.with(preset).at(HUGE_PAGE).file(4 << 20).start();
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void h01_known_bad_pte(KernelPreset preset) {
        Fixture f = Fixture.of(preset).known(8, 8).mapped().forget();
        assertThat(f.load(4096 + 0x123)).as("the exact byte").isEqualTo(knownBad(preset, 4096 + 0x123));
        if (since(preset, KernelPreset.G65))
            assertThat(f.log()).singleElement().asString().startsWith("MCE: Killing p1:")
                    .endsWith("due to hardware memory corruption fault at "
                            + Long.toHexString(f.machine.image().mappings().getFirst().start() + 4096 + 0x123));
        else
            assertThat(f.log()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void h02_store_to_known_bad(KernelPreset preset) {
        Fixture f = Fixture.of(preset).known(8, 8).mapped().forget();
        assertThat(f.store(4096 + 7)).isEqualTo(knownBad(preset, 4096 + 7));
        assertThat(f.trace()).as("no recovery on a fault").isEmpty();
        assertThat(f.bb()).isEqualTo("8+8");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void h03_mce_on_load_pte(KernelPreset preset) {
        Fixture f = Fixture.of(preset).mapped().latent(8, 8);
        assertThat(f.load(4096 + 0x10)).as("start of the page").isEqualTo("BUS_MCEERR_AR 4096 lsb 12");
        assertThat(f.page(1).hwPoison()).isTrue();
        assertThat(f.page(1).kernelMapped()).as("not present").isFalse();
        assertThat(f.entries("p1")).as("PTE gone").isEmpty();
        String frame = Long.toHexString(f.physical(4096) >> 12);
        assertThat(f.log()).hasSize(4);
        assertThat(f.log().get(0)).isEqualTo("mce: Uncorrected hardware memory error in user-access at "
                + Long.toHexString(f.physical(4096)));
        assertThat(f.log().get(2)).startsWith("Memory failure: 0x" + frame + ": Sending SIGBUS to p1:")
                .endsWith("due to hardware memory corruption");
        assertThat(f.log().get(3))
                .isEqualTo("Memory failure: 0x" + frame + ": recovery action for dax page: Recovered");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void h04_mce_on_load_pmd(KernelPreset preset) {
        Fixture f = huge(preset).mapped().latent(800, 8);
        assertThat(f.load(100 * 4096 + 5)).isEqualTo("BUS_MCEERR_AR " + 100 * 4096 + " lsb " + HUGE_LSB);
        assertThat(f.entries("p1")).as("all of the 2 MiB unmapped").isEmpty();
        assertThat(f.events(EventKind.PTE_CLEARED).mapToLong(i -> f.journal.arg(i, 2)).toArray())
                .containsExactly(HUGE_LSB);
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void h05_another_page_of_the_2_mib_afterwards(KernelPreset preset) {
        Fixture f = huge(preset).mapped().latent(800, 8);
        f.load(100 * 4096);
        f.forget();
        assertThat(f.load(0)).isEqualTo("' '");
        assertThat(f.events(EventKind.PMD_FAULT).mapToLong(f.journal::result).toArray()).as("FALLBACK")
                .containsExactly(-1);
        assertThat(f.entries("p1")).isEqualTo("0x4096");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void h06_the_handler_retries(KernelPreset preset) {
        Fixture f = Fixture.of(preset).mapped().latent(8, 8);
        f.load(4096 + 0x10);
        assertThat(f.load(4096 + 0x10)).isEqualTo(knownBad(preset, 4096 + 0x10));
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void h07_the_handler_retries_without_a_record(KernelPreset preset) {
        Fixture f = Fixture.of(preset).mapped();
        for (int i = 0; i < 512; i++)
            f.record(4096 + 4L * i, 1);
        f.latent(8, 8);
        for (int retry = 0; retry < 3; retry++)
            assertThat(f.load(4096)).isEqualTo("BUS_MCEERR_AR 4096 lsb 12");
        assertThat(f.disk().records().count()).isEqualTo(512);
        assertThat(f.events(EventKind.MACHINE_CHECK)).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void h08_other_process_default_policy(KernelPreset preset) {
        Fixture f = Fixture.of(preset).mapped().mapped("p2", "m");
        f.load("p2", 4096);
        f.latent(8, 8);
        assertThat(f.load(4096)).isEqualTo("BUS_MCEERR_AR 4096 lsb 12");
        assertThat(f.machine.signalsToOthers()).isEmpty();
        assertThat(f.entries("p2")).as("its mapping is gone").isEmpty();
        assertThat(f.refusals()).as("and it is said why it is not told").contains(Rule.NOT_EARLY_KILLED);
        assertThat(f.load("p2", 4096 + 1)).isEqualTo(knownBad(preset, 4096 + 1));
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void h09_other_process_early_kill(KernelPreset preset) {
        Fixture f = huge(preset).mapped().mapped("p2", "m")
                .require(new Operation.KillPolicy("p2", "", Kill.EARLY));
        f.store(0);
        f.load("p2", 0);
        f.latent(800, 8);
        assertThat(f.load(100 * 4096)).isEqualTo("BUS_MCEERR_AR " + 100 * 4096 + " lsb " + HUGE_LSB);
        SentSignal sent = f.machine.signalsToOthers().getFirst();
        long start = f.machine.image().mappings().get(1).start();
        assertThat(sent.process()).isEqualTo("p2");
        assertThat(sent.signal().code()).isEqualTo(BusCode.BUS_MCEERR_AO);
        assertThat(sent.signal().address().value()).as("in its address space").isEqualTo(start + 100 * 4096);
        assertThat(sent.signal().addressLsb()).as("of its mapping").isEqualTo(HUGE_LSB);
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void h10_beyond_eof(KernelPreset preset) {
        Fixture f = Fixture.of(preset).require(
                new Operation.Mmap("p1", "m", "f", 0, Fixture.FILE_BYTES + 2 * Units.PAGE, Set.of()));
        assertThat(f.load(Fixture.FILE_BYTES + 3)).isEqualTo("BUS_ADRERR " + (Fixture.FILE_BYTES + 3));
        assertThat(f.poison()).as("no poison").isEmpty();
        assertThat(List.of(f.bb(), f.regionBb())).containsOnly("");
    }
}
