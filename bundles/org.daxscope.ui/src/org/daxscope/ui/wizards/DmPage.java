package org.daxscope.ui.wizards;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;

import org.daxscope.dm.PlannedDevices;
import org.daxscope.dm.TableException;
import org.daxscope.kernel.KernelModel;
import org.daxscope.machine.scene.DmSpec;
import org.daxscope.machine.scene.PartitionSpec;
import org.daxscope.machine.scene.RegionSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.ui.nls.WizardText;
import org.daxscope.ui.scene.Scenes;

/** A dm device: its table is typed in dmsetup's syntax, or begun by a template; what is wrong is said by line and column. */
final class DmPage extends ScenePage {
    private final boolean optional;
    private @Nullable Fields fields;
    /** What the template wrote: it follows the pages before as long as nobody changes it. */
    private String begun = "";

    /** What can be filled in. */
    private record Fields(@Nullable Button make, Text name, Combo template, Text table) {
    }

    /** @param optional whether there may be none */
    DmPage(boolean optional) {
        super("dm", WizardText.DmTitle, WizardText.DmDescription);
        this.optional = optional;
    }

    @Override
    void fill(Form form) {
        Button make = optional ? form.check(WizardText.MakeDm, WizardText.MakeDmHint, false) : null;
        Text name = form.text(WizardText.Name, WizardText.DmNameHint,
                Scenes.freeName("d0", Scenes.deviceNames(wizard().base())));
        Combo template = form.choice(WizardText.DmTemplate, WizardText.DmTemplateHint,
                Stream.of(DmTemplate.values()).map(DmTemplate::label).toList());
        Text table = form.lines(WizardText.DmTable, WizardText.DmTableHint, "");
        Fields said = new Fields(make, name, template, table);
        fields = said;
        template.addListener(SWT.Selection, event -> begin(said));
        begin(said);
    }

    /** Writes the chosen template for the devices that are free. */
    private void begin(Fields said) {
        Scene scene;
        try {
            scene = wizard().sceneBefore(this);
        } catch (IllegalArgumentException unreadable) {
            scene = wizard().base();
        }
        String table = DmTemplate.values()[Math.max(0, said.template.getSelectionIndex())].table(free(scene));
        begun = table;
        if (!said.table.getText().replace("\r", "").equals(table))
            said.table.setText(table);
    }

    /** Devices that no file system is on, with their sizes in sectors. */
    private static List<DmTemplate.Device> free(Scene scene) {
        return devices(scene).stream()
                .filter(device -> scene.fileSystems().stream().noneMatch(fs -> fs.disk().equals(device.name())))
                .filter(device -> scene.partitions().stream().noneMatch(part -> part.disk().equals(device.name())))
                .toList();
    }

    private static List<DmTemplate.Device> devices(Scene scene) {
        PlannedDevices planned = new PlannedDevices(kernel(scene));
        List<DmTemplate.Device> devices = new ArrayList<>();
        for (RegionSpec region : scene.regions()) {
            planned.add(region.namespace().disk(), region.namespace().sectors());
            devices.add(new DmTemplate.Device(region.namespace().disk(), region.namespace().sectors()));
        }
        for (PartitionSpec part : scene.partitions())
            scene.regions().stream().map(RegionSpec::namespace).filter(disk -> disk.disk().equals(part.disk()))
                    .mapToLong(disk -> Math.max(0, part.sectorsOn(disk.sectors()))).findFirst().ifPresent(sectors -> {
                        planned.add(part.name(), sectors);
                        devices.add(new DmTemplate.Device(part.name(), sectors));
                    });
        for (DmSpec dm : scene.dmDevices())
            try {
                long sectors = planned.read(dm.table()).sectors();
                planned.add(dm.name(), sectors);
                devices.add(new DmTemplate.Device(dm.name(), sectors));
            } catch (TableException wrong) {
                // The problem stands at that device.
            }
        return devices;
    }

    private static KernelModel kernel(Scene scene) {
        try {
            return scene.kernel().model();
        } catch (IllegalArgumentException unknown) {
            return KernelModel.named("6.1");
        }
    }

    @Override
    void offer(Scene before) {
        Fields said = fields;
        if (said == null)
            return;
        boolean made = isMade(said.make);
        said.name.setEnabled(made);
        said.template.setEnabled(made);
        said.table.setEnabled(made);
        if (said.table.getText().replace("\r", "").equals(begun))
            begin(said);
    }

    @Override
    Scene addTo(Scene scene) {
        Fields said = fields;
        if (said == null || !isMade(said.make))
            return scene;
        String table = said.table.getText().replace("\r", "").strip();
        return scene.withDmDevices(Scenes.plus(scene.dmDevices(), new DmSpec(name(WizardText.Name, said.name), table)));
    }
}
