package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.machine.TestMachine.FILE_PAGE;
import static org.daxscope.machine.TestMachine.extent;
import static org.daxscope.machine.TestMachine.machine;
import static org.daxscope.machine.TestMachine.pages;
import static org.daxscope.machine.TestMachine.unwritten;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.Rule;
import org.daxscope.pmem.disk.PmemProfile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("read(2) on a DAX file")
class DaxReadTest {

    private static TestMachine file(KernelPreset kernel) {
        return machine(kernel).xfs().file(pages(16));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("F-01 a read that touches no bad page is whole")
    void goodPagesRead(KernelPreset kernel) {
        assertThat(file(kernel).known("8+8").read(0, 4096)).isEqualTo("4096");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("F-02 a bad page ends the whole piece, good bytes before it included; v2 reads up to it")
    void aBadPageEndsThePiece(KernelPreset kernel) {
        TestMachine world = file(kernel).known("8+8");

        assertThat(world.read(0, 8192)).isEqualTo(kernel == KernelPreset.GV2 ? "4096" : "EIO");
        assertThat(world.refusals()).contains(Rule.RECORD_OVERLAPS_REQUEST);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("F-03 F-04 a bad page reads EIO, good sectors of it too")
    void allOfABadPageIsRefused(KernelPreset kernel) {
        assertThat(file(kernel).known("8+8").read(4096, 4096)).isEqualTo("EIO");
        assertThat(file(kernel).known("8+1").read(6144, 512)).isEqualTo("EIO");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("F-05 page by page all but the bad page can be had")
    void pageByPage(KernelPreset kernel) {
        TestMachine world = file(kernel).known("64+8");

        assertThat(world.read(0, 65_536)).isEqualTo(kernel == KernelPreset.GV2 ? "32768" : "EIO");
        for (int page = 0; page < 16; page++)
            assertThat(world.read(pages(page), 4096)).isEqualTo(page == 8 ? "EIO" : "4096");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("F-06 poison in a later extent makes the count short, and the next read fails")
    void extentsArePieces(KernelPreset kernel) {
        TestMachine world = machine(kernel).xfs()
                .file(pages(16), extent(0, FILE_PAGE, 4), extent(4, FILE_PAGE + 256, 12)).known(260 * 8, 8);

        assertThat(world.read(0, 65_536)).isEqualTo(kernel == KernelPreset.GV2 ? "32768" : "16384");
        assertThat(world.read(16_384, 49_152)).isEqualTo(kernel == KernelPreset.GV2 ? "16384" : "EIO");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("F-07 poison below an unwritten extent is never seen")
    void unwrittenReadsZeros(KernelPreset kernel) {
        TestMachine world = machine(kernel).xfs().file(pages(16), unwritten(0, FILE_PAGE, 16)).known("8+8")
                .latent(64, 8);

        assertThat(world.data(0, 65_536)).hasSize(65_536).containsOnly(0);
        assertThat(world.refusals()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("F-08 F-09 unknown poison: up to it, and the machine check makes the record that refuses the next read")
    void latentPoisonBecomesKnownByReading(KernelPreset kernel) {
        TestMachine world = file(kernel).mapped().latent(8, 1);
        world.load("m", 5000);

        assertThat(world.read(0, 16_384)).isEqualTo("4096");

        boolean wholePage = kernel.compareTo(KernelPreset.G19) >= 0;
        assertThat(world.records()).isEqualTo(wholePage ? "8+8" : "8+1");
        assertThat(world.regionRecords()).isEqualTo(world.records());
        assertThat(world.read(4096, 4096)).isEqualTo("EIO");
        assertThat(world.since(EventKind.MACHINE_CHECK).count()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("semantics 10.4 a read that meets unknown poison flags no page, unmaps nothing and signals nobody")
    void aReadOnlyTellsTheDecoder(KernelPreset kernel) {
        TestMachine world = file(kernel).mapped().latent(8, 1);
        world.load("m", 4096 + 512);

        assertThat(world.read(4096, 4096)).isEqualTo("EFAULT");

        assertThat(world.device().hwPoison()).isEmpty();
        assertThat(world.device().notPresent()).isEmpty();
        assertThat(world.machine.image().mappings().get(0).entries()).hasSize(1);
        assertThat(world.since(EventKind.SIGNAL_SENT)).isEmpty();
        assertThat(world.read(4096, 4096)).isEqualTo("EIO");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("where no decoder records it, every read of unknown poison gives EFAULT again")
    void withoutADecoderItNeverEnds(KernelPreset kernel) {
        TestMachine world = machine(kernel, PmemProfile.LEGACY).xfs().file(pages(16)).latent(8, 1);

        assertThat(world.read(4096, 4096)).isEqualTo("EFAULT");
        assertThat(world.read(4096, 4096)).isEqualTo("EFAULT");
        assertThat(world.read(4096 + 512, 512)).isEqualTo("512");
        assertThat(world.records()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("a block read over unknown poison gives EIO at once, and makes the record")
    void aBlockReadMakesTheRecordToo(KernelPreset kernel) {
        TestMachine world = file(kernel).latent(8, 1);

        assertThat(world.rawRead(4096, 4096)).isEqualTo("EIO");

        assertThat(world.records()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("F-10 a record over healthy media: v2 hands out the page's data, the others refuse")
    void aStaleRecord(KernelPreset kernel) {
        assertThat(file(kernel).record(8, 8).read(0, 8192)).isEqualTo(kernel == KernelPreset.GV2 ? "8192" : "EIO");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("F-11 a record that begins in an earlier page confuses v2: EFAULT instead of EIO")
    void aRecordThatBeginsEarlier(KernelPreset kernel) {
        assertThat(file(kernel).known("8+16").read(8192, 4096))
                .isEqualTo(kernel == KernelPreset.GV2 ? "EFAULT" : "EIO");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("F-12 the end of the file comes before poison")
    void theEndOfFileWins(KernelPreset kernel) {
        TestMachine world = machine(kernel).xfs().file(5000, extent(0, FILE_PAGE, 4)).known("16+8");

        assertThat(world.read(8192, 4096)).isEqualTo("0");
        assertThat(world.read(0, 8192)).isEqualTo("5000");
        assertThat(world.read(0, 65_536)).isEqualTo("5000");
    }
}
