package org.daxscope.machine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.daxscope.kernel.BusCode;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.SigInfo;
import org.daxscope.kernel.address.VirtualAddress;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.SignalReach;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.pmem.media.ByteRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** O: what views say, as far as it comes from below them. */
class CasesO {
    /** The Page Map outlines both; where they lie is told below it. */
    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void o01_what_a_signal_unmapped_and_what_is_bad(KernelPreset preset) {
        Fixture f = CasesH.huge(preset).mapped().latent(800, 8);
        f.require(new Operation.Load(Fixture.PROCESS, Fixture.MAP, 0));

        Outcome.Killed killed = (Outcome.Killed) f
                .perform(new Operation.Load(Fixture.PROCESS, Fixture.MAP, 100 * 4096 + 16));
        SignalReach reach = SignalReach.of(Fixture.PROCESS, killed.signal());

        assertThat(killed.signal().addressLsb()).isEqualTo(21);
        assertThat(reach.isWider()).isTrue();
        assertThat(f.entries(Fixture.PROCESS)).as("all that it says is unmapped").isEmpty();
        Places places = new Places(f.machine.image());
        assertThat(places.in(Space.FILE, reach.unmapped())).containsExactly(Span.file(Fixture.FILE, 0, 2 << 20));
        assertThat(places.in(Space.FILE, reach.bad()))
                .containsExactly(Span.file(Fixture.FILE, 100 * 4096, 101 * 4096));
        assertThat(f.machine.tables().getFirst().poisoned()).singleElement()
                .satisfies(bad -> assertThat(places.down(reach.bad()))
                        .containsExactly(Span.disk(Fixture.DISK, bad.start(), bad.end())));
    }

    @Test
    void o01_the_example() {
        SignalReach reach = SignalReach.of("app",
                new SigInfo(BusCode.BUS_MCEERR_AR, new VirtualAddress(0x7f2c40010000L), 21));

        assertThat(reach.unmapped()).isEqualTo(new Span(Space.VIRTUAL, "app", 0x7f2c40000000L, 0x7f2c40200000L));
        assertThat(reach.bad()).isEqualTo(new Span(Space.VIRTUAL, "app", 0x7f2c40010000L, 0x7f2c40011000L));
    }

    /** Bad memory and the end of the file give the same code and no lsb before 6.5; the rule tells them apart. */
    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void o02_bad_page_or_end_of_file(KernelPreset preset) {
        Fixture f = Fixture.with(preset).file(12800).start().known(24, 1);
        f.require(new Operation.Mmap(Fixture.PROCESS, Fixture.MAP, Fixture.FILE, 0, 32768,
                Set.of(Operation.MapFlag.READ_ONLY)));

        Outcome.Killed bad = (Outcome.Killed) f.perform(new Operation.Load(Fixture.PROCESS, Fixture.MAP, 0x3010));
        Outcome.Killed beyond = (Outcome.Killed) f.perform(new Operation.Load(Fixture.PROCESS, Fixture.MAP, 0x5010));

        assertThat(bad.reason().rule()).isEqualTo(Rule.FAULT_ON_RECORD);
        assertThat(beyond.reason().rule()).isEqualTo(Rule.FAULT_BEYOND_EOF);
        assertThat(beyond.signal().addressLsb()).isZero();
        // What to rewrite: the page of the exact address.
        assertThat(bad.mapOffset()).isEqualTo(0x3010);
        assertThat(new Places(f.machine.image()).down(Span.file(Fixture.FILE, 0x3000, 0x4000)))
                .containsExactly(Span.disk(Fixture.DISK, f.fileByte() + 0x3000, f.fileByte() + 0x4000));
    }

    /** Sectors of the disk's attribute, named in all address spaces. */
    @Test
    void o03_a_record_in_every_address_space() {
        long dataOffset = 2L << 20;
        Fixture f = Fixture.with(KernelPreset.G60).dataOffset(dataOffset).start().mapped();
        long sector = f.fileSector() + 16;
        f.require(new Operation.StoreBadblocks(Fixture.DISK, sector + " 8"));

        List<Span> everywhere = new Places(f.machine.image())
                .everywhere(Span.disk(Fixture.DISK, sector * 512, (sector + 8) * 512));

        assertThat(everywhere).filteredOn(span -> span.space() == Space.PHYSICAL).singleElement()
                .isEqualTo(new Span(Space.PHYSICAL, "", Fixture.BASE + dataOffset + sector * 512,
                        Fixture.BASE + dataOffset + (sector + 8) * 512));
        assertThat(everywhere).filteredOn(span -> span.space() == Space.REGION).singleElement()
                .extracting(Span::start).isEqualTo(dataOffset + sector * 512);
        assertThat(everywhere).filteredOn(span -> span.space() == Space.FILE).singleElement()
                .isEqualTo(Span.file(Fixture.FILE, 8192, 12288));
        assertThat(everywhere).filteredOn(span -> span.space() == Space.VIRTUAL).singleElement()
                .extracting(Span::length).isEqualTo(4096L);
        assertThat(f.extents()).isEqualTo("0@0x16");
        assertThat(f.machine.image().regions().getFirst().name()).isNotEmpty();
    }

