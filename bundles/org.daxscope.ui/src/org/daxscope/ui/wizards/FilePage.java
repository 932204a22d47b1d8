package org.daxscope.ui.wizards;

import java.util.List;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.scene.FileSpec;
import org.daxscope.machine.scene.FileSpec.How;
import org.daxscope.machine.scene.FileSpec.Written;
import org.daxscope.machine.scene.Scene;
import org.daxscope.ui.nls.WizardText;
import org.daxscope.ui.scene.ByteSize;
import org.daxscope.ui.scene.Scenes;
import org.daxscope.ui.scene.StartImage;

/** A file: its size, what is in it, and where it lies. */
final class FilePage extends ScenePage {
    /** More than this is not written byte by byte while a scene is made. */
    private static final long MOST_WRITTEN = 1L << 30;

    private final boolean optional;
    private @Nullable Fields fields;
    private boolean aligned;
    private String made = "";

    /** What can be filled in. */
    private record Fields(@Nullable Button make, Combo disk, Text name, Combo size, Combo how, Combo fill,
            Combo layout) {
    }

    /** @param optional whether there may be none */
    FilePage(boolean optional) {
        super("file", WizardText.FileTitle, WizardText.FileDescription);
        this.optional = optional;
    }

    @Override
    void fill(Form form) {
        Scene base = wizard().base();
        Button make = optional ? form.check(WizardText.MakeFile, WizardText.MakeFileHint, true) : null;
        fields = new Fields(make,
                form.choice(WizardText.InFileSystem, WizardText.InFileSystemHint, Scenes.onHost(base)),
                form.text(WizardText.FileName, WizardText.FileNameHint,
                        Scenes.freeName("f", base.files().stream().map(FileSpec::name).toList())),
                form.suggestions(WizardText.Size, WizardText.FileSizeHint,
                        List.of("4 MiB", "64 KiB", "2 MiB", "16 MiB", "1 GiB")),
                form.choice(WizardText.How, WizardText.HowHint,
                        List.of(WizardText.HowWrite, WizardText.HowPreallocate, WizardText.HowTruncate)),
                form.suggestions(WizardText.Fill, WizardText.FillHint, List.of("pages", "sectors", "0x57")),
                form.choice(WizardText.Layout, WizardText.LayoutHint,
                        List.of(WizardText.LayoutAligned, WizardText.LayoutFree)));
    }

    @Override
    void offer(Scene before) {
        Fields said = fields;
        if (said == null)
            return;
        offer(said.disk, Scenes.onHost(before));
        boolean on = makes(said, before);
        Button make = said.make;
        if (make != null)
            make.setEnabled(!Scenes.onHost(before).isEmpty());
        said.disk.setEnabled(on);
        said.name.setEnabled(on);
        said.size.setEnabled(on);
        said.how.setEnabled(on);
        said.fill.setEnabled(on && how(said) == How.WRITE);
        said.layout.setEnabled(on && how(said) != How.TRUNCATE);
    }

    /** An optional file needs no file system, it is only not made. */
    private static boolean makes(Fields said, Scene scene) {
        return said.make == null || isMade(said.make) && !Scenes.onHost(scene).isEmpty();
    }

    private static How how(Fields said) {
        return switch (said.how.getSelectionIndex()) {
            case 1 -> How.PREALLOCATE;
            case 2 -> How.TRUNCATE;
            default -> How.WRITE;
        };
    }

    @Override
    Scene addTo(Scene scene) {
        Fields said = fields;
        made = "";
        if (said == null || !makes(said, scene))
            return scene;
        List<String> disks = Scenes.onHost(scene);
        if (disks.isEmpty())
            throw new IllegalArgumentException(WizardText.NoFileSystem);
        String disk = chosen(said.disk, disks);
        String plain = name(WizardText.FileName, said.name);
        String prefix = scene.filePrefix(disk);
        String name = plain.startsWith(prefix) ? plain : prefix + plain;
        long size = size(WizardText.Size, said.size.getText());
        How how = how(said);
        if (how == How.WRITE && size > MOST_WRITTEN)
            throw new IllegalArgumentException(NLS.bind(WizardText.TooMuchToWrite, ByteSize.text(size),
                    ByteSize.text(MOST_WRITTEN)));
        made = name;
        aligned = how != How.TRUNCATE && said.layout.getSelectionIndex() == 0 && size > 0;
        FileSpec file = new FileSpec(name, disk, size, how, pattern(said.fill.getText().strip()), List.of(),
                how == How.WRITE && size > 0 ? List.of(new Written(0, size)) : List.of());
        return scene.withFiles(Scenes.plus(scene.files(), file));
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.named(text);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(NLS.bind(WizardText.NoFill, text), unknown);
        }
    }

    /** Where the file can lie aligned, the machine without it tells. */
    @Override
    Scene settle(Scene scene, IProgressMonitor monitor) {
        if (made.isEmpty() || !aligned)
            return scene;
        List<FileSpec> files = scene.files();
        for (int i = 0; i < files.size(); i++)
            if (files.get(i).name().equals(made)) {
                FileSpec placed = StartImage.aligned(scene.withFiles(files.subList(0, i)), files.get(i));
                int at = i;
                return scene.withFiles(files.stream().map(file -> file == files.get(at) ? placed : file)
                        .toList());
            }
        return scene;
    }
}
