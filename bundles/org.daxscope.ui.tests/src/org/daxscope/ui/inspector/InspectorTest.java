package org.daxscope.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.daxscope.journal.JournalReader;
import org.daxscope.journal.Touch;
import org.daxscope.journal.Touches;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.image.PageImage;
import org.daxscope.machine.place.Span;
import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.ui.OwnScene;
import org.daxscope.ui.session.MachineView;
import org.daxscope.ui.widgets.Rows;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The inspected page against the machine's own. */
@ExtendWith(LoggedErrors.class)
class InspectorTest {
    private static final long PAGE = 4096;
    private static final long LINE = 256;
    /** The page of the disk under page 3 of the file. */
    private static final long START = OwnScene.FILE_START + 3 * PAGE;

    private static Bench at(Span span, Operation... operations) throws Exception {
        Bench bench = OwnScene.played(operations);
        bench.activate(DaxscopeUi.VIEW_INSPECTOR);
        bench.focus(span);
        return bench;
    }

    private static <T> T ask(Bench bench, Function<MachineView, T> question) {
        AtomicReference<T> found = new AtomicReference<>();
        bench.session().ask("test", question, found::set);
        Bench.await("the answer", () -> found.get() != null);
        return found.get();
    }

    private static String fact(Bench bench, String what) {
        Rows rows = bench.inspector().facts().rows();
        for (int row = 0; row < rows.count(); row++)
            if (rows.text(row, 0).equals(what))
                return rows.text(row, 1);
        throw new AssertionError("no fact " + what);
    }

    @Test
    void everyByteIsTheMachines() throws Exception {
        Bench bench = at(Span.file("f", 3 * PAGE, 4 * PAGE),
                Operation.Write.of("f", 3 * PAGE, PAGE, Pattern.named("0x57")));

        PageImage page = ask(bench, view -> view.machine().page("pm0", START));
        assertThat(bench.inspector().page()).isEqualTo(page);
        String[] lines = bench.inspector().bytes().control().getText().split("\n");
        assertThat(lines).hasSize(16 * 17);
        for (int offset = 0; offset < PAGE; offset++) {
            String row = lines[HexText.rowOf(offset)];
            assertThat(row).startsWith(String.format(Locale.ROOT, "%03x  ", offset / 16 * 16));
            assertThat(row.substring(5 + offset % 16 * 3, 7 + offset % 16 * 3))
                    .isEqualTo(String.format("%02x", page.content()[offset]));
        }
        assertThat(lines[1]).endsWith("  WWWWWWWWWWWWWWWW");
    }

    @Test
    void aPoisonedLineShowsNoByteOfItself() throws Exception {
        Bench bench = at(Span.file("f", 3 * PAGE, 4 * PAGE), new Operation.PoisonMedia("pm0", START + 5 * LINE, LINE));

        String[] lines = bench.inspector().bytes().control().getText().split("\n");
        for (int offset = 0; offset < PAGE; offset += 16)
            if (offset / LINE == 5)
                assertThat(lines[HexText.rowOf(offset)]).contains("// // //").endsWith("unreadable");
            else
                assertThat(lines[HexText.rowOf(offset)]).doesNotContain("//");
        assertThat(lines[5 * 17]).contains("POISONED").contains(Long.toString(START + 5 * LINE));
        assertThat(fact(bench, "Media (truth)")).isEqualTo("poisoned: 1 of 16 lines (5)");
        assertThat(fact(bench, "Disk badblocks")).isEqualTo("nothing recorded");
        assertThat(fact(bench, "Verdict")).contains("atent");
    }

    @Test
    void thePageIsNamedInEverySpaceWithItsOwnersAndEntries() throws Exception {
        Bench bench = at(Span.file("f", 3 * PAGE, 4 * PAGE), new Operation.Load("app", "m", 3 * PAGE));

        PageImage page = bench.inspector().page();
        assertThat(page.mapped()).hasSize(1);
        assertThat(fact(bench, "File f")).isEqualTo("bytes [12288, 16384)");
        assertThat(fact(bench, "Disk pm0")).contains("[" + START + ", ")
                .contains("first sector of 512 B " + START / 512);
        assertThat(fact(bench, "Physical")).startsWith("[0x" + Long.toHexString(page.physical()));
        assertThat(fact(bench, "Process app")).startsWith("[0x" + Long.toHexString(page.mapped().getFirst().address()));
        assertThat(fact(bench, "Page-table entry")).contains("app").contains("mapping m")
                .contains(page.mapped().getFirst().bytes() == PAGE ? "4 KiB" : "2 MiB");
        assertThat(fact(bench, "Used by")).isEqualTo("data of f");
        assertThat(fact(bench, "File system")).startsWith("xfs, mounted at /mnt with DAX");
        assertThat(fact(bench, "Below it")).contains("region0");
    }

