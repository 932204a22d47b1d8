package org.daxscope.ui.session;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;

/** One sentence in a dialog over the active window; does not wait for the user. */
public final class ProblemDialog implements Problems {
    private final IWorkbench workbench;

    public ProblemDialog(IWorkbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public void tell(String title, String message) {
        Shell parent = workbench.getModalDialogShellProvider().getShell();
        MessageDialog dialog = new MessageDialog(parent, title, null, message, MessageDialog.ERROR, 0,
                IDialogConstants.OK_LABEL);
        dialog.setBlockOnOpen(false);
        dialog.open();
    }
}
