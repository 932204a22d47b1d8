package org.daxscope.ui.wizards;

import org.daxscope.ui.nls.WizardText;

/** Poison that is there before the first step. */
public final class AddPoisonWizard extends AddWizard {
    public AddPoisonWizard() {
        super(WizardText.AddPoison, WizardText.AddPoisonLabel);
    }

    @Override
    ScenePage page() {
        return new PoisonPage(false, selectedTarget());
    }
}
