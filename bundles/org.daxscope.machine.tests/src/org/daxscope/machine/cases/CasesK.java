package org.daxscope.machine.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.machine.cases.Fixture.since;

import java.util.List;
import java.util.Set;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.machine.image.MountImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cases K-01 to K-11: translation, stripes, error targets. */
@DisplayName("K. Device mapper: routing")
class CasesK {
    private static final String CONCAT = "4096 linear A 4096;8192 linear B 0";
    private static final String LINEAR = "4096 linear A 4096";
    private static final String STRIPED = "16384 striped 2 32 A 0 B 0";

    @ParameterizedTest
    @EnumSource
    void k01_linear_offset(KernelPreset preset) {
        Stack stack = Stack.of(preset, LINEAR, 128).known("A", 4800, 8);

        assertThat(new Places(stack.machine.image()).down(Span.file("f", 0, 4096)))
                .containsExactly(Span.disk("A", 512 * 4096, 513 * 4096));
        assertThat(new Places(stack.machine.image()).in(Space.FILE, Span.disk("A", 4800 * 512, 4808 * 512)))
                .containsExactly(Span.file("f", 88 * 4096, 89 * 4096));
        assertThat(stack.read(0, 128)).isEqualTo(preset == KernelPreset.GV2 ? "360448" : "EIO");
    }

    @ParameterizedTest
    @EnumSource
    void k02_concatenation_edge(KernelPreset preset) {
        Stack stack = Stack.of(preset, CONCAT, 514).known("B", 0, 8);
        boolean merged = since(preset, KernelPreset.G19);

        assertThat(stack.read(510, 4)).isEqualTo("8192");
        assertThat(stack.forget().writeBytes(510 * 4096L + 2048, 12288)).isEqualTo(merged ? "12288" : "6144");
        assertThat(stack.clears()).isEqualTo(merged ? "B 0+4096" : "");

        Stack second = Stack.of(preset, CONCAT, 514).known("B", 0, 8);
        boolean recovers = merged || preset == KernelPreset.GV2;
        assertThat(second.write(510, 4)).isEqualTo(recovers ? "16384" : "8192");
        assertThat(second.clears()).isEqualTo(recovers ? preset == KernelPreset.GV2 ? "B 0+8192" : "B 0+4096" : "");
    }

    @ParameterizedTest
    @EnumSource
    void k03_misaligned_start(KernelPreset preset) {
        for (boolean mended : List.of(false, true)) {
            KernelModel kernel = KernelModel.of(preset);
            if (mended)
                kernel = kernel.without(Quirk.Q17_MISALIGNED_LINEAR);
            Stack stack = Stack.of(kernel);
            stack.require(new Operation.CreateDm("v", "0 " + Stack.FRONT + " linear M 4"));
            boolean refuses = !since(preset, KernelPreset.GST) || mended;

            assertThat(stack.machine.dmDevices().getFirst().isDax()).as("DAX, mended " + mended).isEqualTo(!refuses);
            stack.require(new Operation.MakeFileSystem("v", "ext4", ""));
            assertThat(stack.call(new Operation.Mount("v", "dax=always"))).isEqualTo(refuses ? "EINVAL" : "0");
            if (!refuses) {
                // DAX data lies at the page's start, block I/O four sectors behind it: the wrong bytes.
                stack.require(new Operation.PlaceFile("f", 4096, List.of(
                        new Operation.PlaceFile.Placement(0, 8000 * 4096, 4096, false))));
                stack.write(0, 1);
                assertThat(stack.rawRead("M", 64000, 1)[0]).isEqualTo((byte) 'W');
                assertThat(stack.rawRead("v", 64000, 1)[0]).isEqualTo((byte) 'W');
                assertThat(stack.rawRead("v", 64004, 4)[0]).isZero();
            }
        }
    }

    @Test
    void k04_stripe_translation() {
        Stack stack = Stack.of(KernelPreset.G65, STRIPED, 16);
        Places places = new Places(stack.machine.image());

        assertThat(places.down(Span.file("f", 5 * 4096, 6 * 4096))).containsExactly(Span.disk("B", 4096, 8192));
        assertThat(places.down(Span.file("f", 8 * 4096, 9 * 4096))).containsExactly(Span.disk("A", 16384, 20480));
    }

    @ParameterizedTest
    @EnumSource
    void k05_stripe_read(KernelPreset preset) {
        Stack stack = Stack.of(preset, STRIPED, 16).known("B", 8, 8);

        assertThat(stack.read(0, 16)).isEqualTo(preset == KernelPreset.GV2 ? "20480" : "16384");
    }

