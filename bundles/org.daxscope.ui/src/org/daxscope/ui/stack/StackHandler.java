package org.daxscope.ui.stack;

import java.util.function.Consumer;
import java.util.function.Predicate;

import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.widgets.ViewHandler;

/** Plays in the DAX Stack of the active window. */
public final class StackHandler extends ViewHandler<StackContent> {
    /** What can be done, by its name in plugin.xml. */
    private enum Act {
        FORWARD(stack -> stack.step(1)), BACK(stack -> stack.step(-1)), STAND(StackContent::stand),
        PLAY(stack -> stack.setPlaying(!stack.isPlaying()), StackContent::isPlaying);

        private final Deed<StackContent> deed;

        Act(Consumer<StackContent> action) {
            deed = new Deed<>(action);
        }

        Act(Consumer<StackContent> action, Predicate<StackContent> checked) {
            deed = new Deed<>(action, checked);
        }
    }

    public StackHandler() {
        super(DaxscopeUi.VIEW_STACK, StackContent.class, name -> Act.valueOf(name).deed);
    }
}
