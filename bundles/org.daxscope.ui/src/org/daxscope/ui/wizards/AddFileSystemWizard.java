package org.daxscope.ui.wizards;

import org.daxscope.ui.nls.WizardText;

/** A file system on a disk of the open session. */
public final class AddFileSystemWizard extends AddWizard {
    public AddFileSystemWizard() {
        super(WizardText.AddFileSystem, WizardText.AddFileSystemLabel);
    }

    @Override
    ScenePage page() {
        return new FileSystemPage(false);
    }
}
