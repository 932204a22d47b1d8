package org.daxscope.machine.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.machine.cases.Fixture.since;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.daxscope.kernel.BusCode;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.KillPolicy.Kill;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.SentSignal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("I: memory_failure and holders")
class CasesI {
    private static final String RMAP = "-m reflink=0,rmapbt=1";

    /** G60 and later. */
    static Stream<KernelPreset> withHolders() {
        return Stream.of(KernelPreset.values()).filter(preset -> since(preset, KernelPreset.G60));
    }

    static Stream<KernelPreset> withRemovalNotice() {
        return Stream.of(KernelPreset.values()).filter(preset -> since(preset, KernelPreset.G68));
    }

    private static Fixture rmap(KernelPreset preset) {
        return Fixture.with(preset).xfs(RMAP).start();
    }

    private static String offline(Fixture f, long offset) {
        return f.call(new Operation.HardOffline(f.physical(offset)));
    }

    private static String recovered(Fixture f) {
        return f.log().getLast().replaceFirst(".*: ", "");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void i01_generic_mapped(KernelPreset preset) {
        Fixture f = Fixture.with(preset).ext4().start().mapped();
        f.load(4096);
        f.latent(8, 8).forget();
        assertThat(f.load(4096)).isEqualTo("BUS_MCEERR_AR 4096 lsb 12");
        int call = f.events(EventKind.MEMORY_FAILURE).findFirst().orElseThrow();
        assertThat(f.journal.result(call)).isZero();
        assertThat(steps(f, call)).as("flag, unmap all, signal").containsExactly(EventKind.PAGE_HWPOISON,
                EventKind.PTE_CLEARED, EventKind.SIGNAL_SENT);
        assertThat(f.events(EventKind.KERNEL_MAP)).as("then the kernel's map").allMatch(i -> i >= f.journal.end(call));
        assertThat(recovered(f)).isEqualTo("Recovered");
    }

    private static List<EventKind> steps(Fixture f, int call) {
        return IntStream.range(call, f.journal.end(call)).mapToObj(f.journal::kind)
                .filter(kind -> kind.shape() == EventKind.Shape.CHANGE).toList();
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void i02_page_never_faulted(KernelPreset preset) {
        Fixture f = Fixture.with(preset).ext4().start();
        assertThat(offline(f, 4096)).isEqualTo("EBUSY");
        assertThat(recovered(f)).isEqualTo("Failed");
        assertThat(f.page(1).hwPoison()).isFalse();

        // Consumed by somebody, and the page structures know of no file: they are those of a new binding of the driver.
        Fixture consumed = Fixture.with(preset).ext4().start().mapped();
        consumed.load(4096);
        consumed.require(new Operation.Rebind(Fixture.DISK)).latent(8, 8);
        Outcome outcome = consumed.perform(new Operation.Load("p1", "m", 4096));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Killed.class,
                killed -> assertThat(killed.signal().code()).as("plain SIGBUS").isEqualTo(BusCode.SI_KERNEL));
        assertThat(consumed.log()).contains("mce: Memory error not recovered");
        assertThat(consumed.page(1).kernelMapped()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void i03_metadata_frame(KernelPreset preset) {
        Fixture f = Fixture.with(preset).dataOffset(2 << 20).start();
        assertThat(f.call(new Operation.HardOffline(Fixture.BASE + 4096))).isEqualTo("ENXIO");
        assertThat(f.refusals()).contains(Rule.FRAME_NOT_DATA);
    }

    @ParameterizedTest
    @MethodSource("withHolders")
    void i04_ext4_has_no_holder(KernelPreset preset) {
        Fixture f = Fixture.with(preset).ext4().start().mapped();
        Fixture before = Fixture.with(KernelPreset.G19).ext4().start().mapped();
        for (Fixture each : List.of(f, before)) {
            each.load(4096);
            each.latent(8, 8);
            assertThat(each.load(4096)).isEqualTo("BUS_MCEERR_AR 4096 lsb 12");
        }
        assertThat(f.refusals()).contains(Rule.NO_HOLDER);
        assertThat(f.page(1)).isEqualTo(before.page(1));
    }

    @ParameterizedTest
    @MethodSource("withHolders")
    void i05_rmap_data_block(KernelPreset preset) {
        Fixture f = Fixture.with(preset).xfs("-m reflink=1,rmapbt=1").start()
                .require(new Operation.Reflink("f", 0, 0, "g", 0)).mapped()
                .require(new Operation.Mmap("p2", "m", "g", 0, Fixture.FILE_BYTES, Set.of()))
                .require(new Operation.KillPolicy("p2", "", Kill.EARLY));
        f.load(4096);
        f.load("p2", 4096);
        assertThat(f.hwpoison(1)).isEqualTo("BUS_MCEERR_AR 4096 lsb 12");
        assertThat(f.machine.signalsToOthers()).extracting(SentSignal::process).containsExactly("p2");
        assertThat(f.entries("p1") + f.entries("p2")).as("each owner unmapped").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("withHolders")
    void i06_rmap_page_not_faulted_asynchronous(KernelPreset preset) {
        Fixture f = rmap(preset).latent(8, 8);
        assertThat(f.call(new Operation.PatrolScrub(f.physical(4096), 12))).isEqualTo("0");
        assertThat(recovered(f)).isEqualTo("Recovered");
        assertThat(f.page(1).hwPoison()).as("no flag").isFalse();
        assertThat(f.page(1).kernelMapped()).as("and yet not present").isFalse();
        assertThat(f.write(4096, 4096)).as("the clear restores flagged pages only").isEqualTo("EFAULT");
        assertThat(f.poison()).isEmpty();
        assertThat(f.page(1).kernelMapped()).isFalse();

        KernelModel mended = KernelModel.of(preset).without(Quirk.Q26_NOTIFY_WITHOUT_HWPOISON);
        Fixture good = Fixture.with(mended).xfs(RMAP).start().latent(8, 8);
        good.require(new Operation.PatrolScrub(good.physical(4096), 12));
        assertThat(good.write(4096, 4096)).isEqualTo("4096");
        assertThat(good.page(1).kernelMapped()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("withHolders")
    void i07_rmap_metadata_block(KernelPreset preset) {
        Fixture f = rmap(preset);
        assertThat(f.call(new Operation.HardOffline(Fixture.BASE))).isEqualTo("EFSCORRUPTED");
        assertThat(f.log().getFirst()).startsWith("XFS (pmem0): Corruption of on-disk metadata (0x10) detected");
        assertThat(recovered(f)).isEqualTo("Failed");
        assertThat(f.read(0, 4096)).isEqualTo("EIO");
        assertThat(f.write(0, 4096)).isEqualTo("EIO");
        assertThat(f.fsync()).isEqualTo("EIO");
        assertThat(f.punch(0, 4096)).isEqualTo("EIO");
        assertThat(f.call(new Operation.Status("f"))).isEqualTo("EIO");
    }

    @ParameterizedTest
    @MethodSource("withHolders")
    void i08_without_rmap(KernelPreset preset) {
        Fixture f = Fixture.of(preset).mapped();
        f.load(4096);
        f.latent(8, 8).forget();
        assertThat(f.load(4096)).isEqualTo("BUS_MCEERR_AR 4096 lsb 12");
        assertThat(f.events(EventKind.HOLDER_NOTIFY).mapToLong(f.journal::result).toArray()).as("-EOPNOTSUPP")
                .containsExactly(-95);
        assertThat(f.refusals()).contains(Rule.HOLDER_WITHOUT_RMAP);
        assertThat(f.page(1).hwPoison()).as("generic").isTrue();
    }

    @ParameterizedTest
    @MethodSource("withHolders")
    void i09_over_dm_linear(KernelPreset preset) {
        Fixture f = Fixture.with(preset).raw().disk(384L << 20).start()
                .require(new Operation.CreateDm("d0", "0 786432 linear pmem0 0"))
                .require(new Operation.MakeFileSystem("d0", "xfs", RMAP))
                .require(new Operation.Mount("d0", "dax=always"));
        f.file("f", Fixture.FILE_BYTES, List.of(Fixture.extent(0, Fixture.FILE_PAGE, 16))).mapped();
        assertThat(f.hwpoison(1)).isEqualTo("BUS_MCEERR_AR 4096 lsb 12");
        assertThat(f.refusals()).as("dm passes nothing up").contains(Rule.NO_HOLDER);
        assertThat(f.events(EventKind.HOLDER_NOTIFY)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("withHolders")
    void i10_partition_at_1_mib(KernelPreset preset) {
        long start = 1 << 20;
        Fixture f = Fixture.with(preset).raw().disk(384L << 20).start()
                .require(new Operation.CreatePartition(Fixture.DISK, 1, 2048, 0))
                .require(new Operation.MakeFileSystem("pmem0p1", "xfs", RMAP))
                .require(new Operation.Mount("pmem0p1", "dax=always"));
        f.file("f", Fixture.FILE_BYTES, List.of(Fixture.extent(0, Fixture.FILE_PAGE, 16))).mapped();
        assertThat(f.forget().hwpoison(1)).as("translated").isEqualTo("BUS_MCEERR_AR 4096 lsb 12");
        assertThat(f.events(EventKind.HOLDER_NOTIFY).mapToLong(f.journal::result).toArray()).containsExactly(0);
        assertThat(f.machine.page(Fixture.DISK, start + Fixture.pages(Fixture.FILE_PAGE + 1)).hwPoison()).isTrue();
        assertThat(f.call(new Operation.HardOffline(Fixture.BASE + 4096))).as("before it").isEqualTo("ENXIO");
        assertThat(recovered(f)).isEqualTo("Failed");
        assertThat(f.refusals()).contains(Rule.HOLDER_OUTSIDE);
        assertThat(f.call(new Operation.HardOffline(Fixture.BASE + start))).as("its first block")
                .isEqualTo("EFSCORRUPTED");
    }

    @ParameterizedTest
    @MethodSource("withHolders")
    void i11_external_log(KernelPreset preset) {
        Fixture f = Fixture.with(preset).raw().disk(384L << 20).another(64L << 20).start()
                .require(new Operation.MakeFileSystem(Fixture.DISK, "xfs", "-m reflink=0 -l logdev=pmem1"))
                .require(new Operation.Mount(Fixture.DISK, "dax=always,logdev=pmem1"));
        f.file("f", Fixture.FILE_BYTES, List.of(Fixture.extent(0, Fixture.FILE_PAGE, 16)));
        long log = f.machine.disks().get(1).physical().start();
        assertThat(f.call(new Operation.HardOffline(log + 8192))).isEqualTo("EFSCORRUPTED");
        assertThat(f.refusals()).contains(Rule.HOLDER_LOG);
        assertThat(f.read(0, 4096)).isEqualTo("EIO");
        assertThat(f.log()).anyMatch(line -> line.contains("Shutting down filesystem"));
    }

    @ParameterizedTest
    @MethodSource("withRemovalNotice")
    void i12_pre_remove(KernelPreset preset) {
        Fixture f = rmap(preset).mapped().mapped("p2", "m");
        f.load(4096);
        f.load("p2", 8192);
        f.forget().require(new Operation.Rebind(Fixture.DISK));
        assertThat(f.entries("p1") + f.entries("p2")).as("mappings revoked").isEmpty();
        assertThat(f.machine.signalsToOthers()).extracting(SentSignal::process).containsExactly("p1", "p2");
        assertThat(f.events(EventKind.PAGE_HWPOISON)).as("nothing is lost").isEmpty();
        assertThat(f.read(0, 4096)).as("forced unmount").isEqualTo("EIO");
        assertThat(f.log()).noneMatch(line -> line.contains("Corruption"));
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void i13_second_machine_check_on_the_same_page(KernelPreset preset) {
        Fixture f = Fixture.of(preset).mapped();
        for (int event = 0; event < 2; event++) {
            f.forget();
            assertThat(f.hwpoison(1)).isEqualTo("BUS_MCEERR_AR 4096 lsb 12");
            assertThat(f.log()).as("signals again, and no \"already\"").hasSize(2)
                    .noneMatch(line -> line.contains("already"));
            assertThat(f.events(EventKind.MEMORY_FAILURE).mapToLong(f.journal::result).toArray()).containsExactly(0);
        }
    }
}
