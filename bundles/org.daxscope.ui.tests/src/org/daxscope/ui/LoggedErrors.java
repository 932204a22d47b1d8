package org.daxscope.ui;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test during which anything was logged as an error. What held the UI up is told in the test's output, with its place:
 * how long something takes is no verdict on a machine that is shared.
 */
public final class LoggedErrors implements BeforeEachCallback, AfterEachCallback {
    private final List<IStatus> errors = new CopyOnWriteArrayList<>();
    private final ILogListener listener = (status, plugin) -> {
        if (status.matches(IStatus.ERROR))
            errors.add(status);
    };

    private int freezes;

    @Override
    public void beforeEach(ExtensionContext context) {
        errors.clear();
        FrozenUi.watch();
        freezes = FrozenUi.seen().size();
        Platform.addLogListener(listener);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Platform.removeLogListener(listener);
        if (!errors.isEmpty())
            throw new AssertionError("logged as error: " + errors, errors.getFirst().getException());
        List<FrozenUi.Freeze> seen = FrozenUi.seen();
        for (FrozenUi.Freeze freeze : seen.subList(freezes, seen.size()))
            System.out.println("UI held up: " + freeze);
    }
}
