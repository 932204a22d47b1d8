package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.machine.TestMachine.FILE;
import static org.daxscope.machine.TestMachine.FILE_PAGE;
import static org.daxscope.machine.TestMachine.extent;
import static org.daxscope.machine.TestMachine.machine;
import static org.daxscope.machine.TestMachine.pages;
import static org.daxscope.machine.TestMachine.unwritten;

import java.util.List;
import java.util.Set;

import org.daxscope.kernel.BusCode;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.Madvise.Advice;
import org.daxscope.kernel.operation.Operation.MapFlag;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.machine.image.MappingImage.Backing;
import org.daxscope.machine.image.MappingImage.Entry;
import org.daxscope.pmem.disk.PmemProfile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@DisplayName("Page faults and signals")
class FaultTest {

    private static TestMachine mapped(KernelPreset kernel) {
        return machine(kernel).xfs().file(pages(16)).mapped();
    }

    /** A file of 4 MiB that can be mapped 2 MiB at a time, and its mapping. */
    private static TestMachine huge(KernelPreset kernel) {
        return machine(kernel).xfs().file(2L * Units.PMD).mapped("m", 2L * Units.PMD);
    }

    /** The signal of a fault on a record: from 6.5 on it tells of the hardware. */
    private static String onRecord(KernelPreset kernel, long offset) {
        return kernel.switches().faultCode() == BusCode.BUS_ADRERR ? "BUS_ADRERR " + offset
                : "BUS_MCEERR_AR " + offset + " lsb 12";
    }

