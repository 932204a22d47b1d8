package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.machine.TestMachine.DISK;
import static org.daxscope.machine.TestMachine.FILE;
import static org.daxscope.machine.TestMachine.machine;
import static org.daxscope.machine.TestMachine.pages;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.NamespaceMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.Fallocate;
import org.daxscope.kernel.operation.Operation.MapFlag;
import org.daxscope.kernel.operation.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A refusal says what was wrong and what was expected")
class RefusalsTest {
    private static final long FILE_BYTES = pages(16);

    /** What is asked, the errno, and the words of the rule. */
    private static Arguments refused(Operation operation, String errno, String words) {
        return Arguments.of(operation, errno, words);
    }

    static Stream<Arguments> onFiles() {
        return Stream.of(
                refused(new Operation.SendFile(FILE, -4096, 1), "EINVAL",
                        "offsets, lengths and times count from 0: -4096 is below it"),
                refused(new Operation.PassTime(-1), "EINVAL",
                        "offsets, lengths and times count from 0: -1 is below it"),
                refused(new Operation.Truncate(FILE, -5), "EINVAL",
                        "offsets, lengths and times count from 0: -5 is below it"),
                refused(new Operation.SendFile(FILE, Long.MAX_VALUE, 1), "EINVAL",
                        "a range of 1 bytes from offset 9223372036854775807 on would end behind what a 64-bit offset can say"),
                refused(new Fallocate(Fallocate.Mode.PUNCH_HOLE, FILE, 0, 0), "EINVAL",
                        "the length is 0, and must be more"),
                refused(new Fallocate(Fallocate.Mode.COLLAPSE_RANGE, FILE, pages(8), pages(8)), "EINVAL",
                        "collapsing [32768, +32768) reaches the end of the file (65536 bytes): truncating does that"
                                + " [semantics 11.4]"),
                refused(new Fallocate(Fallocate.Mode.INSERT_RANGE, FILE, FILE_BYTES, 4096), "EINVAL",
                        "inserting at byte 65536 is not before the end of the file (65536 bytes): truncating does that"
                                + " [semantics 11.4]"),
                refused(new Operation.CopyRange(FILE, 0, 8192, FILE, 4096), "EINVAL",
                        "from byte 0 to byte 4096 of the same file: 8192 bytes overlap with themselves"
                                + " [semantics 11.4]"),
                refused(new Operation.Reflink(FILE, 0, 8192, FILE, 4096), "EINVAL",
                        "from byte 0 to byte 4096 of the same file: 8192 bytes overlap with themselves"
                                + " [semantics 11.4]"),
                refused(new Operation.Reflink(FILE, FILE_BYTES - 4096, 8192, "g", 0), "EINVAL",
                        "bytes [61440, +8192) are not all in the source, which has 65536 bytes, so they cannot be shared"
                                + " [semantics 11.4]"),
                refused(new Operation.Reflink(FILE, 0, 100, "g", 0), "EINVAL",
                        "100 bytes are no whole blocks of 4096 bytes: such an end is shared only where both files end with it"
                                + " [semantics 11.4]"));
    }

    static Stream<Arguments> onMappings() {
        return Stream.of(
                refused(new Operation.Mmap("p1", "n", FILE, 100, 4096, Set.of()), "EINVAL",
                        "a mapping begins at a whole page of its file, and not at byte 100: pages have 4096 bytes"),
                refused(new Operation.Mmap("p1", "n", FILE, 0, 0, Set.of()), "EINVAL",
                        "the length is 0, and must be more"),
                refused(new Operation.Load("p1", "m", FILE_BYTES), "EINVAL",
                        "bytes [65536, +1) are not all in the mapping, which has 65536 bytes: what touches them gets SIGSEGV"),
                refused(new Operation.Madvise("p1", "m", 0, FILE_BYTES + 1, Operation.Madvise.Advice.DONTNEED),
                        "ENOMEM",
                        "bytes [0, +65537) are not all in the mapping, which has 65536 bytes: what touches them gets SIGSEGV"),
                refused(new Operation.Store("p1", "r", 7, (byte) 1), "EACCES",
                        "the mapping at byte 7 is for reading only: a store gets SIGSEGV"),
                refused(new Operation.MachineCheck("p1", "m", 0, 31), "EINVAL",
                        "a machine check reports 2^0 to 2^30 bytes lost, and not 2^31 [semantics 10.2]"));
    }

