package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.daxscope.fs.fuse.Host;
import org.daxscope.fs.fuse.Virtiofs;
import org.daxscope.fs.fuse.Window;
import org.daxscope.journal.Journal;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DevicePage;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.Fallocate.Mode;
import org.daxscope.kernel.operation.Operation.MapFlag;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.MachineSpec.Disk;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.WindowImage;
import org.daxscope.pmem.bus.Firmware;
import org.daxscope.pmem.media.Media;
import org.daxscope.pmem.media.MediaPolicy;
import org.daxscope.pmem.media.PersistenceDomain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A guest with a share of its host: what goes through the window, what goes to the daemon, and what poison on the host does. */
class VirtiofsTest {
    private static final long MIB = 1 << 20;
    private static final String GUEST = "vfs0:f";

    private final Journal journal = new Journal();
    private Machine machine;
    private int mark;

    /** A host with ext4 on pm0 and a file of 8 MiB; a guest that has it mounted. */
    private VirtiofsTest start(KernelModel kernel, String window, String options) {
        machine = new Machine(new MachineSpec(kernel, List.of(Disk.of("pm0", 64 * MIB))), journal);
        require(new Operation.MakeFileSystem("pm0", "ext4", "-b 4096"));
        require(new Operation.Mount("pm0", "dax"));
        require(Operation.Write.of("f", 0, 8 * MIB, new Pattern.PageNumbers()));
        require(new Operation.MakeFileSystem("vfs0", "virtiofs", "source=pm0 cache-size=" + window));
        require(new Operation.Mount("vfs0", options));
        return forget();
    }

    private VirtiofsTest start(KernelPreset preset) {
        return start(KernelModel.of(preset), "16M", "dax");
    }

    private void require(Operation operation) {
        if (machine.perform(operation) instanceof Outcome.Failed failed)
            throw new AssertionError(operation + ": " + failed.reason().text());
    }

    private VirtiofsTest forget() {
        mark = journal.size();
        return this;
    }

    private String call(Operation operation) {
        return TestMachine.text(machine.perform(operation));
    }

    private String read(String file, long offset, long length) {
        return call(new Operation.Read(file, offset, length, OpenMode.PLAIN));
    }

    private String write(String file, long offset, long length) {
        return call(Operation.Write.of(file, offset, length, new Pattern.Constant((byte) 'W')));
    }

    private String load(long offset) {
        return call(new Operation.Load("p1", "m", offset));
    }

    private VirtiofsTest mapped(MapFlag... flags) {
        require(new Operation.Mmap("p1", "m", GUEST, 0, 8 * MIB, Set.of(flags)));
        return this;
    }

    /** Byte of the host's disk behind a byte of the file. */
    private long diskByte(long offset) {
        FileImage file =
                machine.image().files().stream().filter(one -> one.name().equals("f")).findFirst().orElseThrow();
        FileImage.Extent extent = file.extents().stream()
                .filter(e -> e.offset() <= offset && offset < e.offset() + e.length()).findFirst().orElseThrow();
        return extent.physical() + offset - extent.offset();
    }

    private void poison(long fileOffset, boolean known) {
        require(new Operation.PoisonMedia("pm0", diskByte(fileOffset), 256));
        if (known)
            require(new Operation.Scrub());
        forget();
    }

    private List<Rule> rules(EventKind kind) {
        return journalOf(kind).map(journal::rule).toList();
    }

    private Stream<Integer> journalOf(EventKind kind) {
        return IntStream.range(mark, journal.size()).filter(i -> journal.kind(i) == kind).boxed();
    }

    private List<String> events(EventKind kind) {
        return journalOf(kind).map(i -> journal.subject(i).name() + " " + journal.arg(i, 0)).toList();
    }

    private WindowImage window() {
        return machine.image().windows().getFirst();
    }

    private List<String> ranges() {
        return window().ranges().stream()
                .map(r -> r.start() / MIB + "<-" + r.fileOffset() / MIB + (r.writable() ? "w" : "r")).toList();
    }

