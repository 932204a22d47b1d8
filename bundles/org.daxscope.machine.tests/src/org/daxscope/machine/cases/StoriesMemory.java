package org.daxscope.machine.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.machine.cases.CasesH.HUGE_PAGE;
import static org.daxscope.machine.cases.CasesH.knownBad;
import static org.daxscope.machine.cases.Fixture.since;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Stories W-01, W-02, W-03, W-10, W-11: consume, triage, repair")
class StoriesMemory {
    /** The lost line's offset in the file: device byte 0x101200. */
    private static final long LINE = 4096 + 0x200;

    /** One row of the state columns: poisoned bytes, region, disk, HWPoison, kernel map, user mapping. */
    private static String state(Fixture f) {
        return "M " + f.poison() + " | R " + f.regionBb() + " | D " + f.bb() + " | H "
                + (f.page(1).hwPoison() ? 1 : 0) + " | K " + (f.page(1).kernelMapped() ? "WB" : "NP") + " | U "
                + f.entries("p1");
    }

    private static Fixture latentLine(KernelPreset preset) {
        Fixture f = Fixture.of(preset).mapped();
        f.load(4096);
        return f.latentBytes(LINE, Units.LINE);
    }

    @ParameterizedTest
    @MethodSource("org.daxscope.machine.cases.Fixture#merged")
    void w01_consume_triage_repair(KernelPreset preset) {
        Fixture f = latentLine(preset);
        assertThat(state(f)).isEqualTo("M 4608+256 | R  | D  | H 0 | K WB | U 4096x4096");
        assertThat(f.load(LINE)).as("1").isEqualTo("BUS_MCEERR_AR 4096 lsb 12");
        String known = "M 4608+256 | R 8+8 | D 8+8 | H 1 | K NP | U ";
        assertThat(state(f)).isEqualTo(known);
        assertThat(f.log()).last().asString().endsWith("recovery action for dax page: Recovered");
        assertThat(f.load(LINE)).as("2: the handler retries").isEqualTo(knownBad(preset, LINE));
        assertThat(f.read(0, 4096)).as("3").isEqualTo("4096");
        assertThat(f.read(0, 8192)).as("4").isEqualTo("EIO");
        assertThat(f.write(4608, 512)).as("5").isEqualTo("EFAULT");
        assertThat(state(f)).isEqualTo(known);
        assertThat(f.write(4096, 4096)).as("6").isEqualTo("4096");
        assertThat(state(f)).isEqualTo("M  | R  | D  | H 0 | K WB | U ");
        assertThat(f.load(LINE)).as("7").isEqualTo("'W'");
        assertThat(f.entries("p1")).isEqualTo("4096x4096");
        assertThat(f.extents()).as("8").isEqualTo("0@0x16");
    }

    @Test
    void w02_the_same_on_g15() {
        Fixture f = latentLine(KernelPreset.G15);
        assertThat(f.load(LINE)).as("1").isEqualTo("BUS_MCEERR_AR 4096 lsb 12");
        assertThat(state(f)).isEqualTo("M 4608+256 | R 9+1 | D 9+1 | H 1 | K NP | U ");
        assertThat(f.load(LINE)).as("2").isEqualTo("BUS_ADRERR " + LINE);
        assertThat(f.read(0, 4096)).as("3").isEqualTo("4096");
        assertThat(f.read(0, 8192)).as("4").isEqualTo("EIO");
        assertThat(f.write(4608, 512)).as("5").isEqualTo("EIO");
        assertThat(f.write(4096, 4096)).as("6").isEqualTo("EIO");
        assertThat(f.poison() + f.bb()).isEqualTo("4608+2569+1");
        assertThat(f.punch(4096, 4096)).as("7").isEqualTo("0");
        assertThat(f.extents()).isEqualTo("0@0x1 2@2x14");
        assertThat(f.bb()).as("now in free space").isEqualTo("9+1");
        assertThat(f.write(4096, 4096)).as("8").isEqualTo("4096");
        assertThat(f.machine.image().files().getFirst().extents()).hasSize(3);
        assertThat(f.load(LINE)).isEqualTo("'W'");
        assertThat(f.poison()).isEqualTo("4608+256");
        assertThat(f.page(1).hwPoison()).isTrue();
        assertThat(f.page(1).kernelMapped()).isFalse();
        // 9: the freed block is allocated again, and zeroed through the block path, which stores before it clears.
        f.fsync();
        Outcome zeroed = f.perform(new Operation.ZeroOut(Fixture.DISK, f.fileByte() + 4096, 4096));
        assertThat(zeroed).as("9: oops").isInstanceOf(Outcome.Died.class);
        assertThat(Fixture.rule(zeroed)).isEqualTo(Rule.OOPS_ON_NOT_PRESENT);
        assertThat(f.log()).anyMatch(line -> line.startsWith("BUG: unable to handle page fault for address: ffff88"));

        Fixture healthyPage = Fixture.of(KernelPreset.G15).latentBytes(LINE, Units.LINE).record(9, 1);
        assertThat(healthyPage.call(new Operation.ZeroOut(Fixture.DISK, healthyPage.fileByte() + 4096, 4096)))
                .as("with H=0 and K=WB it heals").isEqualTo("0");
        assertThat(healthyPage.poison() + healthyPage.bb()).isEmpty();
    }

