package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.machine.TestMachine.FILE;
import static org.daxscope.machine.TestMachine.machine;
import static org.daxscope.machine.TestMachine.pages;

import java.util.Set;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.run.BadAddress;
import org.daxscope.pmem.disk.PmemProfile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("O-04 EFAULT from a write tells which of its causes it was:")
class BadAddressTest {
    private final TestMachine world = machine(KernelPreset.G60).xfs().file(pages(16));

    private Set<BadAddress> causes(TestMachine of, Operation.Write write) {
        int first = of.journal.size();
        assertThat(of.call(write)).isEqualTo("EFAULT");
        return BadAddress.of(of.journal, first, of.journal.size());
    }

    private static Operation.Write write(long offset, long length, long readable) {
        return new Operation.Write(FILE, offset, length, readable, new Pattern.PageNumbers(), OpenMode.PLAIN);
    }

    @Test
    @DisplayName("the user's buffer")
    void userBuffer() {
        assertThat(causes(world, write(0, 4096, 0))).containsExactly(BadAddress.USER_BUFFER);
    }

    @Test
    @DisplayName("part of a page with a record")
    void unaligned() {
        assertThat(causes(world.known("8+8"), write(5120, 512, 512))).containsExactly(BadAddress.UNALIGNED);
    }

    @Test
    @DisplayName("a clear that fails, here on firmware that has no such command")
    void clearFailed() {
        TestMachine other = machine(KernelPreset.G60, PmemProfile.NFIT_QEMU).xfs().file(pages(16)).stored(8, 8);

        assertThat(causes(other, write(4096, 4096, 4096))).containsExactly(BadAddress.CLEAR_FAILED);
    }

    @Test
    @DisplayName("all are listed, and the one that applies is marked")
    void lines() {
        assertThat(BadAddress.lines(Set.of(BadAddress.UNALIGNED)).lines()).hasSize(1 + BadAddress.values().length)
                .filteredOn(line -> line.startsWith("-> ")).hasSize(1).first().asString().contains("only in part");
    }
}
