package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.daxscope.machine.TestMachine.FILE;
import static org.daxscope.machine.TestMachine.machine;
import static org.daxscope.machine.TestMachine.pages;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Numbers that no call takes")
class ArgumentsTest {
    private final TestMachine world = machine(KernelPreset.G618).xfs().file(pages(16)).mapped();

    @Test
    void areRefusedBeforeAnythingHappens() {
        assertThat(world.call(new Operation.CopyRange(FILE, -1, 1L << 62, "g", 0))).isEqualTo("EINVAL");
        assertThat(world.call(new Operation.CopyRange(FILE, 0, 512, "g", Long.MAX_VALUE - 4095))).isEqualTo("EINVAL");
        assertThat(world.call(new Operation.SendFile(FILE, Long.MAX_VALUE, 1))).isEqualTo("EINVAL");
        assertThat(world.call(new Operation.Load("p1", "m", -1))).isEqualTo("EINVAL");
        assertThat(world.machine.image().files()).hasSize(1);
    }

    @Test
    void areSaidInASentenceWhereOnlyTheModelStopsShort() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> world.call(Operation.Write.of(FILE, 0, 2L << 30, new Pattern.PageNumbers())))
                .withMessage("one operation moves at most 1 GiB, and this one asks for 2147483648 bytes");
        world.truncate(1L << 30);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> world.call(new Operation.Read(FILE, 0, 1L << 40, OpenMode.PLAIN)))
                .withMessage("one read returns at most 256 MiB, and this one asks for 1073741824 bytes");
    }
}
