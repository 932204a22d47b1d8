package org.daxscope.ui.wizards;

import org.daxscope.ui.nls.WizardText;

/** A region and its disk for the open session. */
public final class AddDeviceWizard extends AddWizard {
    public AddDeviceWizard() {
        super(WizardText.AddDevice, WizardText.AddDeviceLabel);
    }

    @Override
    ScenePage page() {
        return new DevicePage();
    }
}