    @Test
    void theWindowSaysWhyItZeroesNoTwoPagesAtOnce() {
        start(KernelPreset.G60);
        Window window = ((Virtiofs) machine.fileSystem("vfs0").orElseThrow()).window().orElseThrow();

        assertThat(window.zeroPages(new DevicePage(3), 2)).isPresent();

        assertThat(rules(EventKind.REFUSED)).containsExactly(Rule.ZERO_PAGES_ONE_AT_A_TIME);
    }

    @Test
    void rangesAreSetUpWhenTheyAreNeededAndUpgradedForWriting() {
        start(KernelPreset.G60);
        assertThat(ranges()).isEmpty();

        assertThat(read(GUEST, 2 * MIB - 4096, 8192)).isEqualTo("8192");
        assertThat(ranges()).containsExactly("0<-0r", "2<-2r");
        assertThat(events(EventKind.FUSE_SETUP_MAPPING)).containsExactly("vfs0:f 0", "vfs0:f " + 2 * MIB);

        forget();
        assertThat(write(GUEST, 0, 4096)).isEqualTo("4096");
        assertThat(ranges()).containsExactly("0<-0w", "2<-2r");
        assertThat(call(new Operation.Read("f", 0, 1, OpenMode.PLAIN))).isEqualTo("1");
        assertThat(((Outcome.Data) machine.perform(new Operation.Read("f", 0, 1, OpenMode.PLAIN))).bytes())
                .containsExactly('W');
        assertThat(machine.image().mappings().stream().filter(map -> map.process().equals("qemu")))
                .extracting(map -> map.name() + " " + map.file() + " " + map.fileOffset())
                .containsExactlyInAnyOrder("vfs0+0MiB f 0", "vfs0+2MiB f " + 2 * MIB);
    }

    @Test
    void aMappingUsesAHugeEntryOfTheWindow() {
        start(KernelPreset.G60).mapped();

        assertThat(load(4096)).startsWith("'");

        assertThat(journalOf(EventKind.PTE_SET).filter(i -> journal.subject(i).name().equals("p1"))
                .map(i -> journal.arg(i, 3))).containsExactly(21L);
        assertThat(machine.page("pm0", diskByte(4096)).mapped()).extracting(at -> at.process() + " " + at.map())
                .containsExactly("qemu vfs0+0MiB", "p1 m");
    }

    @Test
    void theWorkerTakesRangesBackAndPageTableEntriesGoWithThem() {
        start(KernelModel.of(KernelPreset.G60), "4M", "dax").mapped();
        assertThat(load(0)).startsWith("'");
        assertThat(load(2 * MIB)).startsWith("'");

        forget();
        assertThat(load(4 * MIB)).startsWith("'");

        assertThat(rules(EventKind.REMARK)).contains(Rule.RANGE_RECLAIMED);
        assertThat(events(EventKind.FUSE_REMOVE_MAPPING)).isNotEmpty();
        assertThat(events(EventKind.PTE_CLEARED)).anyMatch(event -> event.startsWith("p1 "));
        assertThat(ranges()).containsExactly("0<-4r");
    }

