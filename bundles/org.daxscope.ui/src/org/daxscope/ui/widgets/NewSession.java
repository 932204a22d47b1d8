package org.daxscope.ui.widgets;

import java.util.Map;
import java.util.Optional;

import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.services.IServiceLocator;

/** The wizard that makes a machine of one's own, if it is installed. */
public final class NewSession {
    private static final String WIZARD = "org.daxscope.ui.wizard.session";
    private static final String COMMAND = "org.eclipse.ui.newWizard";
    private static final String PARAMETER = "newWizardId";

    private NewSession() {
    }

    /** Begins the wizard; empty when there is none. */
    public static Optional<Runnable> ifThere(IServiceLocator locator) {
        return Optional.ofNullable(PlatformUI.getWorkbench().getNewWizardRegistry().findWizard(WIZARD))
                .map(wizard -> () -> Commands.run(locator, COMMAND, Map.of(PARAMETER, WIZARD)));
    }
}