    private static List<Entry> entries(TestMachine world, int mapping) {
        return world.machine.image().mappings().get(mapping).entries();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("H-01 H-02 a load or store on a recorded page is a signal at the exact byte")
    void aRecordedPageCannotBeMapped(KernelPreset kernel) {
        TestMachine world = mapped(kernel).known("8+8");

        assertThat(world.load("m", 4112)).isEqualTo(onRecord(kernel, 4112));
        assertThat(world.store("m", 8191)).isEqualTo(onRecord(kernel, 8191));
        assertThat(world.load("m", 4095)).isEqualTo("' '");
        assertThat(world.records()).isEqualTo("8+8");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("H-03 H-06 unknown poison is a machine check at the page's start, and then there is a record")
    void aMachineCheckMakesARecord(KernelPreset kernel) {
        TestMachine world = mapped(kernel).latent(8, 1);
        world.load("m", 0);

        assertThat(world.load("m", 4160)).isEqualTo("BUS_MCEERR_AR 4096 lsb 12");

        Bytes page = new Bytes(pages(FILE_PAGE + 1), pages(FILE_PAGE + 2));
        assertThat(world.device().hwPoison()).containsExactly(page);
        assertThat(world.device().notPresent()).containsExactly(page);
        assertThat(entries(world, 0)).containsExactly(new Entry(0, 4096, false, Backing.MEDIA));
        boolean wholePage = kernel.compareTo(KernelPreset.G19) >= 0;
        assertThat(world.records()).isEqualTo(wholePage ? "8+8" : "8+1");
        assertThat(world.load("m", 4160)).isEqualTo(onRecord(kernel, 4160));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("H-04 H-05 in a 2 MiB mapping all of it goes, and its other pages come back one by one")
    void aMachineCheckInAHugeMapping(KernelPreset kernel) {
        TestMachine world = huge(kernel).latent(800, 1);
        world.load("m", 0);
        assertThat(entries(world, 0)).containsExactly(new Entry(0, Units.PMD, false, Backing.MEDIA));

        assertThat(world.load("m", pages(100))).isEqualTo("BUS_MCEERR_AR 409600 lsb 21");

        assertThat(entries(world, 0)).isEmpty();
        assertThat(world.load("m", pages(5))).isEqualTo("'%'");
        assertThat(entries(world, 0)).containsExactly(new Entry(pages(5), 4096, false, Backing.MEDIA));
        assertThat(world.load("m", pages(100))).isEqualTo(onRecord(kernel, pages(100)));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("H-07 with a full table no record is made, and every load is a machine check again")
    void withAFullTableItNeverEnds(KernelPreset kernel) {
        TestMachine world = mapped(kernel);
        for (int i = 0; i < 512; i++)
            world.record(1000 + 4 * i, 1);
        world.latent(8, 1);

        assertThat(world.load("m", 4096)).isEqualTo("BUS_MCEERR_AR 4096 lsb 12");
        assertThat(world.load("m", 4096)).isEqualTo("BUS_MCEERR_AR 4096 lsb 12");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("without nfit nobody records it: the page comes back, read and write get EFAULT for ever (m-01 to m-03)")
    void withoutADecoder(KernelPreset kernel) {
        TestMachine world = machine(kernel, PmemProfile.LEGACY).xfs().file(pages(16)).mapped().latent(8, 1);

        assertThat(world.load("m", 4096)).isEqualTo("BUS_MCEERR_AR 4096 lsb 12");

        assertThat(world.records()).isEmpty();
        assertThat(world.load("m", 4096 + 512)).isEqualTo("'!'");
        assertThat(world.store("m", 4096 + 512)).isEqualTo("1");
        assertThat(world.read(4096 + 512, 512)).isEqualTo("EFAULT");
        assertThat(world.write(4096, 4096)).isEqualTo("EFAULT");
        assertThat(world.load("m", 4096)).isEqualTo("BUS_MCEERR_AR 4096 lsb 12");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("semantics 10.4 a write whose buffer is poisoned ends short, fails the page, and up to 5.16 kills")
    void aPoisonedSourceBuffer(KernelPreset kernel) {
        TestMachine world = mapped(kernel).latent(17, 1);
        world.load("m", 8192);

        String outcome = world.call(new Operation.WriteFromMap("p1", "m", 8192, "g", 0, 4096));

        assertThat(outcome).isEqualTo(kernel.switches().copyInSignals() ? "BUS_MCEERR_AR 8704 lsb 12" : "512");
        Bytes page = new Bytes(pages(FILE_PAGE + 2), pages(FILE_PAGE + 3));
        assertThat(world.device().hwPoison()).containsExactly(page);
        assertThat(world.device().notPresent()).containsExactly(page);
        assertThat(world.records()).isNotEmpty();
        assertThat(entries(world, 0)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("H-08 another process loses its mapping, gets no signal, and faults at its next touch")
    void anotherProcess(KernelPreset kernel) {
        TestMachine world = mapped(kernel);
        world.call(new Operation.Mmap("p2", "n", FILE, 0, pages(16), Set.of()));
        world.call(new Operation.Load("p2", "n", 4096));
        world.call(new Operation.Load("p2", "n", 8192));
        world.latent(8, 8);

        world.load("m", 4096);

        assertThat(entries(world, 1)).containsExactly(new Entry(8192, 4096, false, Backing.MEDIA));
        assertThat(world.call(new Operation.Load("p2", "n", 4097))).isEqualTo(onRecord(kernel, 4097));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("H-10 beyond the end of the file the signal looks like poison did up to 6.4")
    void beyondTheEnd(KernelPreset kernel) {
        TestMachine world = machine(kernel).xfs().file(5000).mapped("m", pages(4));

        assertThat(world.load("m", 8000)).isEqualTo("'\0'");
        assertThat(world.load("m", 8200)).isEqualTo("BUS_ADRERR 8200");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("H-11 H-12 an unwritten block loads as zeros; a store zeroes it first, which clears its poison")
    void anUnwrittenBadBlock(KernelPreset kernel) {
        for (String fs : List.of("xfs", "ext4")) {
            TestMachine world = machine(kernel).fs(fs).file(pages(16), unwritten(0, FILE_PAGE, 16)).mapped()
                    .known("8+8");

            assertThat(world.load("m", 4096)).isEqualTo("'\0'");
            assertThat(world.records()).isEqualTo("8+8");
            assertThat(world.store("m", 4100)).isEqualTo("1");
            assertThat(world.records()).isEmpty();
            assertThat(world.load("m", 4096)).isEqualTo("'\0'");
            assertThat(world.data(4100, 1)).containsExactly(TestMachine.WRITTEN);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("H-12 where it cannot be cleared the store is refused")
    void anUnwrittenBlockThatCannotBeCleared(KernelPreset kernel) {
        TestMachine world = machine(kernel, PmemProfile.NFIT_QEMU).xfs().file(pages(16), unwritten(0, FILE_PAGE, 16))
                .mapped().stored(8, 8);

        assertThat(world.store("m", 4100)).isEqualTo("BUS_ADRERR 4100");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("H-13 2 MiB at once needs one extent, aligned, all of it in the file, and no private store")
    void whatStandsInTheWayOfHugeMappings(KernelPreset kernel) {
        TestMachine split = machine(kernel).xfs()
                .file(Units.PMD, extent(0, FILE_PAGE, 256), extent(256, FILE_PAGE + 768, 256)).mapped("m", Units.PMD);
        TestMachine unaligned = machine(kernel).xfs().file(Units.PMD, extent(0, FILE_PAGE + 1, 512))
                .mapped("m", Units.PMD);
        TestMachine privately = machine(kernel).xfs().file(Units.PMD).mapped("m", Units.PMD, MapFlag.PRIVATE);
        TestMachine shorter = machine(kernel).xfs().file(Units.PMD - 4096).mapped("m", Units.PMD);
        TestMachine suitable = machine(kernel).xfs().file(Units.PMD).mapped("m", Units.PMD);

        for (TestMachine world : List.of(split, unaligned, privately, shorter, suitable))
            world.store("m", 4096);

        for (TestMachine world : List.of(split, unaligned, shorter))
            assertThat(entries(world, 0)).containsExactly(new Entry(4096, 4096, true, Backing.MEDIA));
        assertThat(entries(privately, 0)).containsExactly(new Entry(4096, 4096, true, Backing.COPY));
        assertThat(entries(suitable, 0)).containsExactly(new Entry(0, Units.PMD, true, Backing.MEDIA));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("rule 6 one bad sector in 2 MiB leaves 511 pages usable")
    void oneBadSectorInTwoMebibytes(KernelPreset kernel) {
        TestMachine world = huge(kernel).known("800+1");

        assertThat(world.load("m", 0)).isEqualTo("' '");
        assertThat(entries(world, 0)).containsExactly(new Entry(0, 4096, false, Backing.MEDIA));
        assertThat(world.load("m", Units.PMD)).isEqualTo("'@'");
        assertThat(entries(world, 0)).contains(new Entry(Units.PMD, Units.PMD, false, Backing.MEDIA));
        assertThat(world.load("m", pages(100))).isEqualTo(onRecord(kernel, pages(100)));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("H-14 the kernel's own copies into a bad mapping get EFAULT or a short count, and no signal")
    void systemCallBuffers(KernelPreset kernel) {
        TestMachine world = mapped(kernel).known("8+8");
        world.call(Operation.Write.of("g", 0, 12_288, new Pattern.PageNumbers()));

        assertThat(world.call(new Operation.ReadIntoMap("p1", "m", 4096, "g", 0, 4096))).isEqualTo("EFAULT");
        assertThat(world.call(new Operation.ReadIntoMap("p1", "m", 0, "g", 0, 12_288))).isEqualTo("4096");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("H-15 H-16 MADV_HWPOISON makes no record, the page maps again, punch and write replace it")
    void softwareInjection(KernelPreset kernel) {
        TestMachine world = huge(kernel);
        world.load("m", 0);

        assertThat(world.call(new Operation.Madvise("p1", "m", Units.PMD / 2, 4096, Advice.HWPOISON)))
                .isEqualTo("BUS_MCEERR_AR 1048576 lsb 21");

        assertThat(world.records()).isEmpty();
        assertThat(world.device().hwPoison()).hasSize(1);
        assertThat(world.device().notPresent()).isEmpty();
        assertThat(world.load("m", Units.PMD / 2)).isEqualTo("'0'");
        world.punch(Units.PMD / 2, 4096);
        assertThat(world.write(Units.PMD / 2, 4096)).isEqualTo("4096");
        assertThat(world.load("m", Units.PMD / 2)).isEqualTo("'W'");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("H-19 a private copy of a recorded page is refused like a load")
    void privateCopies(KernelPreset kernel) {
        TestMachine world = machine(kernel).xfs().file(pages(16)).mapped("m", pages(16), MapFlag.PRIVATE).known("8+8");

        assertThat(world.store("m", 4100)).isEqualTo(onRecord(kernel, 4100));
        assertThat(world.store("m", 0)).isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("rule 5 a record tears down no mapping: loads go on, a first store or a dropped page is refused")
    void recordsTearNothingDown(KernelPreset kernel) {
        TestMachine world = mapped(kernel);
        world.load("m", 4096);
        world.store("m", 8192);
        world.record(8, 16);

        assertThat(world.load("m", 4096)).isEqualTo("'!'");
        assertThat(world.store("m", 8192)).isEqualTo("1");
        assertThat(world.store("m", 4096)).isEqualTo(onRecord(kernel, 4096));
        world.call(new Operation.Madvise("p1", "m", 8192, 4096, Advice.DONTNEED));
        assertThat(world.load("m", 8192)).isEqualTo(onRecord(kernel, 8192));
    }

    @ParameterizedTest
    @EnumSource(names = "G15", mode = Mode.EXCLUDE)
    @DisplayName("rule 4 populating is silent with MAP_POPULATE and an error with MADV_POPULATE_READ")
    void populating(KernelPreset kernel) {
        TestMachine world = machine(kernel).xfs().file(pages(16)).known("8+8").mapped("m", pages(16), MapFlag.POPULATE);

        assertThat(entries(world, 0)).containsExactly(new Entry(0, 4096, false, Backing.MEDIA));
        assertThat(world.call(new Operation.Madvise("p1", "m", 0, pages(16), Advice.POPULATE_READ)))
                .isEqualTo(kernel.switches().faultCode() == BusCode.BUS_ADRERR ? "EFAULT" : "EHWPOISON");
    }
}
