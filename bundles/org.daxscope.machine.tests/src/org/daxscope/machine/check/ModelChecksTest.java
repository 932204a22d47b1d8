package org.daxscope.machine.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.machine.check.CutCheck.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Model checks")
class ModelChecksTest {
    private static List<Row> rows(KernelPreset kernel, int cut, Platform platform) {
        return CheckScenes.cuts().get(cut).on(kernel).rows(List.of(platform), (done, of) -> true);
    }

    private static Platform platform(String label) {
        return Platform.all().stream().filter(one -> one.label().equals(label)).findFirst().orElseThrow();
    }

    private static Set<PageFate> fates(List<Row> rows) {
        Set<PageFate> fates = EnumSet.noneOf(PageFate.class);
        rows.forEach(row -> row.cells().forEach(cell -> cell.pages().forEach(fates::addAll)));
        return fates;
    }

    @ParameterizedTest
    @EnumSource(names = {"GV2", "G19", "G618"})
    @DisplayName("15.1 the window between clear and data is silent loss where a clear zeroes, old bytes where it does not")
    void theWindow(KernelPreset kernel) {
        assertThat(fates(rows(kernel, 0, platform("eADR, zeros")))).containsExactlyInAnyOrder(PageFate.POISONED,
                PageFate.LOST, PageFate.GOOD);
        assertThat(fates(rows(kernel, 0, platform("eADR, old bytes")))).containsExactlyInAnyOrder(PageFate.POISONED,
                PageFate.OLD_UNSURE, PageFate.GOOD);
    }

    @Test
    @DisplayName("with ADR a cut between the store and its fence tears the page")
    void torn() {
        assertThat(fates(rows(KernelPreset.G60, 0, platform("ADR, old bytes")))).contains(PageFate.TORN);
        assertThat(fates(rows(KernelPreset.G60, 0, platform("eADR, old bytes")))).doesNotContain(PageFate.TORN);
    }

    @Test
    @DisplayName("15.5 strides are separate: the first pages are new while the last one is still poisoned")
    void strides() {
        List<Row> rows = rows(KernelPreset.G60, 1, platform("eADR, zeros"));

        assertThat(rows.stream().map(row -> row.cells().getFirst().text()).distinct()).containsExactly("P P P P",
                "! P P P", "+ P P P", "+ ! P P", "+ + P P", "+ + ! P", "+ + + P", "+ + + !", "+ + + +");
    }

    @Test
    @DisplayName("the v2 patch clears all pages at once, and can lose all of them")
    void wholeRange() {
        assertThat(rows(KernelPreset.GV2, 1, platform("eADR, zeros")).stream()
                .map(row -> row.cells().getFirst().text()).distinct()).containsExactly("P P P P", "! ! ! !", "+ + + +");
    }

    @Test
    @DisplayName("a punched hole is poison again until the journal has committed")
    void punch() {
        assertThat(rows(KernelPreset.G15, 3, platform("eADR, zeros")).stream()
                .map(row -> row.cells().getFirst().text()).distinct()).containsExactly("P", "+");
    }

    @ParameterizedTest
    @EnumSource(names = {"G15", "G60"})
    @DisplayName("the committed document has these tables")
    void theDocument(KernelPreset kernel) throws IOException {
        List<String> document = Files.readAllLines(ModelChecksDeterminismTest.document());
        for (String line : CutTable.text(List.of(kernel)).lines().filter(line -> line.startsWith("|")).toList())
            assertThat(document).contains(line);
    }

    @Test
    void nothingIsTriedTwice() {
        RaceCheck.Result result = RaceScene.all().getFirst().on(KernelPreset.G60);

        assertThat(result.moments()).isLessThan(result.orders().intValueExact());
        assertThat(result.endings().keySet()).containsExactly("4096, 'W' => f reads 'W'", "4096, EIO => f reads 'W'");
    }

    private static RaceScene race(String title) {
        return RaceScene.all().stream().filter(scene -> scene.title().equals(title)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(names = {"GV2", "G60"})
    @DisplayName("power fails while two write one page: poison, silent loss, either's data, and both's lines mixed")
    void cutsWhileTwoWrite(KernelPreset kernel) {
        RaceScene.Found found = race("two writers of one file").withCuts(kernel);

        assertThat(found.cuts().keySet()).containsExactlyInAnyOrder(PageFate.POISONED, PageFate.LOST, PageFate.GOOD,
                PageFate.TORN);
        assertThat(found.cuts().values()).allMatch(count -> count <= found.states());
        assertThat(found.states()).isLessThan(found.result().moments());
    }

    @Test
    @DisplayName("before the series nothing is written over a known page, and a cut changes nothing")
    void cutsBeforeTheSeries() {
        RaceScene.Found found = race("two writers of one file").withCuts(KernelPreset.G15);

        assertThat(found.cuts()).isEqualTo(Map.of(PageFate.POISONED, found.states()));
    }

    @Test
    @DisplayName("event lists that differ are laid beside each other")
    void orders() {
        EventOrder order = new EventOrder(List.of("a", "b", "c", "b"));
        order.add(List.of("a", "x", "c", "b", "y"));

        assertThat(order.all()).containsExactly("a", "b", "x", "c", "b", "y");
        assertThat(order.own(List.of("a", "b", "c", "b"))).containsExactly(0, 1, 2, 2, 3, 4, 4);
        assertThat(order.own(List.of("a", "x", "c", "b", "y"))).containsExactly(0, 1, 1, 2, 3, 4, 5);
    }
}
