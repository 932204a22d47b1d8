package org.daxscope.machine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;
import org.daxscope.kernel.operation.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The reason of a signal or an error names the layer that refused: a record only where a record it was. */
class RefusingLayerTest {
    private static final String LINEAR = "4096 linear A 4096";

    private static Stack switchedToError(KernelPreset preset) {
        Stack stack = Stack.of(preset, LINEAR, 128);
        stack.require(new Operation.Mmap("p", "m", "f", 0, 65_536, Set.of()));
        stack.require(new Operation.SuspendDm("v"));
        stack.require(new Operation.LoadDm("v", "0 " + (Stack.FRONT + 4096) + " error"));
        stack.require(new Operation.ResumeDm("v"));
        return stack.forget();
    }

    private static Rule signal(Stack stack, Operation operation) {
        return ((Outcome.Killed) stack.machine.perform(operation)).reason().rule();
    }

    private static Rule error(Stack stack, Operation operation) {
        return ((Outcome.Failed) stack.machine.perform(operation)).reason().rule();
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void aFaultOnAnErrorTarget(KernelPreset preset) {
        Stack stack = switchedToError(preset);

        assertThat(signal(stack, new Operation.Load("p", "m", 4096))).isEqualTo(Rule.DM_ERROR_TARGET);
        assertThat(error(stack, new Operation.Madvise("p", "m", 4096, 4096, Operation.Madvise.Advice.HWPOISON)))
                .isEqualTo(Rule.DM_ERROR_TARGET);
        assertThat(error(stack, new Operation.Fallocate(Operation.Fallocate.Mode.PUNCH_HOLE, "f", 0, 100)))
                .as("part of a page is zeroed").isEqualTo(Rule.DM_ERROR_TARGET);
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void aFaultOnARecord(KernelPreset preset) {
        Stack stack = Stack.of(preset, LINEAR, 128).known("A", 4096, 8);
        stack.require(new Operation.Mmap("p", "m", "f", 0, 65_536, Set.of()));

        assertThat(signal(stack, new Operation.Load("p", "m", 0))).isEqualTo(Rule.FAULT_ON_RECORD);
        assertThat(error(stack, new Operation.Fallocate(Operation.Fallocate.Mode.PUNCH_HOLE, "f", 0, 100)))
                .isEqualTo(Rule.PARTIAL_ZERO_OVER_POISON);
    }

    /** Through the page cache it is the block read that failed, whoever failed it below. */
    @Test
    void aCachedFault() {
        Stack stack = Stack.of(KernelPreset.G60);
        stack.require(new Operation.CreateDm("v", "0 8192 error"));
        stack.require(new Operation.Mmap("p", "m", "v", 0, 4096, Set.of()));

        assertThat(signal(stack, new Operation.Load("p", "m", 0))).isEqualTo(Rule.FAULT_READ_FAILED);
    }

    /** A page in two chunks: the older kernels find where it begins misaligned and clear nothing. */
    @Test
    void wholePagesOfAMisalignedStripeAreNotZeroed() {
        Stack stack = Stack.of(KernelPreset.G15, "8192 striped 2 4 A 0 B 0", 1);
        stack.require(new Operation.Unmount("v"));
        stack.require(new Operation.MakeFileSystem("v", "xfs", "-m reflink=0"));
        stack.require(new Operation.Mount("v", "dax=always"));
        long start = Stack.FRONT * 512;
        stack.require(new Operation.PlaceFile("g", 4096, List.of(new Placement(0, start, 4 * 4096, false))));

        Outcome.Failed failed = (Outcome.Failed) stack.machine.perform(new Operation.Truncate("g", 3 * 4096));

        assertThat(failed.errno()).isEqualTo(Errno.EINVAL);
        assertThat(failed.reason().rule()).isEqualTo(Rule.DM_MISALIGNED);
    }
}