    static Stream<Arguments> onDevices() {
        return Stream.of(
                refused(new Operation.Discard(FILE, 0, 4096), "EINVAL",
                        "only a block device takes that, and no device of that name is one now [semantics 5.5]"),
                refused(new Operation.ZeroOut(FILE, 0, 4096), "EINVAL",
                        "only a block device takes that, and no device of that name is one now [semantics 5.5]"),
                refused(new Operation.ZeroOut("pm1", 8192 * 512, 4096), "EINVAL",
                        "bytes [4194304, +4096) are not all on the device, which has 4194304 bytes [semantics 5.5]"),
                refused(new Operation.PoisonMedia("pm1", 8192 * 512, 1), "EINVAL",
                        "bytes [4194304, +1) are not all on the device, which has 4194304 bytes [semantics 5.5]"),
                refused(new Operation.InjectError("pm1", 8190, 3, true, true, false), "EINVAL",
                        "sectors [8190, +3) are not all in the namespace, which has 8192 sectors of 512 bytes"
                                + " [semantics 17.1]"),
                refused(new Operation.Storm("pm1", 0, 0, 1, 1, 1, false), "EINVAL",
                        "the length is 0, and must be more"),
                refused(new Operation.Storm("pm1", 0, 4096, 3, 0, 1, false), "EINVAL",
                        "a storm has 0 ranges or more, each of 1 line or more, and not 3 ranges of at most 0 lines"
                                + " [semantics 17.4]"),
                refused(new Operation.ClearErrorCommand("pm1", 0, 0, true), "EINVAL",
                        "the length is 0, and must be more"),
                refused(new Operation.ClearErrorCommand("pm1", 6 << 20, 512, true), "EINVAL",
                        "bytes [6291456, +512) are not all in the region, which has 6291456 bytes [semantics 4]"),
                refused(new Operation.ConfigureNamespace("pm1", NamespaceMode.FSDAX, 8192, 512, false), "EINVAL",
                        "a namespace has an align of 4 KiB, 2 MiB or 1 GiB and in sector mode blocks of 512 or 4096 bytes,"
                                + " not 8192 and 512 [semantics 14]"),
                refused(new Operation.ConfigureNamespace("pm1", NamespaceMode.FSDAX, 1 << 30, 512, false), "EINVAL",
                        "struct pages and padding take 1073741824 bytes of the region's 6291456: nothing is left for data"
                                + " [semantics 14]"));
    }

    static Stream<Arguments> ofTools() {
        return Stream.of(
                refused(new Operation.Age(DISK, 1, 1, 4096, 8192, 96), "EINVAL",
                        "ageing wants files of 1 byte and more, the smallest first, none larger than 9223372036852678655"
                                + " bytes, and 1 to 95 percent in use [semantics 11.2]"),
                refused(new Operation.CreatePartition("pm1", 5, 8, 8), "EINVAL",
                        "partitions are numbered from 1 to 4: there is no 5 [semantics 12.2]"),
                refused(new Operation.CreateDm("a:b", "0 8192 linear pm1 0"), "EINVAL",
                        "a device's name is not blank and has neither ':' nor '/' [semantics 17.2]"),
                refused(new Operation.Unmount("pm1"), "EINVAL", "no file system is mounted from it"),
                refused(new Operation.MakeFileSystem("pm1", "virtiofs", "source=pm0"), "EBUSY",
                        "the name is taken already"),
                refused(new Operation.Mount("vfs0", ""), "EBUSY",
                        "a share of that tag is mounted already [semantics 13]"),
                refused(new Operation.MakeFileSystem("vfs0", "virtiofs", "source=pm0"), "EBUSY",
                        "a share of that tag is mounted already [semantics 13]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"onFiles", "onMappings", "onDevices", "ofTools"})
    void withTheRuleThatDecided(Operation operation, String errno, String words) {
        TestMachine world = machine(KernelPreset.G618).reflinkXfs().file(FILE_BYTES).mapped();
        world.mapped("r", FILE_BYTES, MapFlag.READ_ONLY);
        assertThat(world.call(new Operation.MakeFileSystem("vfs0", "virtiofs", "source=pm0 cache-size=4M")))
                .isEqualTo("0");
        assertThat(world.call(new Operation.Mount("vfs0", ""))).isEqualTo("0");
        world.forget();

        Outcome outcome = world.perform(operation);

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        Outcome.Failed failed = (Outcome.Failed) outcome;
        assertThat(failed.errno()).hasToString(errno);
        assertThat(failed.reason().text()).isEqualTo(words);
        assertThat(world.refusals()).isEqualTo(List.of(failed.reason().rule()));
    }

    @Test
    void nothingBecomesOfOneThatIsRefused() {
        TestMachine world = machine(KernelPreset.G618).reflinkXfs().file(FILE_BYTES);

        for (Arguments refused : onFiles().toList()) {
            world.perform((Operation) refused.get()[0]);
            assertThat(world.size()).isEqualTo(FILE_BYTES);
            assertThat(world.extents()).isEqualTo("0@0x16");
        }
    }
}
