package org.daxscope.ui.wizards;

import org.daxscope.ui.nls.WizardText;

/** A partition of a disk of the open session. */
public final class AddPartitionWizard extends AddWizard {
    public AddPartitionWizard() {
        super(WizardText.AddPartition, WizardText.AddPartitionLabel);
    }

    @Override
    ScenePage page() {
        return new PartitionPage(false, selectedTarget());
    }
}
