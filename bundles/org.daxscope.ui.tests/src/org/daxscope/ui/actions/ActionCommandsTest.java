package org.daxscope.ui.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.kernel.NamespaceMode;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.place.Span;
import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.ui.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every action by its command, and the machine behind it. */
@ExtendWith(LoggedErrors.class)
class ActionCommandsTest {
    private static final long BAD = 5 * 4096;
    private static final String UNDO = "org.eclipse.ui.edit.undo";
    private static final String REDO = "org.eclipse.ui.edit.redo";

    private static Outcome outcome(Bench bench) {
        List<Outcome> outcomes = outcomes(bench);
        return outcomes.getLast();
    }

    private static List<Outcome> outcomes(Bench bench) {
        return bench.state().calls().get(bench.state().position() - 1).stream().map(call -> call.outcome()).toList();
    }

    private static DeviceImage disk(Bench bench) {
        return bench.state().image().devices().getFirst();
    }

    private static FileImage file(Bench bench) {
        return bench.state().image().files().getFirst();
    }

    @Test
    void injectPoisonsTheLinesOfTheDiskUnderWhatIsLookedAt() throws Exception {
        Bench bench = Story.opened("6.1");
        bench.focus(Span.file("f", BAD, BAD + 100));

        bench.act("inject", "now", "true");

        assertThat(disk(bench).poisoned())
                .containsExactly(new Bytes(Story.FILE_START + BAD, Story.FILE_START + BAD + 256));
        assertThat(disk(bench).diskRecords()).isEmpty();
    }

    @Test
    void injectRoundsToPagesAndTellsTheKernel() throws Exception {
        Bench bench = Story.opened("6.1");

        bench.act("inject", "target", "pm0", "offset", "40961 KiB", "length", "1", "grain", "page", "known", "known");

        assertThat(disk(bench).poisoned()).containsExactly(new Bytes(40_960 << 10, 40_964 << 10));
        assertThat(disk(bench).diskRecords()).containsExactly(new DiskSectors(81_920, 8));
        assertThat(bench.state().length()).isEqualTo(1);
    }

    @Test
    void aStormIsTheSameForTheSameSeed() throws Exception {
        Bench bench = Story.opened("6.1");
        bench.act("storm", "target", "pm0", "ranges", "50", "lines", "3", "seed", "7");
        List<Bytes> first = disk(bench).poisoned();

        bench.run(UNDO);
        assertThat(disk(bench).poisoned()).isEmpty();
        bench.act("storm", "target", "pm0", "ranges", "50", "lines", "3", "seed", "7");

        assertThat(first).hasSizeGreaterThan(20);
        assertThat(disk(bench).poisoned()).isEqualTo(first);
    }

    @Test
    void loadAndStoreTouchTheMappingAndFindThePoisonOfThePageLookedAt() throws Exception {
        Bench bench = Story.opened("6.1");
        bench.act("store", "target", "app/m", "offset", "100", "value", "0x42");
        bench.act("load", "target", "app/m", "offset", "100");
        assertThat(outcome(bench)).isEqualTo(new Outcome.Loaded((byte) 0x42));

        bench.act("inject", "target", "pm0", "offset", Long.toString(Story.FILE_START + BAD + 512), "length", "1");
        bench.focus(Span.file("f", BAD, BAD + 4096));
        bench.act("load", "now", "true");

        assertThat(outcome(bench)).isInstanceOfSatisfying(Outcome.Killed.class,
                killed -> assertThat(killed.fileOffset()).isBetween(BAD, BAD + 4095));
    }

    @Test
    void memsetFillsAndMsyncSucceeds() throws Exception {
        Bench bench = Story.opened("6.1");

        bench.act("memset", "target", "app/m", "offset", "0", "length", "2 pages", "value", "0x11");
        bench.act("msync", "target", "app/m", "offset", "0", "length", "8192");
        assertThat(outcome(bench)).isEqualTo(new Outcome.Done(0));
        bench.act("read", "target", "f", "offset", "8191", "length", "2");

        assertThat(outcome(bench)).isEqualTo(new Outcome.Data(new byte[] {0x11, 0x22}));
    }

