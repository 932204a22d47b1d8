package org.daxscope.ui.wizards;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.Operation.MapFlag;
import org.daxscope.machine.scene.FileSpec;
import org.daxscope.machine.scene.ProcessSpec;
import org.daxscope.machine.scene.ProcessSpec.Mapping;
import org.daxscope.machine.scene.Scene;
import org.daxscope.ui.nls.WizardText;
import org.daxscope.ui.scene.Scenes;

/** A process, new or known, that maps a file or a disk. */
final class ProcessPage extends ScenePage {
    private final boolean optional;
    private final String process;
    private @Nullable Fields fields;

    /** What can be filled in. */
    private record Fields(@Nullable Button make, Text process, Text name, Combo on, Combo offset, Combo length,
            Button isPrivate, Button sync, Button populate, Button readOnly) {
    }

    /**
     * @param optional whether there may be none
     * @param process the name to begin with
     */
    ProcessPage(boolean optional, String process) {
        super("process", WizardText.ProcessTitle, WizardText.ProcessDescription);
        this.optional = optional;
        this.process = process;
    }

    @Override
    void fill(Form form) {
        Button make = optional ? form.check(WizardText.MakeProcess, WizardText.MakeProcessHint, true) : null;
        fields = new Fields(make, form.text(WizardText.Process, WizardText.ProcessHint, process),
                form.text(WizardText.Mapping, WizardText.MappingHint, freeMapping(wizard().base())),
                form.choice(WizardText.Maps, WizardText.MapsHint, targets(wizard().base())),
                form.suggestions(WizardText.Offset, WizardText.MapOffsetHint, List.of("0 B", "4 KiB", "2 MiB")),
                form.suggestions(WizardText.Length, WizardText.MapLengthHint,
                        List.of(WizardText.WholeFile, "2 MiB", "4 KiB")),
                form.check(WizardText.Private, WizardText.PrivateHint, false),
                form.check(WizardText.Sync, WizardText.SyncHint, false),
                form.check(WizardText.Populate, WizardText.PopulateHint, false),
                form.check(WizardText.ReadOnly, WizardText.ReadOnlyHint, false));
    }

    private String freeMapping(Scene scene) {
        return Scenes.freeName("m", scene.processes().stream().filter(other -> other.name().equals(process))
                .flatMap(other -> other.mappings().stream()).map(Mapping::name).toList());
    }

    /** Files of guests, files, newest first, then disks. */
    private static List<String> targets(Scene scene) {
        List<String> targets = new ArrayList<>(Scenes.inShares(scene).keySet());
        targets.addAll(scene.files().stream().map(FileSpec::name).toList().reversed());
        scene.regions().forEach(region -> targets.add(region.namespace().disk()));
        return targets;
    }

    @Override
    void offer(Scene before) {
        Fields said = fields;
        if (said == null)
            return;
        offer(said.on, targets(before));
        Button make = said.make;
        if (make == null)
            return;
        make.setEnabled(!before.files().isEmpty());
        boolean on = makes(said, before);
        for (var control : List.of(said.process, said.name, said.on, said.offset, said.length, said.isPrivate,
                said.sync,
                said.populate, said.readOnly))
            control.setEnabled(on);
    }

    private static boolean makes(Fields said, Scene scene) {
        return said.make == null || isMade(said.make) && !scene.files().isEmpty();
    }

    @Override
    Scene addTo(Scene scene) {
        Fields said = fields;
        if (said == null || !makes(said, scene))
            return scene;
        List<String> targets = targets(scene);
        if (targets.isEmpty())
            throw new IllegalArgumentException(WizardText.NothingToMap);
        String on = chosen(said.on, targets);
        long offset = size(WizardText.Offset, said.offset.getText());
        Mapping mapping = new Mapping(name(WizardText.Mapping, said.name), on, offset, length(said, scene, on, offset),
                flags(said));
        return with(scene, name(WizardText.Process, said.process), mapping);
    }

    private static long length(Fields said, Scene scene, String on, long offset) {
        String text = said.length.getText().strip();
        if (!text.equals(WizardText.WholeFile))
            return size(WizardText.Length, text);
        FileSpec shown = Scenes.inShares(scene).get(on);
        String named = shown == null ? on : shown.name();
        long bytes = scene.files().stream().filter(file -> file.name().equals(named)).mapToLong(FileSpec::size)
                .findFirst()
                .orElseGet(() -> scene.regions().stream().filter(region -> region.namespace().disk().equals(on))
                        .mapToLong(region -> region.namespace().sectors() * Units.SECTOR).findFirst().orElse(0));
        long rest = bytes - offset;
        if (rest <= 0)
            throw new IllegalArgumentException(NLS.bind(WizardText.NothingBehind, on, said.offset.getText()));
        return rest;
    }

    private static Set<MapFlag> flags(Fields said) {
        Set<MapFlag> flags = EnumSet.noneOf(MapFlag.class);
        if (said.isPrivate.getSelection())
            flags.add(MapFlag.PRIVATE);
        if (said.sync.getSelection())
            flags.add(MapFlag.SYNC);
        if (said.populate.getSelection())
            flags.add(MapFlag.POPULATE);
        if (said.readOnly.getSelection())
            flags.add(MapFlag.READ_ONLY);
        return flags;
    }

    private static Scene with(Scene scene, String process, Mapping mapping) {
        if (scene.processes().stream().noneMatch(known -> known.name().equals(process)))
            return scene.withProcesses(Scenes.plus(scene.processes(), new ProcessSpec(process, List.of(mapping))));
        return scene.withProcesses(scene.processes().stream().map(known -> known.name().equals(process)
                ? new ProcessSpec(process, Scenes.plus(known.mappings(), mapping), known.killPolicy())
                : known).toList());
    }
}
