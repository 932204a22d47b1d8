package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.machine.TestMachine.FILE;
import static org.daxscope.machine.TestMachine.machine;
import static org.daxscope.machine.TestMachine.pages;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The reason of a copy that fell short names the side that stopped it")
class ShortCopyReasonTest {
    private final TestMachine world = machine(KernelPreset.G19).xfs().file(pages(16));

    @Test
    @DisplayName("a read into a bad mapping stops at the user buffer, not at poison of the file")
    void readIntoABadMapping() {
        world.mapped().known("8+8");

        assertThat(reason(new Operation.ReadIntoMap("p1", "m", 4096, FILE, 0, 4096)))
                .isEqualTo(Rule.USER_BUFFER_UNWRITABLE);
    }

    @Test
    @DisplayName("a read of poison no table knows stops at the poison")
    void readOfLatentPoison() {
        world.latent(8, 8);

        assertThat(reason(new Operation.Read(FILE, 4096, 4096, OpenMode.PLAIN))).isEqualTo(Rule.LATENT_POISON_HIT);
    }

    @Test
    @DisplayName("a half page over a record is not page aligned")
    void halfAPage() {
        world.known("8+8");

        assertThat(reason(write(4096, 2048, 2048))).isEqualTo(Rule.STRIDE_OVER_POISON_NOT_PAGE_ALIGNED);
    }

    @Test
    @DisplayName("a whole page from an unreadable user buffer is page aligned, and stores nothing")
    void wholePageFromAnUnreadableBuffer() {
        world.known("8+8");

        assertThat(reason(write(4096, 4096, 0))).isEqualTo(Rule.RECOVERY_STORED_NOTHING);
    }

    @Test
    @DisplayName("without a record the unreadable user buffer is all there is to say")
    void plainWriteFromAnUnreadableBuffer() {
        assertThat(reason(write(4096, 4096, 0))).isEqualTo(Rule.SOURCE_BUFFER_UNREADABLE);
    }

    private static Operation write(long offset, long length, long readable) {
        return new Operation.Write(FILE, offset, length, readable, new Pattern.Constant((byte) 'W'), OpenMode.PLAIN);
    }

    private Rule reason(Operation operation) {
        Outcome outcome = world.perform(operation);
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) outcome).reason().rule();
    }
}
