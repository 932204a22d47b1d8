package org.daxscope.ui.wizards;

import org.daxscope.ui.nls.WizardText;

/** A guest's mount of a file system of the open session. */
public final class AddShareWizard extends AddWizard {
    public AddShareWizard() {
        super(WizardText.AddShare, WizardText.AddShareLabel);
    }

    @Override
    ScenePage page() {
        return new SharePage(false);
    }
}
