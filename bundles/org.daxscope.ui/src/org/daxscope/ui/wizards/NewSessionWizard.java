package org.daxscope.ui.wizards;

import java.util.List;

import org.daxscope.machine.scene.KernelSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.Script;
import org.daxscope.ui.nls.WizardText;

/** A new session, from the kernel down to a process that maps a file; every page has values that work. */
public final class NewSessionWizard extends SceneWizard {
    private static final Scene EMPTY = new Scene("", KernelSpec.of("6.1"), true, List.of(), List.of(),
            List.of(), List.of(), List.of());

    public NewSessionWizard() {
        super(WizardText.NewSession);
    }

    @Override
    public void addPages() {
        add(new KernelPage());
        add(new DevicePage());
        add(new PartitionPage(true, ""));
        add(new DmPage(true));
        add(new FileSystemPage(true));
        add(new FilePage(true));
        add(new SharePage(true));
        add(new ProcessPage(true, WizardText.ProcessDefault));
        add(new PoisonPage(true, ""));
    }

    @Override
    Scene base() {
        return EMPTY;
    }

    @Override
    String refusal() {
        return "";
    }

    @Override
    void take(Scene scene) {
        session().start(new Script(scene, List.of()));
    }
}
