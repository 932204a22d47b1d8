package org.daxscope.ui.wizards;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.scene.PartitionSpec;
import org.daxscope.machine.scene.RegionSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.ui.nls.WizardText;
import org.daxscope.ui.scene.Scenes;

/** A primary partition of a disk. */
final class PartitionPage extends ScenePage {
    private final boolean optional;
    private final String selected;
    private @Nullable Fields fields;

    /** What can be filled in. */
    private record Fields(@Nullable Button make, Combo disk, Combo start, Combo size) {
    }

    /**
     * @param optional whether there may be none
     * @param selected the disk to begin with; empty for the first
     */
    PartitionPage(boolean optional, String selected) {
        super("partition", WizardText.PartitionTitle, WizardText.PartitionDescription);
        this.optional = optional;
        this.selected = selected;
    }

    @Override
    void fill(Form form) {
        Button make = optional ? form.check(WizardText.MakePartition, WizardText.MakePartitionHint, false) : null;
        List<String> disks = disks(wizard().base());
        Combo disk = form.choice(WizardText.OnDisk, WizardText.PartitionDiskHint, disks);
        if (disks.contains(selected))
            disk.select(disks.indexOf(selected));
        Combo start = form.suggestions(WizardText.PartitionStart, WizardText.PartitionStartHint,
                Stream.of(Long.toString(start(wizard().base(), disk.getText())), "2048", "8", "2049").distinct()
                        .toList());
        disk.addListener(SWT.Selection,
                event -> start.setText(Long.toString(start(wizard().base(), disk.getText()))));
        fields = new Fields(make, disk, start, form.suggestions(WizardText.Size, WizardText.PartitionSizeHint,
                List.of(WizardText.ToTheEnd, "16 MiB", "64 MiB", "256 MiB", "1 GiB")));
    }

    /** Those that partitions can be on, whose file systems are not over all of them. */
    private static List<String> disks(Scene scene) {
        return scene.regions().stream().map(region -> region.namespace().disk())
                .filter(disk -> scene.fileSystems().stream().noneMatch(fs -> fs.disk().equals(disk))).toList();
    }

    /** Behind the partitions there are, where a page of the disk begins. */
    private static long start(Scene scene, String disk) {
        long end = 0;
        for (PartitionSpec part : of(scene, disk).toList())
            end = Math.max(end, part.start() + part.sectorsOn(sectors(scene, disk)));
        return end == 0 ? PartitionSpec.USUAL_START
                : Math.ceilDiv(end, (long) Units.PAGE_SECTORS) * Units.PAGE_SECTORS;
    }

    private static Stream<PartitionSpec> of(Scene scene, String disk) {
        return scene.partitions().stream().filter(part -> part.disk().equals(disk));
    }

    private static long sectors(Scene scene, String disk) {
        return scene.regions().stream().map(RegionSpec::namespace).filter(there -> there.disk().equals(disk))
                .mapToLong(there -> there.sectors()).findFirst().orElse(0);
    }

    @Override
    void offer(Scene before) {
        Fields said = fields;
        if (said == null)
            return;
        offer(said.disk, disks(before));
        boolean made = isMade(said.make);
        said.disk.setEnabled(made);
        said.start.setEnabled(made);
        said.size.setEnabled(made);
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
        int number = IntStream.rangeClosed(1, Operation.CreatePartition.MOST)
                .filter(wanted -> of(scene, disk).noneMatch(part -> part.number() == wanted)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(NLS.bind(WizardText.NoFreeNumber, disk)));
        return scene.withPartitions(Scenes.plus(scene.partitions(),
                new PartitionSpec(disk, number, sector(said.start.getText().strip()), length(said))));
    }

    private static long sector(String text) {
        if (!text.matches("[0-9]{1,15}"))
            throw new IllegalArgumentException(NLS.bind(WizardText.NotASector, text));
        return Long.parseLong(text);
    }

    private static long length(Fields said) {
        String text = said.size.getText().strip();
        if (text.equals(WizardText.ToTheEnd))
            return 0;
        long bytes = size(WizardText.Size, text);
        if (bytes == 0 || bytes % Units.SECTOR != 0)
            throw new IllegalArgumentException(NLS.bind(WizardText.NotSectors, text));
        return bytes / Units.SECTOR;
    }
}
