package org.daxscope.machine.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.machine.cases.CasesH.HUGE_PAGE;
import static org.daxscope.machine.cases.CasesH.huge;
import static org.daxscope.machine.cases.CasesH.knownBad;
import static org.daxscope.machine.cases.Fixture.extent;
import static org.daxscope.machine.cases.Fixture.unwritten;

import java.util.List;
import java.util.Set;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.KillPolicy.Kill;
import org.daxscope.kernel.operation.Operation.Madvise.Advice;
import org.daxscope.kernel.operation.Operation.MapFlag;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.SentSignal;
import org.daxscope.pmem.media.ByteRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("H-11 to H-20: holes, huge mappings, buffers and injected failures")
class CasesH2 {

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void h11_unwritten_read_fault(KernelPreset preset) {
        Fixture f = Fixture.with(preset).layout(unwritten(0, 256, 16)).start().known(8, 8).mapped().forget();
        assertThat(f.load(4096)).as("the zero page").isEqualTo("'\0'");
        assertThat(f.events(EventKind.MACHINE_CHECK)).isEmpty();
        assertThat(f.events(EventKind.DIRECT_ACCESS)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void h12_write_fault_into_an_unwritten_bad_block(KernelPreset preset) {
        Fixture f = Fixture.with(preset).layout(unwritten(0, 256, 16)).start().known(8, 8).mapped().forget();
        assertThat(f.store(4096)).isEqualTo("1");
        assertThat(f.bb()).isEmpty();
        assertThat(f.poison()).isEmpty();

        Fixture fails = Fixture.with(preset).layout(unwritten(0, 256, 16))
                .media(m -> m.withFailing(List.of(new ByteRange(257 * Units.PAGE, 258 * Units.PAGE)))).start()
                .known(8, 8).mapped();
        assertThat(fails.store(4096)).as("the clear fails").isEqualTo("BUS_ADRERR 4096");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void h13_pmd_requirements(KernelPreset preset) {
        assertThat(firstEntry(huge(preset).mapped())).as("all of them met").isEqualTo("0x2097152");
        assertThat(firstEntry(huge(preset).mapped(MapFlag.UNALIGNED))).as("a: not congruent").isEqualTo("0x4096");
        assertThat(firstEntry(Fixture.with(preset).file(2 << 20)
                .layout(extent(0, HUGE_PAGE, 4), extent(4, 4 * HUGE_PAGE + 4, 508)).start().mapped()))
                .as("b: two extents").isEqualTo("0x4096");
        assertThat(firstEntry(Fixture.with(preset).file(2 << 20).at(HUGE_PAGE + 1).start().mapped()))
                .as("c: unaligned frame").isEqualTo("0x4096");
        Fixture copy = huge(preset).mapped(MapFlag.PRIVATE);
        copy.store(0);
        assertThat(copy.entries("p1")).as("d: private write").isEqualTo("0x4096");
        assertThat(firstEntry(Fixture.with(preset).file(1 << 20).at(HUGE_PAGE).start()
                .require(new Operation.Mmap("p1", "m", "f", 0, 2 << 20, Set.of())))).as("e: shorter file")
                .isEqualTo("0x4096");
    }

    private static String firstEntry(Fixture f) {
        f.load(0);
        return f.entries("p1");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void h14_syscall_buffer(KernelPreset preset) {
        Fixture f = Fixture.of(preset).file("g", 8192, List.of(extent(0, 512, 2))).known(8, 8).mapped().forget();
        assertThat(f.call(new Operation.ReadIntoMap("p1", "m", 0, "g", 0, 8192))).as("short").isEqualTo("4096");
        assertThat(f.call(new Operation.ReadIntoMap("p1", "m", 4096, "g", 0, 4096))).isEqualTo("EFAULT");
        assertThat(f.events(EventKind.SIGNAL_SENT)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void h15_dax_poison_flow(KernelPreset preset) {
        Fixture f = huge(preset).mapped();
        f.store(0);
        long half = 1 << 20;
        assertThat(f.call(new Operation.Madvise("p1", "m", half, Units.PAGE, Advice.SOFT_OFFLINE)))
                .as("device memory goes nowhere").isEqualTo("EIO");
        assertThat(f.hwpoison(half / Units.PAGE)).isEqualTo("BUS_MCEERR_AR " + half + " lsb 21");
        assertThat(f.punch(half, 4096)).isEqualTo("0");
        assertThat(f.write(half, 4096)).isEqualTo("4096");
        assertThat(f.load(half)).isEqualTo("'W'");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void h16_madv_hwpoison_has_no_record(KernelPreset preset) {
        Fixture f = Fixture.of(preset).mapped();
        assertThat(f.hwpoison(1)).isEqualTo("BUS_MCEERR_AR 4096 lsb 12");
        assertThat(List.of(f.bb(), f.regionBb(), f.badrange())).containsOnly("");
        assertThat(f.load(4096)).as("mapped again").isEqualTo("'!'");
        assertThat(f.page(1).hwPoison()).isTrue();
        assertThat(f.page(1).kernelMapped()).as("no machine check").isTrue();
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void h17_two_processes(KernelPreset preset) {
        Fixture f = Fixture.of(preset).mapped().mapped("p2", "m")
                .require(new Operation.KillPolicy("p2", "", Kill.EARLY));
        f.load("p2", 4096);
        f.forget();
        assertThat(f.hwpoison(1)).isEqualTo("BUS_MCEERR_AR 4096 lsb 12");
        assertThat(f.machine.signalsToOthers()).extracting(SentSignal::process).containsExactly("p2");
        assertThat(f.entries("p1") + f.entries("p2")).isEmpty();
        assertThat(f.log()).filteredOn(line -> line.contains("Sending SIGBUS to")).hasSize(2);
        assertThat(f.log()).last().asString().endsWith("recovery action for dax page: Recovered");
    }

    @ParameterizedTest
    @MethodSource("org.daxscope.machine.cases.CasesI#withHolders")
    void h18_reflinked_copy(KernelPreset preset) {
        Fixture f = Fixture.with(preset).xfs("-m reflink=1,rmapbt=1").start()
                .require(new Operation.Reflink("f", 0, 0, "g", 0)).mapped()
                .require(new Operation.Mmap("p1", "n", "g", 0, Fixture.FILE_BYTES, Set.of()));
        f.load(4096);
        f.call(new Operation.Load("p1", "n", 4096));
        f.forget();
        assertThat(f.hwpoison(1)).isEqualTo("BUS_MCEERR_AR 4096 lsb 12");
        assertThat(f.machine.image().mappings()).allSatisfy(map -> assertThat(map.entries()).isEmpty());
        assertThat(f.events(EventKind.KILL_PROCESSES)).as("for every owner").hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void h19_private_copy_on_write(KernelPreset preset) {
        Fixture known = Fixture.of(preset).known(8, 8).mapped(MapFlag.PRIVATE);
        assertThat(known.store(4096 + 9)).isEqualTo(knownBad(preset, 4096 + 9));

        Fixture latent = Fixture.of(preset).latent(8, 8).mapped(MapFlag.PRIVATE);
        Outcome fatal = latent.perform(new Operation.Store("p1", "m", 4096, (byte) 1));
        assertThat(fatal).as("no fixup in that copy").isInstanceOf(Outcome.Died.class);
        assertThat(Fixture.rule(fatal)).isEqualTo(Rule.FATAL_MACHINE_CHECK);
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void h20_dax_errors(KernelPreset preset) {
        Fixture f = Fixture.of(preset).known(8, 8).mapped();
        assertThat(f.load(4096)).isEqualTo(knownBad(preset, 4096));
        assertThat(f.read(4096, 4096)).isEqualTo("EIO");
    }
}
