package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.daxscope.journal.Journal;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.run.BadAddress;
import org.daxscope.pmem.bus.Firmware;
import org.daxscope.pmem.media.ByteRange;
import org.daxscope.pmem.media.MediaPolicy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Remarks on what depends on media, firmware and devices below:")
class MediaRemarksTest {
    private static final String DISK = "pm0";
    private static final long BYTES = 320L << 20;
    private static final long PLACE = 160L << 20;
    private static final int HUGE = 2 << 20;

    private final Journal journal = new Journal();
    private Machine machine;

    private void startWith(KernelModel kernel, UnaryOperator<MachineSpec.Disk> disk) {
        machine = new Machine(new MachineSpec(kernel, List.of(disk.apply(MachineSpec.Disk.of(DISK, BYTES)),
                MachineSpec.Disk.of("pm1", BYTES))), journal);
    }

    private void start(KernelPreset kernel, UnaryOperator<MediaPolicy> media) {
        start(KernelModel.of(kernel), media);
    }

    private void start(KernelModel kernel, UnaryOperator<MediaPolicy> media) {
        startWith(kernel, disk -> disk.withMedia(media.apply(MediaPolicy.DEFAULT)));
    }

    private void file(String on, long bytes) {
        require(new Operation.MakeFileSystem(on, "ext4", ""));
        require(new Operation.Mount(on, "dax=always"));
        require(new Operation.PlaceFile("f", bytes, List.of(new Placement(0, PLACE, bytes, false))));
        require(new Operation.Mmap("p", "m", "f", 0, bytes, Set.of()));
    }

    private void require(Operation operation) {
        assertThat(machine.perform(operation)).as("%s", operation).isInstanceOf(Outcome.Done.class);
    }

    private void poison(long at, long length) {
        require(new Operation.PoisonMedia(DISK, at, length));
    }

    private static Operation write(long offset, long length) {
        return Operation.Write.of("f", offset, length, new Pattern.Constant((byte) 'W'));
    }

    private static Operation raw(long offset, long length) {
        return new Operation.Write(DISK, offset, length, length, new Pattern.Constant((byte) 'R'), OpenMode.DIRECT);
    }

    /** What is remarked while it is done. */
    private List<Rule> remarks(Operation operation) {
        int first = journal.size();
        machine.perform(operation);
        return IntStream.range(first, journal.size()).filter(i -> journal.kind(i) == EventKind.REMARK)
                .mapToObj(journal::rule).toList();
    }

    @Test
    @DisplayName("whole lines that heal when they are stored")
    void storeHealed() {
        start(KernelPreset.G60, media -> media.withFullLineStoreHeals(true));
        file(DISK, 65_536);
        poison(PLACE, 512);

        assertThat(remarks(write(0, 4096))).containsExactly(Rule.STORE_HEALED);
        poison(PLACE, 512);
        assertThat(remarks(write(0, 100))).as("no whole line").containsExactly(Rule.STORE_LEFT_POISON);
    }

    @Test
    @DisplayName("a clear that falls short leaves the disk's record (Q10)")
    void shortClear() {
        start(KernelPreset.G60, media -> media.withClearMaxBytes(2048));
        file(DISK, 65_536);
        poison(PLACE, 4096);
        machine.perform(new Operation.Scrub());

        assertThat(remarks(write(0, 4096))).contains(Rule.DISK_RECORD_OUTLIVES_SHORT_CLEAR);
        assertThat(machine.tables().getFirst().diskRecords()).hasSize(1);
        assertThat(machine.tables().getFirst().regionRecords()).singleElement()
                .satisfies(left -> assertThat(left.count()).isEqualTo(4));
    }

    @Test
    @DisplayName("a page that the kernel does not map again before 5.19 (Q20)")
    void staysUnmapped() {
        start(KernelPreset.GV2, media -> media);
        file(DISK, 65_536);
        poison(PLACE, 4096);
        machine.perform(new Operation.Load("p", "m", 0));

        assertThat(remarks(write(0, 4096))).contains(Rule.PAGE_STAYS_UNMAPPED);
        assertThat(machine.tables().getFirst().notPresent()).hasSize(1);
    }

    @Test
    @DisplayName("the last sectors of a region, cleared and still in its table before 5.19 (Q6)")
    void regionEnd() {
        start(KernelPreset.G15, media -> media);
        poison(BYTES - 512, 512);
        machine.perform(new Operation.Scrub());

        assertThat(remarks(raw(BYTES - 4096, 4096))).contains(Rule.REGION_RECORD_OUTLIVES_CLEAR);
        assertThat(machine.tables().getFirst().regionRecords()).hasSize(1);
        assertThat(machine.tables().getFirst().diskRecords()).isEmpty();
    }

