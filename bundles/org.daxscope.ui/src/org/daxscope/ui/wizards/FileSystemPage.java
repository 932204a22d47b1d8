package org.daxscope.ui.wizards;

import java.util.List;
import java.util.StringJoiner;

import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.address.Units;
import org.daxscope.machine.scene.FileSystemSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.ui.nls.WizardText;
import org.daxscope.ui.scene.Scenes;

/** A file system, made and mounted. */
final class FileSystemPage extends ScenePage {
    private static final List<String> TYPES = List.of("xfs", "ext4");

    private final boolean optional;
    private @Nullable Fields fields;

    /** What can be filled in. */
    private record Fields(@Nullable Button make, Combo disk, Combo type, Combo block, Combo dax, Button reflink,
            Text more) {
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
                form.text(WizardText.MoreMkfs, WizardText.MoreMkfsHint, ""));
    }

    /** Disks without a file system. */
    private static List<String> disks(Scene scene) {
        return scene.regions().stream().map(region -> region.namespace().disk())
                .filter(disk -> scene.fileSystems().stream().noneMatch(fs -> fs.disk().equals(disk))).toList();
    }

    @Override
    void offer(Scene before) {
        Fields said = fields;
        if (said == null)
            return;
        offer(said.disk, disks(before));
        boolean made = isMade(said.make);
        said.disk.setEnabled(made);
        said.type.setEnabled(made);
        said.block.setEnabled(made);
        said.dax.setEnabled(made);
        said.reflink.setEnabled(made && said.type.getText().equals("xfs"));
        said.more.setEnabled(made);
    }

    @Override
    Scene addTo(Scene scene) {
        Fields said = fields;
        if (said == null || !isMade(said.make))
            return scene;
        List<String> free = disks(scene);
        if (free.isEmpty())
            throw new IllegalArgumentException(WizardText.NoFreeDisk);
        String disk = free.contains(said.disk.getText()) ? said.disk.getText() : free.getFirst();
        return Scenes.withFileSystem(scene,
                new FileSystemSpec(disk, said.type.getText(), mkfs(said), said.dax.getText()));
    }

    private static String mkfs(Fields said) {
        boolean xfs = said.type.getText().equals("xfs");
        StringJoiner arguments = new StringJoiner(" ");
        if (xfs && !said.reflink.getSelection())
            arguments.add("-m reflink=0");
        int block = Integer.parseInt(said.block.getText());
        if (block != Units.PAGE)
            arguments.add((xfs ? "-b size=" : "-b ") + block);
        if (!said.more.getText().isBlank())
            arguments.add(said.more.getText().strip());
        return arguments.toString();
    }
}