    static List<KernelPreset> merged() {
        return Fixture.merged().toList();
    }

    /** One errno, four causes; what refused tells which. */
    @ParameterizedTest
    @MethodSource("merged")
    void o04_why_a_pwrite_gave_efault(KernelPreset preset) {
        Fixture unaligned = Fixture.of(preset).known(8, 8);
        assertThat(unaligned.write(4608, 512)).isEqualTo("EFAULT");
        assertThat(unaligned.refusals()).contains(Rule.STRIDE_OVER_POISON_NOT_PAGE_ALIGNED)
                .doesNotContain(Rule.CLEAR_FAILED, Rule.CLEAR_FELL_SHORT, Rule.SOURCE_BUFFER_UNREADABLE);

        long page = (Fixture.FILE_PAGE + 1) * 4096L;
        Fixture failing = Fixture.with(preset).media(m -> m.withFailing(List.of(new ByteRange(page, 4096)))).start()
                .known(8, 8);
        assertThat(failing.write(4096, 4096)).isEqualTo("EFAULT");
        assertThat(failing.refusals()).contains(Rule.CLEAR_FAILED)
                .doesNotContain(Rule.STRIDE_OVER_POISON_NOT_PAGE_ALIGNED, Rule.CLEAR_FELL_SHORT);

        Fixture falling = Fixture.with(preset).media(m -> m.withClearMaxBytes(2048)).start().known(8, 8);
        assertThat(falling.write(4096, 4096)).isEqualTo("EFAULT");
        assertThat(falling.refusals()).contains(Rule.CLEAR_FELL_SHORT)
                .doesNotContain(Rule.STRIDE_OVER_POISON_NOT_PAGE_ALIGNED, Rule.CLEAR_FAILED);

        Fixture source = Fixture.of(preset).known(8, 8);
        assertThat(source.call(new Operation.Write(Fixture.FILE, 4096, 4096, 0,
                new Pattern.Constant(Fixture.WRITTEN), OpenMode.PLAIN))).isEqualTo("EFAULT");
        assertThat(source.refusals()).doesNotContain(Rule.STRIDE_OVER_POISON_NOT_PAGE_ALIGNED, Rule.CLEAR_FAILED,
                Rule.CLEAR_FELL_SHORT);
        assertThat(source.bb()).isEmpty();
    }

    /** The four columns of semantics 7.5, seen in one workload. */
    @Test
    void o05_the_same_work_on_four_kernels() {
        List<KernelPreset> columns = List.of(KernelPreset.G15, KernelPreset.GV2, KernelPreset.G19, KernelPreset.G65);

        assertThat(columns).map(preset -> Fixture.of(preset).known(8, 8).read(0, 8192))
                .containsExactly("EIO", "4096", "EIO", "EIO");
        assertThat(columns).map(preset -> Fixture.of(preset).known(8, 8).write(0, 16384))
                .containsExactly("EIO", "16384", "16384", "16384");
        assertThat(columns).map(preset -> Fixture.of(preset).known(8, 1).write(5120, 512))
                .containsExactly("EIO", "EIO", "EFAULT", "EFAULT");
        assertThat(columns).map(preset -> Fixture.of(preset).known(24, 8).write(0, 14336))
                .containsExactly("EIO", "EIO", "12288", "12288");
        assertThat(columns).map(preset -> {
            Fixture f = Fixture.of(preset).known(8, 8);
            f.write(0, 16384);
            return f.clears();
        }).containsExactly("", "0+16384", "4096+4096", "4096+4096");
        assertThat(columns).map(preset -> Fixture.of(preset).known(8, 8).mapped().load(5000))
                .containsExactly("BUS_ADRERR 5000", "BUS_ADRERR 5000", "BUS_ADRERR 5000", "BUS_MCEERR_AR 5000 lsb 12");
    }
}
