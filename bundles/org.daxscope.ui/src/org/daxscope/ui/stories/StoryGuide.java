package org.daxscope.ui.stories;

import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import org.daxscope.lab.story.Stories;
import org.daxscope.lab.story.Story;
import org.daxscope.machine.run.OperationWords;
import org.daxscope.machine.run.TakenStep.Call;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.Step;
import org.daxscope.ui.nls.StoryText;
import org.daxscope.ui.session.SessionState;

/**
 * The story that a session plays, and what it tells there. A story is known by its scene and its steps by what they do, so that
 * undoing, redoing and reopening do not lose it.
 */
public final class StoryGuide {
    private final Story story;
    private final SessionState state;
    private final int told;

    private StoryGuide(Story story, SessionState state) {
        this.story = story;
        this.state = state;
        this.told = told(story.script().steps(), state);
    }

    /** Empty when no story is played. */
    public static Optional<StoryGuide> of(SessionState state) {
        Scene scene = state.scene();
        if (scene == null || state.recording() != null)
            return Optional.empty();
        return Stories.all().stream()
                .filter(story -> story.script().scene().withKernel(scene.kernel()).equals(scene))
                .findFirst().map(story -> new StoryGuide(story, state));
    }

    /** How many of the session's first steps are the story's. */
    private static int told(List<Step> steps, SessionState state) {
        int same = 0;
        while (same < steps.size() && same < state.length() && isSame(steps.get(same), state, same))
            same++;
        return same;
    }

    private static boolean isSame(Step step, SessionState state, int index) {
        List<Call> calls = state.calls().get(index);
        return state.reports().get(index).operation().equals(OperationWords.of(step))
                && (calls.isEmpty() || calls.stream().map(Call::operation).toList().equals(step.operations()));
    }

    public Story story() {
        return story;
    }

    /** What to see after a step of the session, counted from 0; empty for a step that is not the story's. */
    public String narration(int step) {
        return step < told ? story.narration().get(step) : "";
    }

    /** What is told before the first step. */
    public String opening() {
        String kernel = story.script().scene().kernel().model().label();
        return story.summary() + "\n" + story.opening()
                + (kernel.equals(state.kernel()) ? ""
                        : "\n" + NLS.bind(StoryText.OtherKernel, kernel, state.kernel()));
    }

    /** What is told at the cursor. */
    String atCursor() {
        if (state.position() == 0)
            return opening();
        return isOnItsWay() ? narration(state.position() - 1) : NLS.bind(StoryText.OwnWay, told);
    }

    /** Whether all steps before the cursor are the story's. */
    boolean isOnItsWay() {
        return state.position() <= told;
    }

    /** Title of the story's next step; empty at its end and off its way. */
    String next() {
        return state.position() < told ? story.script().steps().get(state.position()).title() : "";
    }

    /** Whether the story has been told to its last step. */
    boolean isOver() {
        return state.position() == story.script().steps().size() && isOnItsWay();
    }

    /** Over what is told: "What to see after step 3 of 8". */
    String heading() {
        if (state.position() == 0)
            return StoryText.Opening;
        return isOnItsWay() ? NLS.bind(StoryText.After, state.position(), story.script().steps().size())
                : StoryText.Left;
    }

    /** The story to see after this one; empty after the last. */
    Optional<Story> successor() {
        List<Story> all = Stories.all();
        return all.stream().skip(all.indexOf(story) + 1L).findFirst();
    }
}
