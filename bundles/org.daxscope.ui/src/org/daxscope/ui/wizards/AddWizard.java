package org.daxscope.ui.wizards;

import java.util.List;

import org.daxscope.machine.scene.KernelSpec;
import org.daxscope.machine.scene.ProcessSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.model.bridge.ToRecords;
import org.daxscope.model.edit.SessionDocument;
import org.daxscope.ui.nls.WizardText;
import org.daxscope.ui.scene.SceneGrowth;
import org.daxscope.ui.scene.Scenes;

/** Adds something to the scene of the user's own session; its steps are played again in the new scene. */
abstract class AddWizard extends SceneWizard {
    private static final Scene NOTHING = new Scene("", KernelSpec.of("6.1"), true, List.of(), List.of(),
            List.of(), List.of(), List.of());

    private final String label;
    private Scene scene = NOTHING;

    /** @param label of the command that can be undone */
    AddWizard(String title, String label) {
        super(title);
        this.label = label;
    }

    @Override
    public final void addPages() {
        SessionDocument document = session().document();
        if (document != null)
            scene = ToRecords.scene(document.session().getScene());
        add(page());
    }

    abstract ScenePage page();

    /** The process to begin with: the selected one, else one with a name that is free. */
    final String selectedProcess() {
        String free = Scenes.freeName(WizardText.ProcessDefault,
                scene.processes().stream().map(ProcessSpec::name).toList());
        return selection().getFirstElement() instanceof Target target && !target.process().isEmpty()
                ? target.process()
                : free;
    }

    /** The file or disk that is selected; empty for none. */
    final String selectedTarget() {
        return selection().getFirstElement() instanceof Target target ? target.fileOrDisk() : "";
    }

    @Override
    Scene base() {
        return scene;
    }

    @Override
    String refusal() {
        return session().document() == null ? WizardText.NoSession : "";
    }

    @Override
    void take(Scene grown) {
        SessionDocument document = session().document();
        if (document != null)
            SceneGrowth.apply(document, label, grown);
    }
}
