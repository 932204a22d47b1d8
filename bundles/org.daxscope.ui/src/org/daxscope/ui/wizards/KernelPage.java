package org.daxscope.ui.wizards;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.machine.PowerPolicy;
import org.daxscope.machine.scene.KernelSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.ui.nls.WizardText;

/** The kernel that is played. */
final class KernelPage extends ScenePage {
    /** Releases that were recorded on real machines, then the generations. */
    private static final List<String> RELEASES = List.of("6.1", "6.12", "5.10");

    private final List<String> kernels = new ArrayList<>(RELEASES);
    private @Nullable Text name;
    private @Nullable Combo kernel;
    private @Nullable Button scrubs;
    private @Nullable Button mounts;

    KernelPage() {
        super("kernel", WizardText.KernelTitle, WizardText.KernelDescription);
        for (KernelPreset preset : KernelPreset.values())
            kernels.add(preset.name());
    }

    @Override
    void fill(Form form) {
        name = form.text(WizardText.Name, WizardText.NameHint, WizardText.NameDefault);
        kernel = form.choice(WizardText.Kernel, WizardText.KernelHint,
                kernels.stream().map(KernelPage::words).toList());
        scrubs = form.check(WizardText.BootScrubs, WizardText.BootScrubsHint, true);
        mounts = form.check(WizardText.BootMounts, WizardText.BootMountsHint, true);
    }

    /** "6.1 - 6.0 to 6.4: holder notification, XFS reverse mapping". */
    private static String words(String kernel) {
        KernelPreset preset = KernelModel.named(kernel).preset();
        return NLS.bind(WizardText.KernelWords, new Object[] {kernel, preset.kernels(), preset.summary()});
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
