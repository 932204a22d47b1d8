package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.kernel.KernelPreset.GV2;
import static org.daxscope.machine.TestMachine.machine;
import static org.daxscope.machine.TestMachine.pages;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Semantics 8: the patch as posted in November 2021, and how it differs from what was merged. */
class V2PatchTest {
    private static TestMachine v2() {
        return machine(GV2).xfs().file(pages(16));
    }

    /** The copy functions tell poison they cannot clear (EIO) from a buffer they cannot read (EFAULT). */
    @Test
    void aBadUserBufferIsNotTakenForPoison() {
        TestMachine world = v2().known(8, 8);
        String answer = world.call(new Operation.Write("f", 4096, 4096, 0, new Pattern.Constant((byte) 1),
                OpenMode.PLAIN));

        assertThat(answer).isEqualTo("EFAULT");
        assertThat(world.records()).isEmpty();
        assertThat(world.poison()).isEmpty();
        assertThat(v2().known(8, 1).write(4096, 512)).isEqualTo("EIO");
    }

    @Test
    void theWholeRangeIsOneClear() {
        TestMachine world = v2().known("8+8 80+8");
        assertThat(world.write(0, 65536)).isEqualTo("65536");
        assertThat(world.clears()).isEqualTo("0+65536");
    }

    /** Between the clear and the data nothing refuses a reader any more. */
    @Test
    void theRecordGoesBeforeTheData() {
        TestMachine world = v2().known(8, 8);
        world.write(4096, 4096);

        int record = world.since(EventKind.DISK_RECORD_CLEARED).findFirst().orElseThrow();
        int data = world.since(EventKind.DATA_STORED).findFirst().orElseThrow();
        assertThat(record).isLessThan(data);

        TestMachine merged = machine(KernelPreset.G19).xfs().file(pages(16)).known(8, 8);
        merged.write(4096, 4096);
        assertThat(merged.since(EventKind.DATA_STORED).findFirst().orElseThrow())
                .isLessThan(merged.since(EventKind.DISK_RECORD_CLEARED).findFirst().orElseThrow());
    }

    @Test
    void readsGoUpToThePoison() {
        TestMachine world = v2().known(64, 8);
        assertThat(world.read(0, 65536)).isEqualTo("32768");
        assertThat(world.read(32768, 4096)).isEqualTo("EIO");
        assertThat(machine(KernelPreset.G15).xfs().file(pages(16)).known(64, 8).read(0, 65536)).isEqualTo("EIO");
    }

    /** The adjusted length is computed and not used: with healthy media the bad page is read as well. */
    @Test
    void readRecoveryDoesNotUseItsLength() {
        assertThat(v2().record(8, 8).read(0, 8192)).isEqualTo("8192");
        TestMachine mended =
                machine(KernelModel.of(GV2).without(Quirk.Q12_V2_READ_IGNORES_ADJUSTED_LENGTH)).xfs().file(pages(16));
        assertThat(mended.record(8, 8).read(0, 8192)).isEqualTo("4096");
        // A record that begins earlier: out of range, and then the copy meets the poison at its first byte.
        assertThat(v2().known(8, 16).read(8192, 4096)).isEqualTo("EFAULT");
    }

    /** The copy functions of dm pass the mode on; what lies below a table of errors is asked twice and refuses twice. */
    @ParameterizedTest
    @EnumSource(value = KernelPreset.class, names = {"GV2", "G19", "G60", "G65", "G68", "G618"})
    void anErrorTargetIsAskedAgainWhereItsCodeMeansPoison(KernelPreset kernel) {
        TestMachine world = machine(kernel);
        world.call(new Operation.CreateDm("v", "0 262144 linear pm0 0"));
        world.call(new Operation.MakeFileSystem("v", "xfs", "-m reflink=0"));
        world.call(new Operation.Mount("v", "dax=always"));
        world.call(Operation.Write.of("f", 0, 4096, new Pattern.PageNumbers()));
        world.call(new Operation.Fsync("f"));
        world.call(new Operation.SuspendDm("v"));
        world.call(new Operation.LoadDm("v", "0 262144 error"));
        world.call(new Operation.ResumeDm("v"));
        world.forget();

        assertThat(world.call(Operation.Write.of("f", 0, 4096, new Pattern.PageNumbers()))).isEqualTo("EIO");
        long asked = world.since(EventKind.DIRECT_ACCESS).count();
        assertThat(asked).isEqualTo(kernel.compareTo(KernelPreset.G65) < 0 ? 2 : 1);
    }
}
