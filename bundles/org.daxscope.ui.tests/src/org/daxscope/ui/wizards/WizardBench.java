package org.daxscope.ui.wizards;

import java.util.List;

import org.daxscope.ui.Bench;
import org.daxscope.ui.Controls;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;

/** Drives a wizard by what is on the screen: fields by their labels, and the buttons below. */
public final class WizardBench {
    private final WizardDialog dialog;

    private WizardBench(WizardDialog dialog) {
        this.dialog = dialog;
    }

    public static WizardBench open(Bench bench, org.eclipse.ui.INewWizard wizard) {
        return open(bench, wizard, StructuredSelection.EMPTY);
    }

    public static WizardBench open(Bench bench, org.eclipse.ui.INewWizard wizard, IStructuredSelection selection) {
        wizard.init(PlatformUI.getWorkbench(), selection);
        WizardDialog dialog = new WizardDialog(bench.window().getShell(), wizard);
        dialog.setBlockOnOpen(false);
        dialog.open();
        return new WizardBench(dialog);
    }

    public void next() {
        press("Next");
    }

    public void finish() {
        press("Finish");
    }

    public void cancel() {
        press("Cancel");
    }

    public Shell shell() {
        return dialog.getShell();
    }

    public boolean isOpen() {
        return dialog.getShell() != null && !dialog.getShell().isDisposed();
    }

    public boolean canFinish() {
        return button("Finish").isEnabled();
    }

    public boolean canNext() {
        return button("Next").isEnabled();
    }

    /** Whether there is a page behind this one. */
    public boolean hasNext() {
        return dialog.getCurrentPage().canFlipToNextPage();
    }

    public String title() {
        return dialog.getCurrentPage().getTitle();
    }

    /** What the page says is wrong; null when nothing is. */
    public String error() {
        return dialog.getCurrentPage().getErrorMessage();
    }

    public String message() {
        return dialog.getCurrentPage().getMessage();
    }

    public void fill(String label, String value) {
        Control field = field(label);
        if (field instanceof Text text)
            text.setText(value);
        else {
            Combo combo = (Combo) field;
            combo.setText(value);
            combo.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
        }
    }

    public String value(String label) {
        return field(label) instanceof Text text ? text.getText() : ((Combo) field(label)).getText();
    }

    public List<String> choices(String label) {
        return List.of(((Combo) field(label)).getItems());
    }

    public void tick(String label, boolean on) {
        Button button = (Button) Controls.in(page()).stream()
                .filter(control -> control instanceof Button check && Controls.plain(check.getText()).startsWith(label))
                .findFirst().orElseThrow(() -> new AssertionError("no button " + label));
        if ((button.getStyle() & SWT.RADIO) != 0)
            Controls.in(page()).forEach(other -> {
                if (other instanceof Button radio && (radio.getStyle() & SWT.RADIO) != 0)
                    radio.setSelection(false);
            });
        button.setSelection(on);
        button.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
    }

    private Control field(String label) {
        List<Control> controls = Controls.in(page());
        for (int i = 0; i + 1 < controls.size(); i++)
            if (controls.get(i) instanceof Label caption && Controls.plain(caption.getText()).equals(label + ':'))
                return controls.get(i + 1);
        throw new AssertionError("no field " + label);
    }

    private Composite page() {
        IWizardPage page = dialog.getCurrentPage();
        return (Composite) page.getControl();
    }

    private void press(String text) {
        Button button = button(text);
        if (!button.isEnabled())
            throw new AssertionError(text + " is disabled: " + error());
        button.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
        Bench.await(text, () -> true);
    }

    private Button button(String text) {
        return (Button) Controls.in(dialog.getShell()).stream().filter(
                control -> control instanceof Button button
                        && Controls.plain(button.getText()).replaceAll("[^A-Za-z]", "")
                                .equals(text))
                .findFirst().orElseThrow(() -> new AssertionError("no button " + text));
    }
}
