package org.daxscope.ui.wizards;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.address.Units;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.FileSpec;
import org.daxscope.machine.scene.PoisonSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.ui.nls.WizardText;
import org.daxscope.ui.scene.ByteSize;
import org.daxscope.ui.scene.Scenes;
import org.daxscope.ui.scene.StartImage;

/** Poison that is there before the first step, on a disk or below a file. */
final class PoisonPage extends ScenePage {
    private final boolean optional;
    private final String target;
    private @Nullable Fields fields;
    private @Nullable Span inFile;
    private boolean known;

    /** What can be filled in. */
    private record Fields(@Nullable Button make, Combo on, Combo offset, Combo length, Button known) {
    }

    /**
     * @param optional whether there may be none
     * @param target file or disk to begin with; empty for the newest file
     */
    PoisonPage(boolean optional, String target) {
        super("poison", WizardText.PoisonTitle, WizardText.PoisonDescription);
        this.optional = optional;
        this.target = target;
    }

    @Override
    void fill(Form form) {
        Button make = optional ? form.check(WizardText.MakePoison, WizardText.MakePoisonHint, false) : null;
        Combo on = form.choice(WizardText.PoisonOn, WizardText.PoisonOnHint, targets(wizard().base()));
        if (on.indexOf(target) >= 0)
            on.setText(target);
        fields = new Fields(make, on,
                form.suggestions(WizardText.Offset, WizardText.PoisonOffsetHint, List.of("16 KiB", "0 B", "2 MiB")),
                form.suggestions(WizardText.Length, WizardText.PoisonLengthHint,
                        List.of("256 B", "512 B", "4 KiB", "2 MiB")),
                form.check(WizardText.KnownPoison, WizardText.KnownPoisonHint, false));
    }

    private static List<String> targets(Scene scene) {
        List<String> targets = new ArrayList<>(scene.files().stream().map(FileSpec::name).toList().reversed());
        scene.regions().forEach(region -> targets.add(region.namespace().disk()));
        return targets;
    }

    @Override
    void offer(Scene before) {
        Fields said = fields;
        if (said == null)
            return;
        offer(said.on, targets(before));
        boolean on = isMade(said.make);
        for (var control : List.of(said.on, said.offset, said.length, said.known))
            control.setEnabled(on);
    }

    @Override
    Scene addTo(Scene scene) {
        Fields said = fields;
        inFile = null;
        if (said == null || !isMade(said.make))
            return scene;
        List<String> targets = targets(scene);
        if (targets.isEmpty())
            throw new IllegalArgumentException(WizardText.NothingToPoison);
        String on = chosen(said.on, targets);
        long offset = size(WizardText.Offset, said.offset.getText());
        long length = size(WizardText.Length, said.length.getText());
        if (length == 0 || offset > Long.MAX_VALUE - length)
            throw new IllegalArgumentException(WizardText.NoLength);
        known = said.known.getSelection();
        FileSpec file = scene.files().stream().filter(some -> some.name().equals(on)).findFirst().orElse(null);
        if (file == null)
            return scene.withPoison(Scenes.plus(scene.poison(), new PoisonSpec(on, offset, length, known)));
        if (offset + length > Math.ceilDiv(file.size(), (long) Units.PAGE) * Units.PAGE)
            throw new IllegalArgumentException(NLS.bind(WizardText.BeyondFile, on, ByteSize.text(file.size())));
        inFile = Span.file(on, offset, offset + length);
        return scene;
    }

    /** Where bytes of a file lie, only the machine can tell. */
    @Override
    Scene settle(Scene scene, IProgressMonitor monitor) {
        Span wanted = inFile;
        if (wanted == null)
            return scene;
        List<PoisonSpec> poison = new ArrayList<>(scene.poison());
        for (Span disk : StartImage.places(scene, wanted))
            poison.add(new PoisonSpec(disk.name(), disk.start(), disk.length(), known));
        if (poison.size() == scene.poison().size())
            throw new IllegalArgumentException(NLS.bind(WizardText.PoisonInHole, wanted.name()));
        return scene.withPoison(poison);
    }
}