    @ParameterizedTest
    @EnumSource
    void k06_stripe_recovery(KernelPreset preset) {
        Stack stack = Stack.of(preset, STRIPED, 16).known("B", 8, 8);
        boolean merged = since(preset, KernelPreset.G19);
        boolean recovers = merged || preset == KernelPreset.GV2;

        assertThat(stack.write(0, 16)).isEqualTo(recovers ? "65536" : "16384");
        assertThat(stack.clears()).isEqualTo(merged ? "B 4096+4096" : recovers ? "B 0+16384" : "");
        assertThat(stack.badblocks("B")).isEqualTo(recovers ? "" : "8 8");
        assertThat(stack.asked(EventKind.RECOVERY_WRITE, "A")).as("neighbours on leg A").isZero();
    }

    @ParameterizedTest
    @EnumSource
    void k07_chunk_4_sectors(KernelPreset preset) {
        Stack stack = Stack.of(preset, "16384 striped 2 4 A 0 B 0", 16);

        assertThat(stack.read(0, 1)).isEqualTo("EIO");
        assertThat(stack.refusals()).contains(Rule.DM_BELOW_A_PAGE);
        assertThat(stack.write(0, 1)).isEqualTo("EIO");
        stack.require(new Operation.Mmap("p", "m", "f", 0, 65536, Set.of()));
        assertThat(stack.call(new Operation.Load("p", "m", 0))).isEqualTo("BUS_ADRERR 0");
    }

    @ParameterizedTest
    @EnumSource
    void k08_chunk_12_sectors(KernelPreset preset) {
        Stack stack = Stack.of(preset, "12288 striped 2 12 A 0 B 0", 16);

        assertThat(stack.read(0, 1)).isEqualTo("4096");
        assertThat(stack.read(1, 1)).isEqualTo("EIO");
    }

    @ParameterizedTest
    @EnumSource
    void k09_merged_record_across_chunks(KernelPreset preset) {
        Stack stack = Stack.of(preset, STRIPED, 16).known("A", 24, 16);
        assertThat(stack.badblocks("A")).isEqualTo("24 16");
        boolean merged = since(preset, KernelPreset.G19);

        assertThat(stack.write(0, 16)).isEqualTo(merged || preset == KernelPreset.GV2 ? "65536" : "EIO");
        if (merged)
            assertThat(stack.clears()).isEqualTo("A 12288+4096 A 16384+4096");
        assertThat(Stack.of(preset, STRIPED, 16).known("A", 24, 16).read(4, 4)).as("leg B").isEqualTo("16384");
    }

    @ParameterizedTest
    @EnumSource
    void k10_error_segment(KernelPreset preset) {
        Stack stack = Stack.of(preset);
        stack.require(new Operation.CreateDm("v", "0 200000 linear M 0\n200000 8 error"));

        assertThat(stack.machine.dmDevices().getFirst().isDax()).isFalse();
        stack.require(new Operation.MakeFileSystem("v", "ext4", ""));
        assertThat(stack.call(new Operation.Mount("v", "dax=always"))).isEqualTo("EINVAL");
        assertThat(stack.refusals()).endsWith(Rule.NO_DAX_ON_DEVICE);

        Stack xfs = Stack.of(preset);
        xfs.require(new Operation.CreateDm("v", "0 262000 linear M 0\n262000 8 error"));
        xfs.machine.perform(new Operation.MakeFileSystem("v", "xfs", "-m reflink=0"));
        Outcome mounted = xfs.machine.perform(new Operation.Mount("v", "dax=always"));
        if (mounted instanceof Outcome.Done)
            assertThat(xfs.machine.image().mounts()).extracting(MountImage::dax).containsExactly(false);
    }

    @ParameterizedTest
    @EnumSource
    void k11_switch_to_error_live(KernelPreset preset) {
        Stack stack = Stack.of(preset, LINEAR, 128);
        stack.write(0, 16);
        stack.require(new Operation.Mmap("p", "m", "f", 0, 65536, Set.of()));
        assertThat(stack.call(new Operation.Load("p", "m", 0))).isEqualTo("'W'");
        stack.require(new Operation.SuspendDm("v"));
        stack.require(new Operation.LoadDm("v", "0 " + (Stack.FRONT + 4096) + " error"));
        stack.require(new Operation.ResumeDm("v"));
        stack.forget();

        assertThat(stack.call(new Operation.Load("p", "m", 4096))).isEqualTo("BUS_ADRERR 4096");
        assertThat(stack.read(0, 1)).isEqualTo("EIO");
        stack.forget();
        assertThat(stack.write(0, 1)).isEqualTo("EIO");
        boolean triesAgain = preset == KernelPreset.GV2 || preset == KernelPreset.G19 || preset == KernelPreset.G60;
        assertThat(stack.asked(EventKind.DIRECT_ACCESS, "v")).isEqualTo(triesAgain ? 2 : 1);
        assertThat(stack.refusals()).contains(Rule.DM_ERROR_TARGET);
        assertThat(stack.call(new Operation.Load("p", "m", 1))).as("old entry").isEqualTo("'W'");
    }
}
