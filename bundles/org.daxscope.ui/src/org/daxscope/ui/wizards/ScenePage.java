package org.daxscope.ui.wizards;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;

import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.Script;
import org.daxscope.model.bridge.ToModel;
import org.daxscope.model.check.Checks;
import org.daxscope.model.check.Problem;
import org.daxscope.model.check.Severity;
import org.daxscope.ui.nls.WizardText;
import org.daxscope.ui.scene.ByteSize;
import org.daxscope.ui.widgets.Icons;

/** A page that adds something to a scene. It is right when what it adds brings no new problem. */
abstract class ScenePage extends WizardPage {
    private final String description;

    ScenePage(String name, String title, String description) {
        super(name, title, Icons.descriptor("wizard_scene"));
        this.description = description;
        setDescription(description);
    }

    @Override
    @SuppressWarnings("null")
    public final void createControl(Composite parent) {
        Form form = new Form(parent, this::changed);
        fill(form);
        setControl(form.root());
        Dialog.applyDialogFont(form.root());
    }

    /** Makes the fields, all with values that work. */
    abstract void fill(Form form);

    /**
     * The scene with what this page says. Asked on the UI thread.
     *
     * @throws IllegalArgumentException a sentence, when a field cannot be read
     */
    abstract Scene addTo(Scene scene);

    /** What only the machine can tell, once everything is said: asked outside the UI thread, when the wizard ends. */
    Scene settle(Scene scene, IProgressMonitor monitor) {
        return scene;
    }

    /** Offers what the pages before made; called before the page is seen, and when it changes. */
    void offer(Scene before) {
        // Most pages depend on nothing.
    }

    private void changed() {
        if (getControl() == null)
            return;
        show();
        if (getContainer() != null && getContainer().getCurrentPage() != null)
            getContainer().updateButtons();
    }

    @Override
    public void setVisible(boolean visible) {
        if (visible)
            show();
        super.setVisible(visible);
    }

    /** Offers what there is now, and says what is wrong with what the page holds. */
    private void show() {
        try {
            offer(wizard().sceneBefore(this));
        } catch (IllegalArgumentException unreadable) {
            // A page before this one; it says so itself.
        }
        Verdict verdict = verdict();
        setErrorMessage(verdict.error);
        setMessage(verdict.warning == null ? description : verdict.warning,
                verdict.warning == null ? IMessageProvider.NONE : IMessageProvider.WARNING);
    }

    @Override
    public boolean isPageComplete() {
        return verdict().error == null;
    }

    /** What is wrong; null for nothing. */
    private record Verdict(@Nullable String error, @Nullable String warning) {
    }

    private Verdict verdict() {
        String refusal = wizard().refusal();
        if (!refusal.isEmpty())
            return new Verdict(refusal, null);
        try {
            Scene before = wizard().sceneBefore(this);
            return verdict(problems(before), problems(addTo(before)));
        } catch (IllegalArgumentException unreadable) {
            return new Verdict(String.valueOf(unreadable.getMessage()), null);
        }
    }

    private static Verdict verdict(List<Problem> before, List<Problem> after) {
        List<String> known = before.stream().map(Problem::message).toList();
        List<Problem> fresh = new ArrayList<>(after);
        fresh.removeIf(problem -> known.contains(problem.message()));
        for (Problem problem : fresh)
            if (problem.severity() == Severity.ERROR)
                return new Verdict(problem.message(), null);
        return new Verdict(null, fresh.isEmpty() ? null : fresh.getFirst().message());
    }

    private static List<Problem> problems(Scene scene) {
        return Checks.all(ToModel.session(new Script(scene, List.of())));
    }

    final SceneWizard wizard() {
        return (SceneWizard) getWizard();
    }

    /** @throws IllegalArgumentException a sentence with the field's label */
    static long size(String label, String text) {
        try {
            return ByteSize.parse(text);
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(NLS.bind(WizardText.Field, plain(label), unreadable.getMessage()),
                    unreadable);
        }
    }

    /** @throws IllegalArgumentException a sentence with the field's label, when it is empty */
    static String name(String label, Text field) {
        String text = field.getText().strip();
        if (text.isEmpty())
            throw new IllegalArgumentException(NLS.bind(WizardText.Empty, plain(label)));
        return text;
    }

    private static String plain(String label) {
        return label.replace("&", "").replace(":", "");
    }

    /** Whether an optional thing is wanted; without the button it is. */
    static boolean isMade(@Nullable Button make) {
        return make == null || make.getSelection();
    }

    /** What is chosen of some names, the first when it is none of them. */
    static String chosen(Combo combo, List<String> names) {
        return names.contains(combo.getText()) ? combo.getText() : names.getFirst();
    }

    /** Shows other items; what was chosen stays chosen where it still exists, else the first is. */
    static void offer(Combo combo, List<String> items) {
        if (List.of(combo.getItems()).equals(items))
            return;
        String chosen = combo.getText();
        combo.setItems(items.toArray(String[]::new));
        combo.select(Math.max(0, items.indexOf(chosen)));
    }
}
