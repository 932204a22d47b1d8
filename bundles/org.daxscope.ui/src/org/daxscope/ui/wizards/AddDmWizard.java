package org.daxscope.ui.wizards;

import org.daxscope.ui.nls.WizardText;

/** A dm device over the disks of the open session. */
public final class AddDmWizard extends AddWizard {
    public AddDmWizard() {
        super(WizardText.AddDm, WizardText.AddDmLabel);
    }

    @Override
    ScenePage page() {
        return new DmPage(false);
    }
}
