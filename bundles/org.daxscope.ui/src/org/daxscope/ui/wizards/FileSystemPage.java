package org.daxscope.ui.wizards;

import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.address.Units;
import org.daxscope.machine.scene.Ageing;
import org.daxscope.machine.scene.DmSpec;
import org.daxscope.machine.scene.FileSystemSpec;
import org.daxscope.machine.scene.PartitionSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.model.edit.DmTables;
import org.daxscope.ui.nls.WizardText;
import org.daxscope.ui.scene.Scenes;

/** A file system, made and mounted. */
final class FileSystemPage extends ScenePage {
    private static final int MOST_ROUNDS = 1_000_000;
    private static final List<String> TYPES = List.of("xfs", "ext4");

    private final boolean optional;
    private @Nullable Fields fields;

    /** What can be filled in. */
    private record Fields(@Nullable Button make, Combo disk, Combo type, Combo block, Combo dax, Button reflink,
            Combo realtime, Combo log, Text more, Text age, Text seed) {
    }

    /** @param optional whether there may be none */
    FileSystemPage(boolean optional) {
        super("filesystem", WizardText.FileSystemTitle, WizardText.FileSystemDescription);
        this.optional = optional;
    }

    @Override
    void fill(Form form) {
        Button make = optional ? form.check(WizardText.MakeFileSystem, WizardText.MakeFileSystemHint, true) : null;
        fields = new Fields(make, form.choice(WizardText.OnDisk, WizardText.OnDiskHint, disks(wizard().base())),
                form.choice(WizardText.Type, WizardText.TypeHint, TYPES),
                form.choice(WizardText.BlockSize, WizardText.BlockSizeHint, List.of("4096", "2048", "1024")),
                form.choice(WizardText.DaxOption, WizardText.DaxOptionHint,
                        List.of("dax=always", "dax=never", "dax=inode")),
                form.check(WizardText.Reflink, WizardText.ReflinkHint, false),
                form.choice(WizardText.RealtimeDevice, WizardText.RealtimeDeviceHint, others(List.of(), "")),
                form.choice(WizardText.LogDevice, WizardText.LogDeviceHint, others(List.of(), "")),
                form.text(WizardText.MoreMkfs, WizardText.MoreMkfsHint, ""),
                form.text(WizardText.Age, WizardText.AgeHint, "0"),
                form.text(WizardText.AgeSeed, WizardText.AgeSeedHint, "1"));
    }

    /** Devices without partitions, a file system or a dm device on them; the uppermost first. */
    private static List<String> disks(Scene scene) {
        return Stream.of(scene.dmDevices().reversed().stream().map(DmSpec::name),
                scene.partitions().stream().map(PartitionSpec::name),
                scene.regions().stream().map(region -> region.namespace().disk())
                        .filter(disk -> scene.partitions().stream().noneMatch(part -> part.disk().equals(disk))))
                .flatMap(names -> names)
                .filter(disk -> scene.fileSystems().stream().noneMatch(fs -> fs.disk().equals(disk)))
                .filter(disk -> scene.dmDevices().stream().noneMatch(dm -> DmTables.names(dm.table(), disk))).toList();
    }

    /** None, or a disk without a file system that is not the one this file system is on. */
    private static List<String> others(List<String> disks, String own) {
        return Stream.concat(Stream.of(WizardText.NoDevice), disks.stream().filter(disk -> !disk.equals(own))).toList();
    }

    @Override
    void offer(Scene before) {
        Fields said = fields;
        if (said == null)
            return;
        List<String> disks = disks(before);
        offer(said.disk, disks);
        offer(said.realtime, others(disks, said.disk.getText()));
        offer(said.log, others(disks, said.disk.getText()));
        boolean made = isMade(said.make);
        said.disk.setEnabled(made);
        said.type.setEnabled(made);
        said.block.setEnabled(made);
        said.dax.setEnabled(made);
        said.reflink.setEnabled(made && said.type.getText().equals("xfs"));
        said.realtime.setEnabled(made && said.type.getText().equals("xfs") && !said.reflink.getSelection());
        said.log.setEnabled(made);
        said.more.setEnabled(made);
        said.age.setEnabled(made);
        said.seed.setEnabled(made);
    }

    @Override
    Scene addTo(Scene scene) {
        Fields said = fields;
        if (said == null || !isMade(said.make))
            return scene;
        List<String> free = disks(scene);
        if (free.isEmpty())
            throw new IllegalArgumentException(WizardText.NoFreeDisk);
        String disk = chosen(said.disk, free);
        return Scenes.withFileSystem(scene,
                new FileSystemSpec(disk, said.type.getText(), mkfs(said), options(said), ageing(said)));
    }

    /** A device besides the disk itself; empty for none. */
    private static String other(Fields said, Combo combo) {
        String device = combo.isEnabled() ? combo.getText() : "";
        return device.equals(WizardText.NoDevice) ? "" : device;
    }

    /** XFS is told again at mount what it was made with. */
    private static String options(Fields said) {
        StringJoiner options = new StringJoiner(",");
        options.add(said.dax.getText());
        if (!said.type.getText().equals("xfs"))
            return options.toString();
        if (!other(said, said.realtime).isEmpty())
            options.add("rtdev=" + other(said, said.realtime));
        if (!other(said, said.log).isEmpty())
            options.add("logdev=" + other(said, said.log));
        return options.toString();
    }

    private static Ageing ageing(Fields said) {
        Ageing none = Ageing.NONE;
        return new Ageing(number(said.seed, WizardText.AgeSeed), (int) number(said.age, WizardText.Age),
                none.smallest(), none.largest(), none.fill());
    }

    private static long number(Text text, String label) {
        try {
            long number = Long.parseLong(text.getText().strip());
            if (number >= 0 && number <= MOST_ROUNDS)
                return number;
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        throw new IllegalArgumentException(NLS.bind(WizardText.NotACount, label.replace("&", ""), MOST_ROUNDS));
    }

    private static String mkfs(Fields said) {
        boolean xfs = said.type.getText().equals("xfs");
        StringJoiner arguments = new StringJoiner(" ");
        if (xfs && !said.reflink.getSelection())
            arguments.add("-m reflink=0");
        int block = Integer.parseInt(said.block.getText());
        if (block != Units.PAGE)
            arguments.add((xfs ? "-b size=" : "-b ") + block);
        if (!other(said, said.realtime).isEmpty())
            arguments.add("-d rtinherit=1 -r rtdev=" + other(said, said.realtime));
        if (!other(said, said.log).isEmpty())
            arguments.add((xfs ? "-l logdev=" : "-J device=") + other(said, said.log));
        if (!said.more.getText().isBlank())
            arguments.add(said.more.getText().strip());
        return arguments.toString();
    }
}
