package org.daxscope.ui.topology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.Quirk;
import org.daxscope.machine.check.CauseFinder;
import org.daxscope.machine.check.Violation;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.Script;
import org.daxscope.machine.scene.Step;
import org.daxscope.model.edit.SessionDocument;
import org.daxscope.ui.nls.TopologyText;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.widgets.Latest;

/**
 * Which quirks broke an invariant: found out in a job, by doing everything again without each of them, when somebody asks.
 * UI thread.
 */
final class Causes {
    private final SessionService session;
    private final Latest<Question, Answer> finder;
    private final Map<Violation, List<Quirk>> known = new HashMap<>();
    /** What was asked last, and is being found out while it is not known. */
    private @Nullable Question asked;
    private long generation = -1;

    private record Question(long generation, Script script, Violation violation) {
    }

    private record Answer(Question question, List<Quirk> quirks) {
    }

    /** @param found told that something is known now */
    Causes(Control owner, SessionService session, Runnable found) {
        this(owner, session, found, (script, violation) -> new CauseFinder(script).causes(violation));
    }

    /** @param search tells the quirks, in a job */
    Causes(Control owner, SessionService session, Runnable found, BiFunction<Script, Violation, List<Quirk>> search) {
        this.session = session;
        finder = new Latest<>(owner, TopologyText.FindingCause,
                question -> new Answer(question, search.apply(question.script, question.violation)),
                answer -> {
                    if (answer.question.generation == generation) {
                        known.put(answer.question.violation, answer.quirks);
                        found.run();
                    }
                });
    }

    /** The quirks without which it would hold; null while that is being found out. */
    @Nullable
    List<Quirk> of(Violation violation) {
        SessionState state = session.state();
        if (state.generation() != generation) {
            generation = state.generation();
            known.clear();
        }
        // Without a quirk that could be why there is nothing to try.
        if (violation.quirks().isEmpty())
            return List.of();
        List<Quirk> quirks = known.get(violation);
        Scene scene = state.scene();
        if (quirks == null && scene != null && !isAsked(violation)) {
            Question question = new Question(generation, new Script(scene, steps(state)), violation);
            asked = question;
            finder.ask(question);
        }
        return quirks;
    }

    private boolean isAsked(Violation violation) {
        Question pending = asked;
        return pending != null && pending.generation == generation && pending.violation.equals(violation);
    }

    /** The steps up to the cursor. */
    private List<Step> steps(SessionState state) {
        SessionDocument document = session.document();
        if (document != null)
            return document.script().steps().subList(0, state.position());
        return state.calls().subList(0, state.position()).stream().filter(calls -> !calls.isEmpty())
                .map(calls -> new Step("", calls.stream().map(call -> call.operation()).toList()))
                .toList();
    }

    boolean isIdle() {
        return finder.isIdle();
    }
}
