package org.daxscope.ui.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import org.daxscope.lab.story.Stories;
import org.daxscope.lab.story.Story;
import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IWorkbenchPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LoggedErrors.class)
class WelcomeTest {
    private static WelcomeView show(Bench bench) throws Exception {
        bench.run(DaxscopeUi.COMMAND_WELCOME);
        return (WelcomeView) bench.page().findView(DaxscopeUi.VIEW_WELCOME);
    }

    @Test
    void twoClicksLeadIntoEachStoryAndTheViewGivesWay() throws Exception {
        Bench bench = new Bench();
        for (int card = 0; card < Stories.all().size(); card++) {
            Story story = Stories.all().get(card);
            WelcomeView welcome = show(bench);
            assertThat(bench.page().isPartVisible(welcome)).isTrue();

            welcome.page().cards().get(card).button().notifyListeners(SWT.Selection, new Event());
            bench.settle();

            assertThat(bench.state().title()).isEqualTo(story.title());
            assertThat(bench.page().isPartVisible(welcome)).isFalse();
            IWorkbenchPart map = bench.page().findView(DaxscopeUi.VIEW_PAGE_MAP);
            Bench.await("the map to be active", () -> bench.page().getActivePart() == map);

            bench.steps().coach().nextButton().notifyListeners(SWT.Selection, new Event());
            bench.settle();

            assertThat(bench.state().position()).isEqualTo(1);
        }
    }

    @Test
    void itStaysWhileTheOpenSessionGoesOn() throws Exception {
        Bench bench = new Bench();
        bench.open(Bench.sample("6.1", "a-xfs-02-page"));
        WelcomeView welcome = show(bench);

        bench.run(DaxscopeUi.COMMAND_FORWARD);

        assertThat(bench.page().isPartVisible(welcome)).isTrue();
    }
}
