package org.daxscope.ui.wizards;

import org.daxscope.ui.nls.WizardText;

/** A file for the open session. */
public final class AddFileWizard extends AddWizard {
    public AddFileWizard() {
        super(WizardText.AddFile, WizardText.AddFileLabel);
    }

    @Override
    ScenePage page() {
        return new FilePage(false);
    }
}
