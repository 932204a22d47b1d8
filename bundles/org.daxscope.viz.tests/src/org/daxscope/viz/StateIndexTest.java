package org.daxscope.viz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Area;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.machine.image.DeviceImage.Use;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.FileImage.Extent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateIndexTest {
    @Test
    void theOrderEndsWithLostBytesAndSilentLossLast() {
        assertThat(PageState.ALL).endsWith(PageState.HWPOISON, PageState.KNOWN, PageState.LATENT)
                .startsWith(PageState.OUTSIDE, PageState.FREE);
        assertThat(PageState.ALL).filteredOn(PageState::isTrouble).containsExactly(PageState.STALE,
                PageState.NOT_PRESENT, PageState.HWPOISON, PageState.KNOWN, PageState.LATENT);
        assertThat(PageState.ALL).filteredOn(PageState::isPoison).containsExactly(PageState.KNOWN, PageState.LATENT);
        assertThat(PageState.ALL).extracting(PageState::displayName).doesNotHaveDuplicates();
        assertThat(PageState.ALL).extracting(PageState::explanation).allMatch(text -> text.endsWith("."));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aDiskIsWhatEachOfItsLinesIs(long seed) {
        DeviceImage device = Images.random(seed, 40);

        assertSame(StateIndex.of(device), NaiveStates.of(device), seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void aFileIsWhatItsExtentsLieOn(long seed) {
        DeviceImage device = Images.random(seed, 40);
        FileImage file = Images.randomFile(seed, 40);

        assertSame(StateIndex.of(device, file), NaiveStates.of(device, file), seed);
    }

    private static void assertSame(StateIndex index, NaiveStates naive, long seed) {
        assertThat(index.length()).isEqualTo(naive.length());
        for (long line = 0; line < index.length(); line += 256)
            assertThat(index.at(line + 255)).as("line at %d", line).isEqualTo(naive.at(line));
        var random = new Random(seed);
        StateIndex.Reader reader = index.reader();
        for (int i = 0; i < 300; i++) {
            long start = random.nextLong(index.length());
            long end = start + 1 + random.nextLong(index.length() - start);
            assertThat(index.worst(start, end)).isEqualTo(naive.worst(start, end));
            assertThat(reader.worst(start, end)).isEqualTo((byte) naive.worst(start, end).ordinal());
        }
        assertThat(PageState.ALL.stream().mapToLong(index::bytes).sum()).isEqualTo(index.length());
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void searchStopsAtTheStartsOfRuns(long seed) {
        var index = StateIndex.of(Images.random(seed, 30));
        for (long at = -1; at <= index.length(); at += 256) {
            long from = at;
            var after = runs(index).filter(run -> run.start() > from).mapToLong(Run::start).findFirst();
            var before = runs(index).filter(run -> run.start() < from).mapToLong(Run::start).max();
            assertThat(index.next(from, PageState::isTrouble)).isEqualTo(after);
            assertThat(index.previous(from, PageState::isTrouble)).isEqualTo(before);
        }
    }

    private static Stream<Run> runs(StateIndex index) {
        return IntStream.range(0, index.runCount()).mapToObj(index::run)
                .filter(run -> run.state().isTrouble());
    }

    @Test
    void runsOfOneStateAreJoined() {
        var index = StateIndex.of(Images.image(8192, 0, List.of(new Bytes(0, 256), new Bytes(256, 512)), List.of(),
                List.of(), List.of(), List.of()));

        assertThat(index.runCount()).isEqualTo(2);
        assertThat(index.runAt(300)).isEqualTo(new Run(0, 512, PageState.LATENT));
        assertThat(index.bytes(PageState.LATENT)).isEqualTo(512);
    }

    @Test
    void recordsBeyondTheDiskAndUnalignedOnesAreClippedAndRoundedOutwards() {
        var disk = List.of(new DiskSectors(8, DiskSectors.LIMIT - 8));
        var index = StateIndex.of(Images.image(8192, 0, List.of(new Bytes(300, 301)), List.of(new Bytes(-5, 3)), disk,
                List.of(), List.of()));

        assertThat(index.run(0)).isEqualTo(new Run(0, 256, PageState.STALE));
        assertThat(index.run(1)).isEqualTo(new Run(256, 512, PageState.LATENT));
        assertThat(index.runAt(8191)).isEqualTo(new Run(4096, 8192, PageState.STALE));
        assertThat(index.at(-1)).isEqualTo(PageState.OUTSIDE);
        assertThat(index.at(8192)).isEqualTo(PageState.OUTSIDE);
        assertThat(index.worst(-10, 8200)).isEqualTo(PageState.LATENT);
        assertThat(index.worst(8192, 9000)).isEqualTo(PageState.OUTSIDE);
    }

    @Test
    void aHiddenStateGivesWayToTheNextWorst() {
        var device = Images.image(8192, 0, List.of(new Bytes(0, 256)), List.of(), List.of(),
                List.of(new Bytes(0, 4096)), List.of(new Area(0, 8192, Use.DATA, "f", 0)));

        assertThat(StateIndex.of(device, Set.of(PageState.LATENT)).at(0)).isEqualTo(PageState.HWPOISON);
        assertThat(StateIndex.of(device, Set.of(PageState.LATENT, PageState.HWPOISON)).at(0)).isEqualTo(PageState.DATA);
        assertThat(StateIndex.of(device, Set.of(PageState.DATA)).at(5000)).isEqualTo(PageState.OUTSIDE);
    }

    @Test
    void aFileOffsetLeadsToItsDiskByteAndAHoleNowhere() {
        var file = new FileImage("f", "pm0", 20000, true, List.of(new Extent(4096, 8192, 4096, false, false)));
        var index = StateIndex.of(Images.plain(1 << 20), file);

        assertThat(index.length()).isEqualTo(20480);
        assertThat(index.diskByte(4097)).isEqualTo(8193);
        assertThat(index.diskByte(0)).isEqualTo(-1);
        assertThat(index.diskByte(8192)).isEqualTo(-1);
        assertThat(index.diskByte(99999)).isEqualTo(-1);
        assertThat(index.at(4096)).isEqualTo(PageState.DATA);
        assertThat(index.at(0)).isEqualTo(PageState.OUTSIDE);
    }

    @Test
    void hostileExtentsAreClipped() {
        var file = new FileImage("f", "pm0", 0, true, List.of(new Extent(0, 0, 8192, false, false),
                new Extent(4096, 1 << 20, 4096, false, false), new Extent(8192, 1 << 30, 4096, true, false)));

        assertThat(StateIndex.of(Images.plain(1 << 20), file).length()).isEqualTo(8192);
        assertThat(StateIndex.of(Images.plain(0)).runCount()).isZero();
    }

    @Test
    void aHugeDiskCostsOnlyItsRecords() {
        var bad = new Bytes(9 * Images.TIB + 256, 9 * Images.TIB + 512);
        var index = StateIndex.of(Images.withPoison(16 * Images.TIB, bad));

        assertThat(index.runCount()).isEqualTo(3);
        assertThat(index.worst(0, 16 * Images.TIB)).isEqualTo(PageState.LATENT);
        assertThat(index.next(0, PageState::isPoison)).hasValue(bad.start());
        assertThat(index.previous(16 * Images.TIB, PageState::isPoison)).hasValue(bad.start());
    }
}
