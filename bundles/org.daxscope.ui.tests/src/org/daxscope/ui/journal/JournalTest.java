package org.daxscope.ui.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.daxscope.journal.JournalExcerpt;
import org.daxscope.journal.JournalReader;
import org.daxscope.kernel.event.EventKind.Shape;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.ui.OwnScene;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the Journal shows against the journal itself, on a recording and on a session of the user's own. */
@ExtendWith(LoggedErrors.class)
class JournalTest {
    private static final String C = DaxscopeUi.PLUGIN + ".command.journal.";

    /** The view outlives a test, and other tests look at it too. */
    @AfterEach
    void nothingIsFiltered() throws Exception {
        Bench bench = new Bench();
        JournalContent journal = bench.journal();
        journal.field().setText("");
        journal.filter(now -> EventFilter.NONE);
        journal.setWholeRun(false);
        bench.settle();
    }

    private Bench recording(int steps) throws Exception {
        Bench bench = new Bench();
        bench.open(Bench.sample("6.1", "a-xfs-03-subpage-write"));
        for (int i = 0; i < steps; i++)
            bench.run(DaxscopeUi.COMMAND_FORWARD);
        bench.activate(DaxscopeUi.VIEW_JOURNAL);
        bench.settle();
        return bench;
    }

    private static JournalReader events(Bench bench, int step) {
        AtomicReference<JournalReader> found = new AtomicReference<>();
        bench.session().ask("test",
                view -> JournalExcerpt.of(view.journal(), view.firstEvent(step), view.endEvent(step)),
                found::set);
        Bench.await("the journal", () -> found.get() != null);
        return found.get();
    }

    /** Every row of the tree, unfolded or not, in order. */
    private static List<TreeItem> rows(Bench bench) {
        List<TreeItem> all = new ArrayList<>();
        for (TreeItem item : bench.journal().tree().tree().getItems())
            add(all, item);
        return all;
    }

    private static void add(List<TreeItem> all, TreeItem item) {
        item.getText();
        all.add(item);
        for (TreeItem inside : item.getItems())
            add(all, inside);
    }

    private static List<String> lines(Bench bench) {
        return rows(bench).stream().map(item -> item.getText(EventRows.EVENT) + " " + item.getText(EventRows.SUBJECT)
                + "|" + item.getText(EventRows.DETAILS) + "|" + item.getText(EventRows.RESULT)).toList();
    }