    @Test
    void w03_the_same_on_gv2() {
        Fixture f = latentLine(KernelPreset.GV2);
        assertThat(f.load(LINE)).as("1").isEqualTo("BUS_MCEERR_AR 4096 lsb 12");
        assertThat(f.read(0, 8192)).as("4: up to the page, which the kernel does not map").isEqualTo("4096");
        assertThat(f.write(4608, 512)).as("5").isEqualTo("EIO");
        assertThat(f.refusals()).contains(Rule.STRIDE_OVER_POISON_NOT_PAGE_ALIGNED);
        assertThat(f.forget().write(4096, 4096)).as("6: the clear of that kernel does not bring the page back (Q20)")
                .isEqualTo("EFAULT");
        assertThat(f.trace()).as("media and record are clear by then").containsExactly("CLEAR 4096+4096", "BBCLR 8+8");

        KernelModel mended = KernelModel.of(KernelPreset.GV2).without(Quirk.Q20_CLEAR_KEEPS_NOT_PRESENT);
        Fixture good = Fixture.with(mended).start().mapped();
        good.load(4096);
        good.latentBytes(LINE, Units.LINE);
        good.load(LINE);
        assertThat(good.forget().write(4096, 4096)).as("6").isEqualTo("4096");
        assertThat(good.trace()).containsExactly("CLEAR 4096+4096", "BBCLR 8+8", "WRITE 4096+4096");
        assertThat(good.load(LINE)).as("7").isEqualTo("'W'");
    }

    @ParameterizedTest
    @MethodSource("org.daxscope.machine.cases.CasesI#withHolders")
    void w10_xfs_with_rmap_metadata_hit(KernelPreset preset) {
        Fixture f = Fixture.with(preset).xfs("-m reflink=0,rmapbt=1").start();
        f.require(new Operation.PoisonMedia(Fixture.DISK, 0, 4096));
        f.require(new Operation.PatrolScrub(Fixture.BASE, 12));
        assertThat(f.log()).anyMatch(line -> line.contains("Corruption of on-disk metadata"));
        assertThat(f.read(0, 4096)).isEqualTo("EIO");
        assertThat(f.write(0, 4096)).isEqualTo("EIO");
        assertThat(f.disk().badblocksText()).as("the record").isEqualTo("0 8\n");
        f.require(new Operation.Unmount(Fixture.DISK));
        assertThat(f.call(new Operation.Mount(Fixture.DISK, "dax=always"))).as("not before it is repaired")
                .isEqualTo("EIO");
        f.require(Operation.Write.of(Fixture.DISK, 0, 4096, new Pattern.Constant((byte) 0)));
        f.require(new Operation.Fsync(Fixture.DISK));
        assertThat(f.disk().badblocksText()).isEmpty();
        f.require(new Operation.Mount(Fixture.DISK, "dax=always"));
        assertThat(f.read(0, 4096)).isEqualTo("4096");
    }

    private static Fixture hugeExtent(KernelPreset preset) {
        Fixture f = Fixture.with(preset).at(HUGE_PAGE).file(2 << 20).start().mapped();
        f.load(0);
        return f.latent(800, 8);
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void w11_pmd(KernelPreset preset) {
        Fixture f = hugeExtent(preset);
        assertThat(f.load(100 * 4096)).isEqualTo("BUS_MCEERR_AR 409600 lsb 21");
        assertThat(f.entries("p1")).isEmpty();
        assertThat(f.bb()).isEqualTo(since(preset, KernelPreset.G19) ? "800+8" : "800+1");
        f.forget();
        f.load(0);
        assertThat(f.events(EventKind.PMD_FAULT).mapToLong(f.journal::result).toArray()).as("FALLBACK")
                .containsExactly(-1);
        assertThat(f.events(EventKind.PTE_FAULT).mapToLong(f.journal::result).toArray()).as("NOPAGE")
                .containsExactly(0);
        // Before 5.19 there is no recovery, or none that brings the page back into the kernel's map (W-03).
        if (!since(preset, KernelPreset.G19))
            return;
        assertThat(f.write(100 * 4096, 4096)).isEqualTo("4096");
        f.load(5 * 4096);
        assertThat(f.entries("p1")).as("still 4 KiB entries").isEqualTo("0x4096 20480x4096");
        f.require(new Operation.Unmount(Fixture.DISK)).require(new Operation.Mount(Fixture.DISK, "dax=always"))
                .mapped();
        f.load(0);
        assertThat(f.entries("p1")).as("entries evicted, mapped anew").isEqualTo("0x2097152");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void w11_alternative_with_punch(KernelPreset preset) {
        Fixture f = hugeExtent(preset);
        f.load(100 * 4096);
        f.punch(100 * 4096, 4096);
        assertThat(f.write(100 * 4096, 4096)).isEqualTo("4096");
        f.require(new Operation.Unmount(Fixture.DISK)).require(new Operation.Mount(Fixture.DISK, "dax=always"))
                .mapped().forget();
        f.load(0);
        f.load(5 * 4096);
        assertThat(f.events(EventKind.PMD_FAULT).mapToLong(f.journal::result).toArray()).as("always FALLBACK")
                .isNotEmpty().containsOnly(-1);
    }
}
