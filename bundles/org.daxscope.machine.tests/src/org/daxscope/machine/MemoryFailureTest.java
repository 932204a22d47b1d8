package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.KillPolicy.Kill;
import org.daxscope.kernel.operation.Operation.Madvise.Advice;
import org.daxscope.kernel.operation.Operation.MapFlag;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.image.MappingImage.Backing;
import org.daxscope.pmem.disk.PmemProfile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Failed pages beyond the numbered cases: DRAM, policies, LSB, waiting decoders")
class MemoryFailureTest {

    private static String hwpoison(TestMachine machine, String map, long page) {
        return machine.call(new Operation.Madvise("p1", map, page * Units.PAGE, Units.PAGE, Advice.HWPOISON));
    }

    private static TestMachine cached(KernelPreset preset) {
        return TestMachine.machine(preset).mounted("xfs", "-m reflink=0", "dax=never").file(65536).mapped();
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void aCleanPageOfThePageCacheIsReadAgain(KernelPreset preset) {
        TestMachine machine = cached(preset);
        assertThat(machine.load("m", 4096)).isEqualTo("'!'");
        assertThat(hwpoison(machine, "m", 1)).isEqualTo("0");
        assertThat(machine.load("m", 4096)).isEqualTo("'!'");
        assertThat(machine.fsync()).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void aDirtyPageOfThePageCacheIsLostAndFsyncSaysSoOnce(KernelPreset preset) {
        TestMachine machine = cached(preset);
        machine.store("m", 4096);
        boolean atOnce = preset.switches().madvHwpoisonActionRequired();
        assertThat(hwpoison(machine, "m", 1)).isEqualTo(atOnce ? "BUS_MCEERR_AR 4096 lsb 12" : "0");
        assertThat(machine.load("m", 4097)).as("the entry tells").isEqualTo("BUS_MCEERR_AR 4097 lsb 12");
        assertThat(machine.machine.image().mappings().getFirst().entries()).singleElement()
                .satisfies(entry -> assertThat(entry.backing()).isEqualTo(Backing.LOST));
        assertThat(machine.read(4096, 1)).as("from the disk").isEqualTo("1");
        assertThat(machine.fsync()).isEqualTo("EIO");
        assertThat(machine.fsync()).isEqualTo("0");
        assertThat(machine.call(new Operation.Madvise("p1", "m", 4096, 4096, Advice.DONTNEED))).isEqualTo("0");
        assertThat(machine.load("m", 4096)).isEqualTo("'!'");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void aPrivateCopyIsLostAndTheFileIsNot(KernelPreset preset) {
        TestMachine machine = TestMachine.machine(preset).xfs().file(65536).mapped("m", 65536, MapFlag.PRIVATE);
        machine.store("m", 4096);
        hwpoison(machine, "m", 1);
        assertThat(machine.load("m", 4096)).isEqualTo("BUS_MCEERR_AR 4096 lsb 12");
        assertThat(machine.device().hwPoison()).as("no page of the disk").isEmpty();
        assertThat(machine.data(4096, 1)).containsExactly('!');
    }

    @Test
    void thePageOfZerosCannotFail() {
        TestMachine machine = TestMachine.machine(KernelPreset.G60).xfs();
        machine.perform(new Operation.Create("f"));
        machine.perform(new Operation.Truncate("f", 8192));
        machine.mapped("m", 8192);
        assertThat(hwpoison(machine, "m", 0)).isEqualTo("EBUSY");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    @DisplayName("10.5 with LSB 6 old kernels try uncached, which persistent memory refuses; later ones unmap all the same")
    void lessThanAPageIsReportedLost(KernelPreset preset) {
        TestMachine machine = TestMachine.machine(preset).xfs().file(65536).mapped().forget();
        assertThat(machine.call(new Operation.MachineCheck("p1", "m", 5000, 6)))
                .isEqualTo("BUS_MCEERR_AR 4096 lsb 12");
        boolean always = preset.compareTo(KernelPreset.GST) >= 0;
        assertThat(machine.device().notPresent().isEmpty()).isEqualTo(!always);
        assertThat(machine.refusals().contains(Rule.STILL_WB_IN_KERNEL_MAP)).isEqualTo(!always);
        assertThat(machine.records()).as("the line's sector").isEqualTo("9+1");
    }

    @Test
    void policiesOfThreadsWinOverTheSysctlAndAreSavedWithTheMachine() {
        TestMachine machine = TestMachine.machine(KernelPreset.G60).xfs().file(65536).mapped();
        for (String process : new String[] {"main", "worker", "late"})
            machine.perform(new Operation.Mmap(process, "m", "f", 0, 65536, Set.of()));
        machine.perform(new Operation.KillPolicy("main", "", Kill.EARLY));
        machine.perform(new Operation.KillPolicy("worker", "w", Kill.EARLY));
        machine.perform(new Operation.KillPolicy("late", "", Kill.LATE));
        machine.perform(new Operation.EarlyKillDefault(false));
        for (String process : new String[] {"main", "worker", "late"})
            machine.perform(new Operation.Load(process, "m", 4096));
        MachineState before = machine.machine.save();

        hwpoison(machine, "m", 1);
        assertThat(machine.machine.signalsToOthers()).extracting(sent -> sent.process() + "/" + sent.thread())
                .containsExactly("main/", "worker/w");
        assertThat(machine.machine.spared()).extracting(spared -> spared.process()).containsExactly("late");

        machine.machine.restore(before);
        machine.perform(new Operation.EarlyKillDefault(true));
        machine.perform(new Operation.KillPolicy("main", "", Kill.LATE));
        hwpoison(machine, "m", 1);
        assertThat(machine.machine.signalsToOthers()).extracting(sent -> sent.process() + "/" + sent.thread())
                .as("the main thread of worker follows the sysctl").containsExactly("worker/");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    @DisplayName("M-13 a consumer that reads twice before the decoders ran: EFAULT, EFAULT, then EIO")
    void decodersThatWait(KernelPreset preset) {
        TestMachine machine = TestMachine.machine(preset).xfs().file(65536).latent(8, 8);
        machine.perform(new Operation.HoldDecoder(true));
        assertThat(machine.read(4096, 4096)).isEqualTo("EFAULT");
        MachineState waiting = machine.machine.save();
        assertThat(machine.read(4096, 4096)).isEqualTo("EFAULT");
        assertThat(machine.records()).isEmpty();
        machine.perform(new Operation.HoldDecoder(false));
        assertThat(machine.read(4096, 4096)).isEqualTo("EIO");

        machine.machine.restore(waiting);
        assertThat(machine.records()).isEmpty();
        machine.perform(new Operation.HoldDecoder(false));
        assertThat(machine.records()).as("what waited then").isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    @DisplayName("Q23 mended, a page that a kernel read consumed fails as one that a process consumed")
    void kernelReads(KernelPreset preset) {
        TestMachine usual = TestMachine.machine(preset).xfs().file(65536).mapped().latent(8, 8);
        usual.read(4096, 4096);
        assertThat(usual.device().hwPoison()).isEmpty();

        TestMachine mended = TestMachine
                .machine(KernelModel.of(preset).without(Quirk.Q23_KERNEL_READ_LEAVES_MAPPINGS)).xfs().file(65536)
                .mapped();
        mended.load("m", 4096);
        mended.latent(8, 8);
        mended.read(4096, 4096);
        assertThat(mended.device().hwPoison()).isNotEmpty();
    }

    @Test
    @DisplayName("S12 a block write to a page that the kernel does not map ends in an oops, what came before it is written")
    void oops() {
        TestMachine machine = TestMachine.machine(KernelPreset.G60, PmemProfile.LEGACY).xfs()
                .file(65536).mapped();
        machine.call(new Operation.MachineCheck("p1", "m", 8192, 12));
        int depth = machine.journal.openCalls();
        Outcome outcome = machine.perform(new Operation.Write("pm0", TestMachine.FILE_BYTE + 4096, 8192, 8192,
                new Pattern.Constant((byte) 'X'),
                OpenMode.DIRECT));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Died.class,
                died -> assertThat(died.reason().rule()).isEqualTo(Rule.OOPS_ON_NOT_PRESENT));
        assertThat(machine.journal.openCalls()).as("all calls are closed").isEqualTo(depth).isZero();
        assertThat(machine.cells(4096, 1)).containsExactly('X');
        assertThat(machine.cells(8192, 1)).containsExactly('"');
        assertThat(machine.write(8192, 4096)).as("the DAX path copies with a fixup").isEqualTo("EFAULT");
        assertThat(machine.call(new Operation.Rebind("pm0"))).isEqualTo("0");
        assertThat(machine.device().notPresent()).as("S13").isNotEmpty();
    }

    @Test
    void aHolderHasNothingToDoForFreeSpace() {
        TestMachine machine = TestMachine.machine(KernelPreset.G60)
                .mounted("xfs", "-m reflink=0,rmapbt=1", "dax=always").file(65536);
        Outcome free = machine.perform(new Operation.HardOffline(
                machine.device().physicalBase() + TestMachine.FILE_BYTE + 64L * Units.PAGE));
        assertThat(free).as("free space: nothing to do").isEqualTo(new Outcome.Done(0));
        assertThat(machine.refusals()).contains(Rule.HOLDER_BLOCK_UNOWNED);
        assertThat(machine.since(EventKind.HOLDER_NOTIFY)).hasSize(1);
        Outcome beyond = machine.perform(new Operation.HardOffline(1));
        assertThat(beyond).isInstanceOfSatisfying(Outcome.Failed.class,
                failed -> assertThat(failed.errno()).isEqualTo(Errno.ENXIO));
    }
}
