package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.Madvise.Advice;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.pmem.disk.PmemProfile;

/** What lies beyond the largest file a file system can number is refused, however large the numbers are. */
class FileSizeLimitTest {
    private static final Pattern W = new Pattern.Constant((byte) 'W');

    private Machine machine;

    @BeforeEach
    void aMachineWithAnExt4File() {
        machine = new Machine(MachineSpec.recorded(KernelModel.of(KernelPreset.G60), PmemProfile.LEGACY,
                List.of(new MachineSpec.RecordedDisk("pm0", 786_432))), EventSink.none());
        machine.perform(new Operation.MakeFileSystem("pm0", "ext4", "-b 4096"));
        machine.perform(new Operation.Mount("pm0", "dax=always"));
        machine.perform(Operation.Write.of("f", 0, 8192, W));
    }

    private Errno errno(Operation operation) {
        return ((Outcome.Failed) machine.perform(operation)).errno();
    }

    @ParameterizedTest
    @ValueSource(longs = {(1L << 44) - 4096, 1L << 44, Long.MAX_VALUE - 4096})
    void aWriteBeyondTheLargestFileIsTooLarge(long offset) {
        assertThat(errno(Operation.Write.of("f", offset, 4096, W))).isEqualTo(Errno.EFBIG);
    }

    @Test
    void theLastBytesThatCanBeNumberedCanBeWritten() {
        assertThat(machine.perform(Operation.Write.of("f", (1L << 44) - 8192, 4096, W)))
                .isEqualTo(new Outcome.Done(4096));
    }

    @Test
    void truncatingAndReservingObeyTheSameLimit() {
        assertThat(errno(new Operation.Truncate("f", Long.MAX_VALUE))).isEqualTo(Errno.EFBIG);
        assertThat(errno(new Operation.Fallocate(Operation.Fallocate.Mode.PREALLOCATE, "f", Long.MAX_VALUE - 1, 1)))
                .isEqualTo(Errno.EFBIG);
    }

    @Test
    void adviceOutsideTheMappingFindsNoMemory() {
        machine.perform(new Operation.Mmap("p1", "m", "f", 0, 8192, Set.of()));

        assertThat(errno(new Operation.Madvise("p1", "m", Long.MAX_VALUE - 4096, 4096, Advice.POPULATE_WRITE)))
                .isEqualTo(Errno.ENOMEM);
    }

    @Test
    void readingFarBeyondTheEndGivesNothing() {
        assertThat(machine.perform(new Operation.Read("f", Long.MAX_VALUE - 4096, 4096,
                OpenMode.PLAIN))).isEqualTo(new Outcome.Data(new byte[0]));
    }
}