    @Test
    @DisplayName("a record that is stored in part and reported whole on 6.8 (Q3)")
    void recordedInPart() {
        start(KernelPreset.G68, media -> media);
        for (int i = 0; i < 511; i++)
            machine.perform(new Operation.StoreBadblocks(DISK, 4 * i + " 1"));

        assertThat(remarks(new Operation.StoreBadblocks(DISK, "10000 1024"))).contains(Rule.RECORDED_IN_PART);
        assertThat(machine.tables().getFirst().diskRecords()).hasSize(512);
    }

    @Test
    @DisplayName("ndctl clear-errors that failed and says nothing (Q24); mended, it says so")
    void hiddenFailure() {
        Operation clear = new Operation.ClearErrors(DISK, 8192, 8);
        UnaryOperator<MediaPolicy> failing =
                media -> media.withFailing(List.of(new ByteRange((2 << 20) + 8192 * 512, (2 << 20) + 8200 * 512)));
        start(KernelPreset.G60, failing);
        poison(8192 * 512, 4096);
        machine.perform(new Operation.Scrub());

        assertThat(remarks(clear)).containsExactly(Rule.CLEAR_ERRORS_HID_FAILURE);
        assertThat(machine.perform(clear)).isEqualTo(new Outcome.Done(0));

        start(KernelModel.of(KernelPreset.G60).without(Quirk.Q24_CLEAR_ERRORS_REPORTS_SUCCESS), failing);
        poison(8192 * 512, 4096);
        machine.perform(new Operation.Scrub());

        assertThat(machine.perform(clear)).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    @DisplayName("stripes below that are smaller than 2 MiB")
    void cutBelow() {
        start(KernelPreset.G60, media -> media);
        require(new Operation.CreateDm("v", "0 655360 striped 2 64 pm0 0 pm1 0"));
        file("v", HUGE);

        assertThat(remarks(new Operation.Load("p", "m", 4096))).containsExactly(Rule.HUGE_PAGE_CUT_BELOW);
    }

    @Test
    @DisplayName("what a scrub does not find any more stays on the lists (Q21); mended, it goes")
    void leftBehind() {
        for (boolean mended : new boolean[] {false, true}) {
            KernelModel kernel = KernelModel.of(KernelPreset.G60);
            start(mended ? kernel.without(Quirk.Q21_POPULATE_ONLY_ADDS) : kernel, media -> media);
            require(new Operation.InjectError(DISK, 8000, 8, true, true, false));
            require(new Operation.InjectError(DISK, 8000, 8, false, true, true));

            List<Rule> remarks = remarks(new Operation.Scrub());

            assertThat(machine.tables().getFirst().poisoned()).isEmpty();
            assertThat(remarks.contains(Rule.RECORDS_LEFT_BEHIND)).isEqualTo(!mended);
            assertThat(machine.tables().getFirst().diskRecords().isEmpty()).isEqualTo(mended);
        }
    }

    // -- EFAULT -----------------------------------------------------------------------------------------------------------

    private Set<BadAddress> causes(Operation operation) {
        int first = journal.size();
        assertThat(machine.perform(operation)).isInstanceOf(Outcome.Failed.class).asString().contains("EFAULT");
        return BadAddress.of(journal, first, journal.size());
    }

    @Test
    @DisplayName("EFAULT because a dm target below has no recovery write")
    void noRecoveryBelow() {
        start(KernelPreset.G60, media -> media);
        require(new Operation.CreateDm("v", "0 655360 x-linear pm0 0"));
        file("v", 65_536);
        poison(PLACE, 4096);
        machine.perform(new Operation.Scrub());

        assertThat(causes(write(0, 4096))).containsExactly(BadAddress.NO_RECOVERY_BELOW);
    }

    @Test
    @DisplayName("EFAULT because the kernel does not map the page any more and nobody recorded why: no nfit, no record")
    void notMapped() {
        startWith(KernelModel.of(KernelPreset.G60), disk -> disk.withFirmware(Firmware.NONE));
        file(DISK, 65_536);
        machine.perform(new Operation.MachineCheck("p", "m", 0, 12));

        assertThat(causes(write(0, 4096))).containsExactly(BadAddress.NOT_MAPPED);
        assertThat(machine.tables().getFirst().diskRecords()).isEmpty();
    }

    @Test
    @DisplayName("what is damaged is told of a partition as of its disk")
    void partition() {
        start(KernelPreset.G60, media -> media);
        require(new Operation.CreatePartition(DISK, 1, 2048, 0));
        require(new Operation.MakeFileSystem("pm0p1", "ext4", ""));
        require(new Operation.Mount("pm0p1", "dax=always"));
        long start = 2048 * 512L;
        require(new Operation.PlaceFile("f", 65_536, List.of(new Placement(0, PLACE, 65_536, true))));
        poison(start + PLACE, 4096);
        machine.perform(new Operation.Scrub());

        assertThat(remarks(new Operation.Read("f", 0, 4096, OpenMode.PLAIN)))
                .containsExactly(Rule.UNWRITTEN_READS_ZEROS);
    }
}