    @Test
    void aLongReadTakesRangesOfItsOwnFileBack() {
        start(KernelModel.of(KernelPreset.G60), "4M", "dax");

        assertThat(read(GUEST, 0, 8 * MIB)).isEqualTo(Long.toString(8 * MIB));

        assertThat(ranges()).containsExactly("0<-4r", "2<-6r");
        assertThat(events(EventKind.FUSE_SETUP_MAPPING)).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource
    void latentPoisonOfTheHostIsAMachineCheckInTheGuest(KernelPreset preset) {
        start(preset).mapped().poison(8192, false);

        assertThat(load(8192)).isEqualTo("BUS_MCEERR_AR 8192 lsb 21");

        // First the hypervisor on the host, then the process in the guest.
        assertThat(journalOf(EventKind.SIGNAL_SENT).map(i -> journal.subject(i).name())).containsExactly("qemu", "p1");
        assertThat(events(EventKind.MACHINE_CHECK)).hasSize(2);
        assertThat(window().hwPoison()).hasSize(1);
        assertThat(window().notPresent()).hasSize(1);
        assertThat(machine.image().devices().getFirst().hwPoison()).hasSize(1);
        assertThat(machine.image().devices().getFirst().diskRecords()).isNotEmpty();
        assertThat(rules(EventKind.REFUSED).contains(Rule.NO_FAILURE_OPERATION))
                .isEqualTo(preset.switches().holderNotify());
    }

    @ParameterizedTest
    @EnumSource
    void aRecordOfTheHostRefusesTheHypervisorAndTheGuestSeesAMachineCheck(KernelPreset preset) {
        start(preset).mapped().poison(8192, true);

        assertThat(load(8192)).startsWith("BUS_MCEERR_AR 8192");

        assertThat(rules(EventKind.REFUSED)).contains(Rule.HOST_MEMORY_FAILED);
        assertThat(machine.image().devices().getFirst().hwPoison()).as("the host's fault is no memory failure")
                .isEmpty();
        assertThat(load(0)).startsWith("'");
    }

    @ParameterizedTest
    @EnumSource
    void theGuestCanClearNothing(KernelPreset preset) {
        start(preset).mapped().poison(8192, false);

        // Before anybody met it a store through the window succeeds, and heals nothing.
        assertThat(write(GUEST, 8192, 4096)).isEqualTo("4096");
        assertThat(rules(EventKind.REMARK)).contains(Rule.STORE_LEFT_POISON);
        assertThat(machine.image().devices().getFirst().poisoned()).hasSize(1);

        assertThat(load(8192)).startsWith("BUS_MCEERR_AR");
        assertThat(write(GUEST, 8192, 4096)).as("the guest's kernel does not map the page").isEqualTo("EFAULT");
        assertThat(machine.image().devices().getFirst().poisoned()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void theHostRepairsAndTheGuestsPageKeepsItsFlag(KernelPreset preset) {
        start(preset).mapped().poison(8192, false);
        assertThat(load(8192)).startsWith("BUS_MCEERR_AR");

        require(new Operation.Fallocate(Mode.PUNCH_HOLE, "f", 8192, 4096));
        assertThat(write("f", 8192, 4096)).isEqualTo("4096");

        assertThat(load(8192)).isEqualTo("'W'");
        assertThat(read(GUEST, 8192, 4096)).as("through the guest's own map").isEqualTo("EFAULT");
        assertThat(window().hwPoison()).hasSize(1);
    }

    @Test
    void aFlaggedPageOfTheWindowHitsTheNextFileThatIsShownThere() {
        start(KernelModel.of(KernelPreset.G60), "4M", "dax").mapped().poison(8192, false);
        assertThat(load(8192)).startsWith("BUS_MCEERR_AR");

        forget();
        read(GUEST, 2 * MIB, 8 * MIB);

        assertThat(rules(EventKind.REMARK)).contains(Rule.FLAGGED_PAGE_SHOWS_ANOTHER);
        assertThat(rules(EventKind.REFUSED)).contains(Rule.NOT_PRESENT_IN_KERNEL_MAP);
    }

    @ParameterizedTest
    @CsvSource({"G15, EIO", "G19, 8192", "G65, 8192", "G618, 8192"})
    void anExtendingWriteIsAWriteOfTheHost(KernelPreset preset, String outcome) {
        start(preset).poison(8 * MIB - 4096, true);

        // It begins at the recorded page: whether that can be recovered is the host's business.
        assertThat(write(GUEST, 8 * MIB - 4096, 8192)).isEqualTo(outcome);

        assertThat(journalOf(EventKind.FUSE_WRITE)).hasSize(1);
        assertThat(machine.image().devices().getFirst().poisoned().isEmpty()).isEqualTo(!outcome.equals("EIO"));
    }

    @ParameterizedTest
    @EnumSource
    void aReadThroughTheWindowEndsAtThePoison(KernelPreset preset) {
        start(preset).poison(8192, false);

        assertThat(read(GUEST, 0, 16_384)).isEqualTo("8192");
        assertThat(read(GUEST, 8192, 4096)).isEqualTo("EFAULT");
        assertThat(rules(EventKind.REMARK)).contains(Rule.KERNEL_READ_LEFT_PAGE);
        assertThat(window().hwPoison()).isEmpty();
    }

    @Test
    void aKernelReadFailsTheWindowsPageWhereQ23IsMended() {
        start(KernelModel.of(KernelPreset.G60).without(Quirk.Q23_KERNEL_READ_LEAVES_MAPPINGS), "16M", "dax").mapped()
                .poison(8192, false);
        assertThat(load(0)).startsWith("'");

        assertThat(read(GUEST, 8192, 4096)).isEqualTo("EFAULT");

        assertThat(window().hwPoison()).hasSize(1);
    }

    @Test
    void whatTheHostsControllerFindsReachesTheGuestUnasked() {
        start(KernelPreset.G60).mapped().poison(8192, false);
        assertThat(load(0)).startsWith("'");
        long physical = machine.image().devices().getFirst().physicalBase() + diskByte(8192);

        require(new Operation.PatrolScrub(physical, 12));

        assertThat(journalOf(EventKind.SIGNAL_SENT).map(i -> journal.subject(i).name())).containsExactly("qemu");
        assertThat(window().hwPoison()).hasSize(1);
    }

    @Test
    void whatACallOfTheHostRunsIntoReachesTheGuestThoughTheCallFails() {
        start(KernelModel.of(KernelPreset.G618).without(Quirk.Q23_KERNEL_READ_LEAVES_MAPPINGS), "16M", "dax").mapped()
                .poison(8192, false);
        assertThat(load(0)).startsWith("'");

        assertThat(read("f", 8192, 4096)).isEqualTo("EFAULT");

        assertThat(journalOf(EventKind.SIGNAL_SENT).map(i -> journal.subject(i).name())).containsExactly("qemu");
        assertThat(window().hwPoison()).hasSize(1);
    }

    /** An sfence orders all that the processor stored, wherever it lies. */
    @Test
    void aGuestsFenceHoldsForAllMemoryOfItsHypervisor() {
        machine = new Machine(new MachineSpec(KernelModel.of(KernelPreset.G60),
                Stream.of("pm0", "pm1").map(disk -> Disk.of(disk, 64 * MIB).withFirmware(Firmware.FULL).withMedia(
                        MediaPolicy.DEFAULT.withDomain(PersistenceDomain.MEMORY_CONTROLLER))).toList()),
                journal);
        for (int i = 0; i < 2; i++) {
            require(new Operation.MakeFileSystem("pm" + i, "ext4", "-b 4096"));
            require(new Operation.Mount("pm" + i, "dax"));
            require(Operation.Write.of("pm" + i + ":f", 0, 2 * MIB, new Pattern.PageNumbers()));
            require(new Operation.MakeFileSystem("vfs" + i, "virtiofs", "source=pm" + i + " cache-size=4M"));
            require(new Operation.Mount("vfs" + i, "dax"));
            require(new Operation.Mmap("p1", "m" + i, "vfs" + i + ":f", 0, 2 * MIB, Set.of()));
            require(new Operation.Store("p1", "m" + i, 0, (byte) 1));
        }
        Media media = machine.disks().get(1).region().media();
        Host host = ((Virtiofs) machine.fileSystem("vfs1").orElseThrow()).host();
        host.store(0, new byte[64], 0, 64);
        host.writeBack(0, 64);
        assertThat(media.atRisk()).isPositive();

        host.fence();

        assertThat(media.atRisk()).isZero();
    }

    @Test
    void memoryFailureOfTheFirstCandidateOf60FallsOverTheWindow() {
        start(KernelModel.named("6.0-rc1"), "16M", "dax").mapped().poison(8192, false);

        assertThat(machine.perform(new Operation.Load("p1", "m", 8192)))
                .isInstanceOfSatisfying(Outcome.Died.class,
                        died -> assertThat(died.reason().rule()).isEqualTo(Rule.OOPS_NO_FAILURE_OPERATION));
    }

    @ParameterizedTest
    @CsvSource({"G15, dax, true", "G15, '', false", "GST, dax=always, true", "G60, dax=never, false",
        "G618, dax=inode, false", "G618, '', false"})
    void daxModes(KernelPreset preset, String options, boolean dax) {
        start(KernelModel.of(preset), "16M", options);

        Outcome.FileStatus status = (Outcome.FileStatus) machine.perform(new Operation.Status(GUEST));
        assertThat(status.dax()).isEqualTo(dax);
        assertThat(read(GUEST, 0, 4096)).isEqualTo("4096");
        assertThat(journalOf(EventKind.FUSE_READ).toList().isEmpty()).isEqualTo(dax);
        assertThat(call(new Operation.Mmap("p1", "m", GUEST, 0, 4096, Set.of()))).isEqualTo(dax ? "0" : "ENODEV");
        assertThat(call(new Operation.Mmap("p1", "n", GUEST, 0, 4096, Set.of(MapFlag.SYNC)))).isEqualTo("EOPNOTSUPP");
    }

    @Test
    void kernelsBeforeTheModesKnowOnlyOneWord() {
        assertThatThrownBy(() -> start(KernelModel.of(KernelPreset.G15), "16M", "dax=always"))
                .hasMessageContaining("no dax=MODE");
        assertThatThrownBy(() -> start(KernelModel.of(KernelPreset.G60), "0", "dax")).hasMessageContaining("no window");
    }

    @Test
    void sizesFollowTheHostAndChangesGoThere() {
        start(KernelPreset.G60).mapped();
        assertThat(load(6 * MIB)).startsWith("'");

        assertThat(call(new Operation.Truncate(GUEST, MIB))).isEqualTo("0");
        assertThat(load(6 * MIB)).isEqualTo("BUS_ADRERR " + 6 * MIB);
        assertThat(call(new Operation.Truncate("f", 2 * MIB))).isEqualTo("0");
        assertThat(((Outcome.FileStatus) machine.perform(new Operation.Status(GUEST))).size()).isEqualTo(2 * MIB);

        assertThat(call(new Operation.Fallocate(Mode.PUNCH_HOLE, GUEST, 0, 4096))).isEqualTo("0");
        assertThat(load(0)).isEqualTo("'\0'");
        assertThat(call(new Operation.Fallocate(Mode.COLLAPSE_RANGE, GUEST, 0, 4096))).isEqualTo("EOPNOTSUPP");
        assertThat(call(new Operation.ListExtents(GUEST))).isEqualTo("EOPNOTSUPP");
        assertThat(write("vfs0:new", 0, 8192)).isEqualTo("8192");
        assertThat(read("new", 0, 8192)).isEqualTo("8192");
        assertThat(call(new Operation.Unlink(GUEST))).isEqualTo("0");
        assertThat(call(new Operation.Status("f"))).isEqualTo("ENOENT");
        assertThat(load(0)).as("mapped still").startsWith("'");
        require(new Operation.Munmap("p1", "m"));
        assertThat(ranges()).isEmpty();
    }

    @Test
    void theHostsFileSystemStaysWhileItIsShared() {
        start(KernelPreset.G60).mapped();
        assertThat(load(0)).startsWith("'");

        assertThat(call(new Operation.Unmount("pm0"))).isEqualTo("EBUSY");
        require(new Operation.Unmount("vfs0"));
        assertThat(machine.image().windows()).isEmpty();
        assertThat(machine.image().mappings()).isEmpty();
        require(new Operation.Unmount("pm0"));
    }

    @Test
    void aBootMountsTheShareAgain() {
        start(KernelPreset.G60).mapped().poison(8192, false);
        assertThat(load(8192)).startsWith("BUS_MCEERR_AR");

        require(new Operation.Reboot(true));

        assertThat(machine.mounted()).containsExactly("pm0", "vfs0");
        assertThat(window().hwPoison()).isEmpty();
        assertThat(read(GUEST, 0, 4096)).isEqualTo("4096");
    }

    @Test
    void aSnapshotHoldsTheWindow() {
        start(KernelModel.of(KernelPreset.G60), "4M", "dax").mapped();
        assertThat(load(0)).startsWith("'");
        MachineState before = machine.save();
        List<String> shown = ranges();
        read(GUEST, 2 * MIB, 6 * MIB);
        assertThat(ranges()).isNotEqualTo(shown);

        machine.restore(before);

        assertThat(ranges()).isEqualTo(shown);
        assertThat(load(0)).startsWith("'");
        assertThat(((Virtiofs) machine.fileSystem("vfs0").orElseThrow()).window()).isPresent();
    }
}
