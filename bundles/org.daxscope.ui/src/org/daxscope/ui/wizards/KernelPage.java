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
import org.daxscope.machine.scene.KernelSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.pmem.bus.Firmware;
import org.daxscope.ui.nls.WizardText;

/** The kernel and what the platform below it can do. */
final class KernelPage extends ScenePage {
    /** Releases that were recorded on real machines, then the generations. */
    private static final List<String> RELEASES = List.of("6.1", "6.12", "5.10");

    private final List<String> kernels = new ArrayList<>(RELEASES);
    private @Nullable Text name;
    private @Nullable Combo kernel;
    private @Nullable Button cannotClear;
    private @Nullable Button none;

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
        form.note(WizardText.Profile);
        form.radio(WizardText.ProfileFull, WizardText.ProfileFullHint, true);
        none = form.radio(WizardText.ProfileNone, WizardText.ProfileNoneHint, false);
        cannotClear = form.radio(WizardText.ProfileCannotClear, WizardText.ProfileCannotClearHint, false);
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
        Firmware firmware = isOn(none) ? Firmware.NONE : isOn(cannotClear) ? Firmware.CANNOT_CLEAR : Firmware.FULL;
        return new Scene(name(WizardText.Name, named), KernelSpec.of(kernels.get(chosen.getSelectionIndex())), firmware,
                true, scene.regions(), scene.dmDevices(), scene.fileSystems(), scene.files(), scene.processes(),
                scene.poison());
    }

    private static boolean isOn(@Nullable Button button) {
        return button != null && button.getSelection();
    }
}
