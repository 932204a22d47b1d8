package org.daxscope.ui.wizards;

import org.daxscope.ui.nls.WizardText;

/** A mapping, in a new process or in the selected one. */
public final class AddProcessWizard extends AddWizard {
    public AddProcessWizard() {
        super(WizardText.AddProcess, WizardText.AddProcessLabel);
    }

    @Override
    ScenePage page() {
        return new ProcessPage(false, selectedProcess());
    }
}
