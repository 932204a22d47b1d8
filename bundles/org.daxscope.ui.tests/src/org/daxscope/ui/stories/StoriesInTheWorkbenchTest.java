package org.daxscope.ui.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.lab.story.Stories;
import org.daxscope.lab.story.Story;
import org.daxscope.machine.scene.KernelSpec;
import org.daxscope.machine.scene.Step;
import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LoggedErrors.class)
class StoriesInTheWorkbenchTest {
    private static Story story(String id) {
        return Stories.find(id).orElseThrow();
    }

    private static Bench begin(String id) throws Exception {
        Bench bench = new Bench();
        bench.run(DaxscopeUi.COMMAND_STORY, Map.of(DaxscopeUi.PARAMETER_STORY, id));
        bench.settle();
        return bench;
    }

    private static void click(Bench bench) {
        bench.steps().coach().nextButton().notifyListeners(SWT.Selection, new Event());
        bench.settle();
    }

    @Test
    void aStoryBeginsBeforeItsFirstStepAndTellsWhatToKnow() throws Exception {
        Bench bench = begin("one-bad-line");

        assertThat(bench.state().title()).isEqualTo("One bad line");
        assertThat(bench.state().position()).isZero();
        assertThat(bench.steps().coach().text()).contains(story("one-bad-line").opening());
        assertThat(bench.steps().detailsText()).contains("a file f of 4 MiB");
    }

    @Test
    void theNextButtonTakesEveryStepAndTellsWhatToSeeAfterEach() throws Exception {
        for (Story story : Stories.all()) {
            Bench bench = begin(story.id());
            for (int step = 0; step < story.script().steps().size(); step++) {
                assertThat(bench.steps().coach().nextButton().getText())
                        .contains(story.script().steps().get(step).title().replace("&", "&&"));

                click(bench);

                assertThat(bench.state().position()).isEqualTo(step + 1);
                assertThat(bench.steps().coach().text()).isEqualTo(story.narration().get(step));
            }
            assertThat(bench.steps().coach().nextButton().isVisible()).isFalse();
        }
    }

    @Test
    void aStepThatIsChosenElsewhereTellsWhatToSeeInTheDetails() throws Exception {
        Bench bench = begin("one-bad-line");
        click(bench);
        click(bench);

        bench.steps().grid().table().setSelection(0);
        bench.steps().grid().table().notifyListeners(SWT.Selection, new Event());

        assertThat(bench.steps().detailsText()).contains("What to see")
                .contains(story("one-bad-line").narration().getFirst());
    }

    @Test
    void aStepOfOnesOwnLeavesTheStoryAndUndoLeadsBack() throws Exception {
        Bench bench = begin("one-bad-line");
        click(bench);

        bench.session().perform(Step.of(new Operation.Scrub()));
        bench.settle();

        assertThat(bench.state().position()).isEqualTo(2);
        assertThat(bench.steps().coach().text()).contains("way of your own").contains("step 1");

        bench.session().undo();
        bench.settle();

        assertThat(bench.steps().coach().text()).isEqualTo(story("one-bad-line").narration().getFirst());
    }

    @Test
    void onAnotherKernelTheStoryIsKnownAndSaysForWhichItIsTold() throws Exception {
        Bench bench = begin("why-efault");

        bench.session().edit("kernel", scene -> scene.withKernel(KernelSpec.of("5.10")));
        bench.settle();

        assertThat(bench.steps().coach().text()).contains("told for kernel 6.1").contains("plays 5.10");
    }

    @Test
    void aRecordingIsNoStory() throws Exception {
        Bench bench = begin("one-bad-line");

        bench.open(Bench.sample("6.1", "a-xfs-02-page"));

        assertThat(bench.steps().coach().text()).isEmpty();
        assertThat(bench.steps().coach().nextButton().isVisible()).isFalse();
    }

    @Test
    void quickAccessOffersEachStoryByItsTitle() throws Exception {
        Bench bench = new Bench();

        List<String> names = new ArrayList<>();
        for (Object offered : ParameterizedCommand.generateCombinations(bench.command(DaxscopeUi.COMMAND_STORY)))
            names.add(((ParameterizedCommand) offered).getName());

        for (Story story : Stories.all())
            assertThat(names).anyMatch(name -> name.contains(story.title()));
        assertThat(names).hasSize(3);
    }
}