    private static List<String> lines(JournalReader events) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < events.size(); i++)
            lines.add(events.name(i) + " " + events.subject(i).name() + "|" + events.details(i) + "|"
                    + events.outcome(i));
        return lines;
    }

    private static int depth(TreeItem item) {
        return item.getParentItem() == null ? 0 : depth(item.getParentItem()) + 1;
    }

    @Test
    void theTreeIsTheJournalOfTheLatestStep() throws Exception {
        Bench bench = recording(2);

        JournalReader events = events(bench, 1);
        assertThat(events.size()).isGreaterThan(3);
        assertThat(lines(bench)).isEqualTo(lines(events));
        List<TreeItem> rows = rows(bench);
        for (int i = 0; i < rows.size(); i++)
            assertThat(depth(rows.get(i))).as("depth of event " + i).isEqualTo(events.depth(i));
        assertThat(bench.journal().summary()).startsWith("Step 2: ").contains("events: " + events.size());
    }

    @Test
    void anotherSelectedStepIsShownAndThenTheLatestAgain() throws Exception {
        Bench bench = recording(4);

        bench.steps().grid().table().setSelection(1);
        bench.steps().grid().table().notifyListeners(SWT.Selection, new Event());
        bench.settle();
        assertThat(lines(bench)).isEqualTo(lines(events(bench, 1)));

        bench.run(DaxscopeUi.COMMAND_FORWARD);
        assertThat(lines(bench)).isEqualTo(lines(events(bench, 4)));
    }

    @Test
    void aStepNotPerformedYetSaysSoAndTheStartShowsSettingUp() throws Exception {
        Bench bench = recording(0);
        assertThat(bench.journal().summary()).startsWith("Setting up");
        assertThat(rows(bench)).isNotEmpty();

        bench.steps().grid().table().setSelection(5);
        bench.steps().grid().table().notifyListeners(SWT.Selection, new Event());
        bench.settle();

        assertThat(bench.journal().summary()).contains("not been performed yet");
        assertThat(rows(bench)).isEmpty();
    }

    @Test
    void theFirstRefusalIsUnfoldedAndReadInFull() throws Exception {
        Bench bench = recording(2);

        bench.run(C + "fold");
        bench.run(C + "refusal");

        TreeItem[] selected = bench.journal().tree().tree().getSelection();
        assertThat(selected).hasSize(1);
        assertThat(selected[0].getText(EventRows.KIND)).isEqualTo("refused");
        assertThat(selected[0].getText(EventRows.DETAILS)).contains("[semantics ");
        assertThat(selected[0].getParentItem().getExpanded()).isTrue();
        assertThat(bench.journal().full()).contains(selected[0].getText(EventRows.DETAILS));
    }

    @Test
    void onlyChangesOrRefusalsAreShownWithTheCallsAroundThem() throws Exception {
        Bench bench = recording(1);
        JournalReader events = events(bench, 0);
        long changes = events.events(0, events.size())
                .filter(event -> event.kind().shape() == Shape.CHANGE).count();

        bench.run(C + "changes");

        List<TreeItem> rows = rows(bench);
        assertThat(rows.stream().filter(item -> item.getText(EventRows.KIND).equals("change"))).hasSize((int) changes);
        assertThat(rows).allMatch(item -> item.getText(EventRows.KIND).equals("change") || item.getItemCount() > 0);
        assertThat(bench.journal().summary()).contains(changes + " of " + events.size() + " events match");

        bench.run(C + "changes");
        assertThat(lines(bench)).isEqualTo(lines(events));
    }

    @Test
    void wordsAreLookedForAndMatchesGoneThrough() throws Exception {
        Bench bench = recording(2);
        JournalReader events = events(bench, 1);
        List<Integer> matches = new ArrayList<>();
        for (int i = 0; i < events.size(); i++)
            if (events.describe(i).contains("direct_access") && events.describe(i).contains("pm0"))
                matches.add(i);
        assertThat(matches).isNotEmpty();

        bench.journal().field().setText("Direct_Access  pm0");
        Bench.await("typing to end", () -> bench.journal().isIdle() && !bench.journal().filter().isEmpty());
        bench.run(C + "next");

        assertThat(bench.journal().tree().selected()).isEqualTo(new EventNode.Event(0, matches.getFirst()));
        bench.run(C + "previous");
        assertThat(bench.journal().tree().selected()).isEqualTo(new EventNode.Event(0, matches.getLast()));

        bench.run(C + "hide");
        assertThat(lines(bench)).as("nothing is hidden any more").isEqualTo(lines(events));
        bench.run(C + "hide");
        assertThat(rows(bench).size()).isLessThan(events.size());
    }

    @Test
    void theWholeRunShowsSettingUpAndEveryStepPerformed() throws Exception {
        Bench bench = recording(3);

        bench.run(C + "wholeRun");

        TreeItem[] sections = bench.journal().tree().tree().getItems();
        assertThat(sections).hasSize(4);
        assertThat(sections[0].getText()).startsWith("Setting up");
        assertThat(sections[3].getText()).isEqualTo("Step 3: " + bench.state().reports().get(2).operation());
        assertThat(sections[2].getText(EventRows.DETAILS)).isEqualTo("events: " + events(bench, 1).size());

        bench.journal().tree().tree().setSelection(sections[1]);
        bench.run(C + "step");
        assertThat(bench.state().position()).isEqualTo(1);
        bench.run(C + "wholeRun");
    }

    @Test
    void selectedEventsAreCopiedAsText() throws Exception {
        Bench bench = recording(2);
        JournalReader events = events(bench, 1);
        bench.journal().tree().tree().setFocus();
        bench.journal().tree().tree().setSelection(bench.journal().tree().tree().getItem(0));

        bench.run(C + "copyInside");

        Clipboard clipboard = new Clipboard(bench.window().getShell().getDisplay());
        String[] text = new String[1];
        Bench.await("the clipboard", () -> {
            text[0] = (String) clipboard.getContents(TextTransfer.getInstance());
            return text[0] != null;
        });
        clipboard.dispose();
        assertThat(text[0].lines().map(String::strip)).containsExactlyElementsOf(
                events.events(0, events.end(0)).map(Object::toString).toList());
    }

    @Test
    void aRefusedReadOfTheUsersOwnSessionIsExplained() throws Exception {
        Bench bench = OwnScene.played(new Operation.InjectError("pm0", OwnScene.FILE_START / 512, 8, true, true, false),
                new Operation.Read("f", 0, 4096, OpenMode.PLAIN));

        assertThat(lines(bench)).isEqualTo(lines(events(bench, 1)));
        bench.run(C + "refusal");
        assertThat(bench.journal().full()).contains("sectors [").contains("are recorded bad")
                .contains("[semantics 6.2]");
    }

    @Test
    void aHundredThousandEventsAreReadFilteredAndWalked() throws Exception {
        Bench bench = OwnScene.played(new Operation.Storm("pm0", 0, OwnScene.DISK_BYTES, 100_000, 2, 1, true));
        JournalReader events = events(bench, 0);
        assertThat(events.size()).isGreaterThan(100_000);

        assertThat(bench.journal().tree().forest().size()).isEqualTo(events.size());
        TreeItem operation = bench.journal().tree().tree().getItem(0);
        assertThat(operation.getItemCount()).isLessThan(1_000);
        TreeItem group = operation.getItem(operation.getItemCount() - 1);
        assertThat(group.getText()).startsWith("events ").endsWith(" of " + events.children(0).count());

        int last = events.children(0).max().orElseThrow();
        bench.journal().tree().reveal(new EventNode.Event(0, last));
        assertThat(bench.journal().tree().tree().getSelection()[0].getText(EventRows.DETAILS))
                .isEqualTo(events.details(last));
        assertThat(bench.journal().data().rows().count()).isEqualTo(events.size());
    }
}
