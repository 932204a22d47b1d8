package org.daxscope.machine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.MachineState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which letter {@code dmsetup status} gives the legs of a stripe: D once a bio has failed there. Kernel: stripe_end_io(). */
class StripeStatusTest {
    private final Stack stack = Stack.of(KernelPreset.G60);

    private void striped(String legs) {
        stack.require(new Operation.CreateDm("v", "0 8192 striped 2 16 " + legs));
        // Bytes 18432 and 45056 of the device.
        stack.known("A", 20, 1).known("B", 40, 2);
    }

    private String status() {
        String text = stack.text(new Operation.StatusDm("v"));
        return text.substring(text.lastIndexOf(' ') + 1);
    }

    private String read(long offset, long length, OpenMode mode) {
        return stack.call(new Operation.Read("v", offset, length, mode));
    }

    /** As recorded on real kernels in d-22-raw-stripe. */
    @Test
    void eachLegThatFailedABioIsMarkedForAsLongAsTheTableLives() {
        striped("A 0 B 0");
        assertThat(status()).isEqualTo("AA");
        MachineState before = stack.machine.save();

        assertThat(read(18_432, 512, OpenMode.DIRECT)).isEqualTo("EIO");
        assertThat(status()).isEqualTo("DA");
        assertThat(read(0, 65_536, OpenMode.DIRECT)).isEqualTo("EIO");
        assertThat(status()).isEqualTo("DD");
        assertThat(stack.asked(EventKind.DM_STRIPE_ERROR, "A")).as("told once").isEqualTo(1);
        assertThat(stack.rawWrite("v", 0, 128, 'W')).isEqualTo("65536");
        assertThat(status()).as("what is repaired stays marked").isEqualTo("DD");

        MachineState after = stack.machine.save();
        stack.machine.restore(before);
        assertThat(status()).isEqualTo("AA");
        stack.machine.restore(after);
        assertThat(status()).isEqualTo("DD");
        stack.require(new Operation.LoadDm("v", "0 8192 striped 2 16 A 0 B 0"));
        stack.require(new Operation.ResumeDm("v"));
        assertThat(status()).isEqualTo("AA");
    }

    @Test
    void aReadAheadThatFailsDoesNotCountButTheReadAfterItDoes() {
        striped("A 0 B 0");

        // Eight pages are read ahead for three; the fifth lies over the record.
        assertThat(read(0, 3 * 4096, OpenMode.PLAIN)).isEqualTo("12288");
        assertThat(stack.refusals()).contains(Rule.RECORD_OVERLAPS_BIO);
        assertThat(status()).isEqualTo("AA");
        assertThat(read(16_384, 4096, OpenMode.PLAIN)).isEqualTo("EIO");
        assertThat(status()).isEqualTo("DA");
    }

    /** Who hands a bio on hands its flags on. */
    @ParameterizedTest
    @ValueSource(strings = {"linear v 0", "delay v 0 0", "snapshot-origin v", "log-writes v B", "dust v 0 4096",
        "flakey v 0 10 0", "x-linear v 0"})
    void norBelowATargetThatHandsItOn(String target) {
        striped("A 0 A 4096");
        stack.require(new Operation.CreateDm("w", "0 8192 " + target));

        assertThat(stack.call(new Operation.Read("w", 0, 3 * 4096, OpenMode.PLAIN))).isEqualTo("12288");
        assertThat(stack.refusals()).contains(Rule.RECORD_OVERLAPS_BIO);
        assertThat(status()).isEqualTo("AA");
        assertThat(stack.call(new Operation.Read("w", 16_384, 4096, OpenMode.PLAIN))).isEqualTo("EIO");
        assertThat(status()).isEqualTo("DD");
    }

    @Test
    void twoLegsOnOneDeviceFailTogether() {
        striped("A 0 A 4096");

        assertThat(read(18_432, 512, OpenMode.DIRECT)).isEqualTo("EIO");
        assertThat(status()).isEqualTo("DD");
    }

    /** The kernel compares the number of the whole disk with the partition's, and finds none. */
    @Test
    void aLegOnAPartitionIsNeverMarked() {
        stack.require(new Operation.CreatePartition("A", 1, 2048, 0));
        stack.require(new Operation.CreateDm("v", "0 8192 striped 2 16 A1 0 B 0"));
        stack.known("A", 2048 + 4, 1).known("B", 4, 1);

        assertThat(read(0, 65_536, OpenMode.DIRECT)).isEqualTo("EIO");
        assertThat(status()).isEqualTo("AD");
    }

    @Test
    void daxCallsAreNoBios() {
        Stack file = Stack.of(KernelPreset.G60, "8192 striped 2 16 A 0 B 0", 16).known("A", 0, 8);

        assertThat(file.read(0, 1)).isEqualTo("EIO");
        assertThat(file.text(new Operation.StatusDm("v"))).endsWith(" 1 AA");
    }
}