    @Test
    void pwriteOverPoisonIsARecoveryWriteOnWholePages() throws Exception {
        Bench bench = Story.opened("6.1");
        bench.act("inject", "target", "pm0", "offset", Long.toString(Story.FILE_START + BAD), "length", "256", "known",
                "known");
        bench.focus(Span.file("f", BAD + 10, BAD + 20));

        bench.act("pwrite", "pattern", "0x33");

        assertThat(outcome(bench)).isEqualTo(new Outcome.Done(4096));
        assertThat(disk(bench).poisoned()).isEmpty();
        assertThat(disk(bench).diskRecords()).isEmpty();
        assertThat(file(bench).extents()).hasSize(1);
        assertThat(bench.state().latest().daxscope()).contains("poison cleared").contains("removed")
                .contains("extents unchanged");
    }

    @Test
    void punchLeavesAHoleAndZeroKeepsTheBlocks() throws Exception {
        Bench bench = Story.opened("6.1");

        bench.act("zero", "target", "f", "offset", "0", "length", "4096");
        assertThat(file(bench).extents().getFirst().offset()).isZero();
        bench.act("punch", "target", "f", "offset", Long.toString(BAD), "length", "4096");

        assertThat(file(bench).extents()).noneMatch(e -> e.offset() <= BAD && e.offset() + e.length() > BAD);

        bench.act("preallocate", "target", "f", "offset", Long.toString(BAD), "length", "4096");

        assertThat(file(bench).extents())
                .anyMatch(e -> e.unwritten() && e.offset() <= BAD && e.offset() + e.length() > BAD);
    }

    @Test
    void filesAreMadeCutSyncedAndRemoved() throws Exception {
        Bench bench = Story.opened("6.1");

        bench.act("create", "name", "g");
        bench.act("pwrite", "target", "g", "offset", "0", "length", "8192");
        bench.act("truncate", "target", "g", "size", "5000");
        bench.act("fsync", "target", "g");

        assertThat(bench.state().image().files()).extracting(FileImage::name, FileImage::size)
                .contains(org.assertj.core.groups.Tuple.tuple("g", 5000L));

        bench.act("unlink", "target", "g");

        assertThat(bench.state().image().files()).extracting(FileImage::name).containsExactly("f");
    }

    @Test
    void mappingsAreMadeAndTakenAway() throws Exception {
        Bench bench = Story.opened("6.1");

        bench.act("mmap", "target", "f", "process", "other", "map", "w", "flags", "read_only populate");
        assertThat(bench.state().image().mappings()).extracting(m -> m.process() + "/" + m.name())
                .containsExactly("app/m", "other/w");
        assertThat(bench.state().image().mappings().getLast().length()).isEqualTo(Story.FILE_BYTES);

        bench.act("munmap", "target", "app/m");
        assertThat(bench.state().image().mappings()).hasSize(1);
    }

    @Test
    void aScrubFindsLatentPoisonAndClearTakesItFromMediaButNotFromTheDisksRecord() throws Exception {
        Bench bench = Story.opened("6.1");
        bench.act("inject", "target", "pm0", "offset", "104857600", "length", "512");
        bench.act("scrub", "now", "true");
        assertThat(disk(bench).diskRecords()).hasSize(1);

        bench.act("clear", "target", "pm0", "offset", "104857600", "length", "512");

        assertThat(disk(bench).poisoned()).isEmpty();
        assertThat(disk(bench).regionRecords()).isEmpty();
        assertThat(disk(bench).diskRecords()).as("stale until the driver is bound again").hasSize(1);
    }

    @Test
    void aNamespaceIsTakenAwayAndSetUpAnew() throws Exception {
        Bench bench = Story.opened("6.1");
        bench.act("unmount", "target", "pm0");
        bench.act("disableNamespace", "target", "pm0");
        assertThat(bench.state().image().regions().getFirst().enabled()).isFalse();

        bench.act("configureNamespace", "target", "pm0", "namespace", "raw");

        var region = bench.state().image().regions().getFirst();
        assertThat(region.enabled()).isTrue();
        assertThat(region.config().mode()).isEqualTo(NamespaceMode.RAW);
        assertThat(region.dataOffset()).isZero();
    }

    @Test
    void aScrubRunsUntilItIsWaitedFor() throws Exception {
        Bench bench = Story.opened("6.1");
        bench.act("injectError", "target", "pm0", "offset", "104857600", "length", "512", "known", "latent");
        bench.act("startScrub", "target", "pm0");
        assertThat(bench.state().image().regions().getFirst().scrubbing()).isTrue();
        assertThat(disk(bench).diskRecords()).isEmpty();

        bench.act("waitScrub", "target", "pm0");

        assertThat(disk(bench).diskRecords()).hasSize(1);
        bench.act("clearCommand", "target", "pm0", "offset", "104857600", "length", "512");
        assertThat(disk(bench).regionRecords()).isEmpty();
    }

