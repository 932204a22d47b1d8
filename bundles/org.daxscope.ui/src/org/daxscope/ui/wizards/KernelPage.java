package org.daxscope.ui.wizards;

import java.util.List;

import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;

import org.daxscope.machine.PowerPolicy;
import org.daxscope.machine.scene.KernelSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.ui.kernels.Kernels;
import org.daxscope.ui.nls.WizardText;

/** The kernel that is played. */
final class KernelPage extends ScenePage {
    /** The first release with all of the series. */
    private static final String USUAL = "6.1";

    private final List<String> kernels = Kernels.names();
    private @Nullable Text name;
    private @Nullable Combo kernel;
    private @Nullable Button scrubs;
    private @Nullable Button mounts;

    KernelPage() {
        super("kernel", WizardText.KernelTitle, WizardText.KernelDescription);
    }

    @Override
    void fill(Form form) {
        name = form.text(WizardText.Name, WizardText.NameHint, WizardText.NameDefault);
        Combo choice = form.choice(WizardText.Kernel, WizardText.KernelHint,
                kernels.stream().map(Kernels::summary).toList());
        choice.select(kernels.indexOf(USUAL));
        kernel = choice;
        scrubs = form.check(WizardText.BootScrubs, WizardText.BootScrubsHint, true);
        mounts = form.check(WizardText.BootMounts, WizardText.BootMountsHint, true);
    }

    @Override
    Scene addTo(Scene scene) {
        Text named = name;
        Combo chosen = kernel;
        if (named == null || chosen == null)
            return scene;
        PowerPolicy power = new PowerPolicy(isMade(scrubs), isMade(mounts));
        return new Scene(name(WizardText.Name, named), KernelSpec.of(kernels.get(chosen.getSelectionIndex())), true,
                power, scene.regions(), scene.partitions(), scene.dmDevices(), scene.fileSystems(),
                scene.files(), scene.processes(), scene.poison());
    }
}
