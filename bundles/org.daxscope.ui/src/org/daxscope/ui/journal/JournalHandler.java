package org.daxscope.ui.journal;

import java.util.function.Consumer;
import java.util.function.Predicate;

import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.widgets.ViewHandler;

/** Does something in the Journal of the active window. */
public final class JournalHandler extends ViewHandler<JournalContent> {
    /** What can be done, by its name in plugin.xml, and for choices how they stand. */
    private enum Act {
        LOOK(JournalContent::lookFor), NEXT(journal -> journal.goToMatch(true)),
        PREVIOUS(journal -> journal.goToMatch(false)), FIRST_REFUSAL(JournalContent::goToFirstRefusal),
        COPY(journal -> journal.copy(false)), COPY_INSIDE(journal -> journal.copy(true)),
        UNFOLD(journal -> journal.tree().unfoldSelected()), FOLD(journal -> journal.tree().foldAll()),
        GO_TO_STEP(JournalContent::goToStep), CUT_POWER(JournalContent::cutPower),
        CHANGES(journal -> journal.filter(now -> now.withChanges(!now.changes())),
                journal -> journal.filter().changes()),
        REFUSALS(journal -> journal.filter(now -> now.withRefusals(!now.refusals())),
                journal -> journal.filter().refusals()),
        HIDE(journal -> journal.filter(now -> now.withHiding(!now.hiding())), journal -> journal.filter().hiding()),
        WHOLE_RUN(journal -> journal.setWholeRun(!journal.isWholeRun()), JournalContent::isWholeRun);

        private final Deed<JournalContent> deed;

        Act(Consumer<JournalContent> action) {
            deed = new Deed<>(action);
        }

        Act(Consumer<JournalContent> action, Predicate<JournalContent> checked) {
            deed = new Deed<>(action, checked);
        }
    }

    public JournalHandler() {
        super(DaxscopeUi.VIEW_JOURNAL, JournalContent.class, name -> Act.valueOf(name).deed);
    }
}
