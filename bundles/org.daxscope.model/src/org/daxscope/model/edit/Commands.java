package org.daxscope.model.edit;

import org.eclipse.emf.common.command.BasicCommandStack;
import org.eclipse.emf.common.command.Command;
import org.jspecify.annotations.Nullable;

/** A command stack that passes on what went wrong; the library's own writes it to a log and goes on. */
final class Commands extends BasicCommandStack {
    private @Nullable RuntimeException failure;

    @Override
    @SuppressWarnings("null")
    public void execute(Command command) {
        if (!command.canExecute())
            throw new IllegalArgumentException("\"" + command.getLabel() + "\" cannot be done here");
        super.execute(command);
        passOn();
    }

    @Override
    public void undo() {
        super.undo();
        passOn();
    }

    @Override
    public void redo() {
        super.redo();
        passOn();
    }

    @Override
    @SuppressWarnings("null")
    protected void handleError(Exception exception) {
        failure = exception instanceof RuntimeException known ? known : new IllegalStateException(exception);
    }

    private void passOn() {
        RuntimeException thrown = failure;
        failure = null;
        if (thrown != null)
            throw thrown;
    }
}
