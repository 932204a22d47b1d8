package org.daxscope.ui.wizards;

import java.util.List;

import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.ShareArguments;
import org.daxscope.machine.scene.FileSystemSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.ui.nls.WizardText;
import org.daxscope.ui.scene.Scenes;

/** A guest that has a file system of its host mounted, through the window of a virtio_fs device. */
final class SharePage extends ScenePage {
    private final boolean optional;
    private @Nullable Fields fields;

    /** What can be filled in. */
    private record Fields(@Nullable Button make, Combo source, Text tag, Combo window, Combo options) {
    }

    /** @param optional whether there may be none */
    SharePage(boolean optional) {
        super("share", WizardText.ShareTitle, WizardText.ShareDescription);
        this.optional = optional;
    }

    @Override
    void fill(Form form) {
        Scene base = wizard().base();
        Button make = optional ? form.check(WizardText.MakeShare, WizardText.MakeShareHint, false) : null;
        fields = new Fields(make, form.choice(WizardText.ShareSource, WizardText.ShareSourceHint, Scenes.onHost(base)),
                form.text(WizardText.ShareTag, WizardText.ShareTagHint,
                        Scenes.freeName("vfs0", Scenes.deviceNames(base))),
                form.suggestions(WizardText.ShareWindow, WizardText.ShareWindowHint,
                        List.of("1 GiB", "64 MiB", "16 MiB", "4 MiB", "0 B")),
                form.suggestions(WizardText.ShareOptions, WizardText.ShareOptionsHint,
                        List.of("dax", "dax=always", "dax=never", "dax=inode", "")));
    }

    @Override
    void offer(Scene before) {
        Fields said = fields;
        if (said == null)
            return;
        offer(said.source, Scenes.onHost(before));
        boolean on = makes(said, before);
        Button make = said.make;
        if (make != null)
            make.setEnabled(!Scenes.onHost(before).isEmpty());
        for (var control : List.of(said.source, said.tag, said.window, said.options))
            control.setEnabled(on);
    }

    private static boolean makes(Fields said, Scene scene) {
        return said.make == null || isMade(said.make) && !Scenes.onHost(scene).isEmpty();
    }

    @Override
    Scene addTo(Scene scene) {
        Fields said = fields;
        if (said == null || !makes(said, scene))
            return scene;
        List<String> sources = Scenes.onHost(scene);
        if (sources.isEmpty())
            throw new IllegalArgumentException(WizardText.NothingToShare);
        String source = chosen(said.source, sources);
        long window = size(WizardText.ShareWindow, said.window.getText());
        return Scenes.withFileSystem(scene, FileSystemSpec.share(name(WizardText.ShareTag, said.tag),
                new ShareArguments(source, window), said.options.getText().strip()));
    }
}