    @Test
    void recordsFlagsAndMapAreThoseOfThePage() throws Exception {
        Bench bench = at(Span.file("f", 3 * PAGE, 4 * PAGE),
                new Operation.InjectError("pm0", START / 512, 8, true, true, false),
                new Operation.Load("app", "m", 3 * PAGE));

        PageImage page = bench.inspector().page();
        assertThat(page.diskRecords()).isNotEmpty();
        assertThat(fact(bench, "Disk badblocks"))
                .isEqualTo("disk sectors of 512 B: [" + START / 512 + ", " + (START / 512 + 8) + ")");
        assertThat(fact(bench, "HWPoison flag")).startsWith(page.hwPoison() ? "set" : "not set");
        assertThat(fact(bench, "Kernel's own map")).startsWith(page.kernelMapped() ? "WB: present" : "NP: ");
    }

    @Test
    void theHistoryIsWhatTheJournalSaysOfThePageAndLeadsToItsSteps() throws Exception {
        Bench bench = at(Span.file("f", 3 * PAGE, 4 * PAGE), new Operation.PoisonMedia("pm0", START, LINE),
                Operation.Write.of("f", 0, PAGE, Pattern.named("0x11")),
                Operation.Write.of("f", 3 * PAGE, PAGE, Pattern.named("0x57")));

        List<String> spoken = ask(bench, view -> {
            JournalReader journal = view.journal();
            return Touches.history(journal, view.firstEvent(0), view.endEvent(2),
                    List.of(new Touch(Touch.Space.DISK, "pm0", START, START + PAGE))).mapToObj(journal::describe)
                    .toList();
        });
        Rows rows = bench.inspector().history().rows();
        List<String> texts = IntStream.range(0, rows.count()).mapToObj(row -> rows.text(row, 1)).toList();
        assertThat(spoken).isNotEmpty();
        assertThat(texts).containsAll(spoken);
        assertThat(texts).anyMatch(text -> text.startsWith("media_poisoned"));
        assertThat(rows.text(0, 0)).isEqualTo("Step 3");
        assertThat(IntStream.range(0, rows.count()).mapToObj(row -> rows.text(row, 0)))
                .as("the second step wrote elsewhere").doesNotContain("Step 2");

        int poisoned = texts.indexOf(texts.stream().filter(text -> text.startsWith("media_poisoned")).findFirst()
                .orElseThrow());
        assertThat(rows.text(poisoned, 0)).isEqualTo("Step 1");
        bench.inspector().history().table().setSelection(poisoned);
        bench.inspector().history().table().notifyListeners(SWT.DefaultSelection, new Event());
        bench.settle();
        assertThat(bench.state().position()).isEqualTo(1);
        assertThat(bench.inspector().page().poisonedLines()).isEqualTo(1);
    }

    @Test
    void theKeyboardGoesFromLineToLineAndAllViewsFollow() throws Exception {
        Bench bench = at(Span.file("f", 3 * PAGE, 3 * PAGE + 1));
        StyledText text = bench.inspector().bytes().control();

        for (int i = 0; i < 2; i++) {
            Event down = new Event();
            down.keyCode = SWT.ARROW_DOWN;
            down.stateMask = SWT.MOD1;
            text.notifyListeners(SWT.KeyDown, down);
        }

        var places = bench.focus().focus().places();
        assertThat(places.getFirst().start()).isEqualTo(START + 2 * LINE);
        assertThat(places.getFirst().end()).isEqualTo(START + 3 * LINE);
        assertThat(text.getLineAtOffset(text.getCaretOffset())).isEqualTo(HexText.rowOf((int) (2 * LINE)));
    }

    @Test
    void aRecordedPageIsInspectedTheSameWay() throws Exception {
        Bench bench = new Bench();
        bench.open(Bench.sample("6.1", "a-xfs-03-subpage-write"));
        bench.run(DaxscopeUi.COMMAND_FORWARD);

        PageImage shown = bench.inspector().page();
        assertThat(shown.start()).isEqualTo(224 * 512);
        assertThat(shown).isEqualTo(ask(bench, view -> view.machine().page("pm0", 224 * 512)));
        assertThat(fact(bench, "Disk badblocks")).isEqualTo("disk sectors of 512 B: [224, 232)");
    }
}