    @Test
    void unmountAndMountBringTheFilesBack() throws Exception {
        Bench bench = Story.opened("6.1");

        bench.act("unmount", "target", "pm0");
        assertThat(bench.state().image().files()).isEmpty();
        assertThat(bench.command(DaxscopeUi.COMMAND_ACTION + "punch").isEnabled()).isFalse();

        bench.act("mount", "target", "pm0");
        assertThat(bench.state().image().files()).extracting(FileImage::name).containsExactly("f");
    }

    @Test
    void undoAndRedoGoThroughTheSteps() throws Exception {
        Bench bench = Story.opened("6.1");
        assertThat(bench.command(UNDO).isEnabled()).isFalse();
        bench.act("create", "name", "g");

        bench.run(UNDO);
        assertThat(bench.state().image().files()).hasSize(1);
        assertThat(bench.state().length()).isZero();
        assertThat(bench.session().redoLabel()).isEqualTo("create g");

        bench.run(REDO);
        assertThat(bench.state().image().files()).hasSize(2);
        assertThat(bench.command(REDO).isEnabled()).isFalse();
    }

    @Test
    void aStepIsRepeatedAsANewOne() throws Exception {
        Bench bench = Story.opened("6.1");
        bench.act("pwrite", "target", "f", "offset", "0", "length", "4096");
        bench.act("fsync", "target", "f");

        bench.run(DaxscopeUi.COMMAND_REPEAT, "step", "1");

        assertThat(bench.state().length()).isEqualTo(3);
        assertThat(bench.state().calls().get(2)).isEqualTo(bench.state().calls().get(0));
    }

    @Test
    void anActionOnARecordingGoesOnFromItAsASession() throws Exception {
        Bench bench = new Bench();
        bench.open(Bench.sample("6.1", "a-xfs-03-subpage-write"));
        bench.run(DaxscopeUi.COMMAND_FORWARD);

        bench.act("scrub", "now", "true");

        assertThat(bench.state().recording()).isNull();
        assertThat(bench.state().length()).isEqualTo(2);
        assertThat(bench.state().position()).isEqualTo(2);
    }

    @Test
    void whatCannotBeUnderstoodChangesNothing() throws Exception {
        Bench bench = Story.opened("6.1");

        bench.act("pwrite", "target", "f", "offset", "eight");
        bench.act("pwrite", "target", "f", "offset", "0", "length", "0");
        bench.act("pwrite", "target", "f", "offset", "0", "pattern", "beef");
        bench.act("load", "target", "nobody/m", "offset", "0");
        bench.act("load", "target", "app/m", "offset", "1 TiB");
        bench.act("inject", "known", "maybe");

        assertThat(bench.state().length()).isZero();
    }

    @Test
    void dataCanComeFromAFile(@TempDir Path folder) throws Exception {
        Bench bench = Story.opened("6.1");
        byte[] backup = new byte[8192];
        new SplittableRandom(5).nextBytes(backup);
        Path data = Files.write(folder.resolve("backup"), backup);

        bench.act("pwrite", "target", "f", "offset", "4096", "length", "8192", "pattern", "file:" + data);
        bench.act("read", "target", "f", "offset", "4096", "length", "8192");

        assertThat(outcome(bench)).isEqualTo(new Outcome.Data(backup));
        assertThat(bench.state().reports().getFirst().operation()).contains("8192 bytes of one's own");
    }

    @Test
    void aDataFileThatCannotBeReadIsToldAndNothingIsDone() {
        assertThatThrownBy(() -> DataFile.fromStart("file:/no/such/file", 0, 4096))
                .hasMessageContaining("/no/such/file cannot be read");
        assertThatThrownBy(() -> DataFile.fromStart("file:x", 0, 2 << 20)).hasMessageContaining("2097152");
        assertThat(DataFile.fromStart(" 0x11 ", 0, 1)).isEqualTo(new Pattern.Constant((byte) 0x11));
    }

    @Test
    void aRepairTakesTheSameBytesOfACopy(@TempDir Path folder) throws Exception {
        Path copy = Files.write(folder.resolve("copy"), new byte[] {1, 2, 3, 4, 5, 6});

        assertThat(DataFile.fromCopy("file:" + copy, 2, 3)).isEqualTo(new Pattern.Content(2, new byte[] {3, 4, 5}));
        assertThatThrownBy(() -> DataFile.fromCopy("file:" + copy, 4096, 3))
                .hasMessageContaining("ends before byte 4096");
    }
}
