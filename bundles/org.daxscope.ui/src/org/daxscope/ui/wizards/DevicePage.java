package org.daxscope.ui.wizards;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.NamespaceConfig;
import org.daxscope.kernel.NamespaceMode;
import org.daxscope.kernel.address.Units;
import org.daxscope.machine.scene.DimmSpec;
import org.daxscope.machine.scene.NamespaceSpec;
import org.daxscope.machine.scene.RegionSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.pmem.bus.Firmware;
import org.daxscope.pmem.bus.Provider;
import org.daxscope.pmem.media.ClearContent;
import org.daxscope.pmem.media.MediaPolicy;
import org.daxscope.pmem.media.PersistenceDomain;
import org.daxscope.ui.nls.WizardText;
import org.daxscope.ui.scene.ByteSize;
import org.daxscope.ui.scene.PartNames;
import org.daxscope.ui.scene.Scenes;

/** A region with its namespace, and how its media behaves. */
final class DevicePage extends ScenePage {
    private static final long SEED = 1;

    private @Nullable Fields fields;

    /** What can be filled in. */
    private record Fields(Text name, Combo provider, Combo mode, Combo align, Combo sector, Combo segment, Combo size,
            Combo dimms, Combo offset, Combo unit, Combo most, Combo content,
            Combo domain, Button heals) {
    }

    DevicePage() {
        super("device", WizardText.DeviceTitle, WizardText.DeviceDescription);
    }

    @Override
    void fill(Form form) {
        Scene base = wizard().base();
        Fields made = new Fields(form.text(WizardText.Disk, WizardText.DiskHint,
                Scenes.freeName("pmem0", base.regions().stream().map(region -> region.namespace().disk()).toList())),
                form.choice(WizardText.Provider, WizardText.ProviderHint, PartNames.providers()),
                form.choice(WizardText.Mode, WizardText.ModeHint, PartNames.modes()),
                form.choice(WizardText.Align, WizardText.AlignHint, PartNames.alignments()),
                form.choice(WizardText.SectorBytes, WizardText.SectorBytesHint, List.of("4096", "512")),
                form.choice(WizardText.Segment, WizardText.SegmentHint, PartNames.segments()),
                form.suggestions(WizardText.Size, WizardText.DeviceSizeHint,
                        List.of("1 GiB", "512 MiB", "16 GiB", "1 TiB", "16 TiB")),
                form.suggestions(WizardText.Dimms, WizardText.DimmsHint, List.of("1", "2", "4", "6")),
                form.suggestions(WizardText.DataOffset, WizardText.DataOffsetHint,
                        List.of("2 MiB", "0 B", "4 KiB", "16 MiB")),
                form.suggestions(WizardText.ClearUnit, WizardText.ClearUnitHint,
                        List.of("256 B", "512 B", "4 KiB", "64 B")),
                form.suggestions(WizardText.ClearMost, WizardText.ClearMostHint,
                        List.of(WizardText.NoLimit, "4 KiB", "512 B", "256 B")),
                form.choice(WizardText.ClearContent, WizardText.ClearContentHint,
                        List.of(WizardText.ContentZero, WizardText.ContentOld, WizardText.ContentRandom)),
                form.choice(WizardText.Persistence, WizardText.PersistenceHint, PartNames.persistenceDomains()),
                form.check(WizardText.StoreHeals, WizardText.StoreHealsHint, false));
        fields = made;
        made.domain.select(PersistenceDomain.MEMORY_CONTROLLER.ordinal());
        made.provider.addListener(SWT.Selection, event -> limit());
        made.mode.addListener(SWT.Selection, event -> limit());
        limit();
    }

    /** What the chosen provider and mode have no use for cannot be filled in. */
    private void limit() {
        Fields said = fields;
        if (said == null)
            return;
        Provider provider = PartNames.provider(said.provider.getSelectionIndex());
        NamespaceMode mode = PartNames.mode(said.mode.getSelectionIndex());
        said.mode.setEnabled(provider.isNvdimm());
        said.align.setEnabled(provider.isNvdimm() && (mode == NamespaceMode.FSDAX || mode == NamespaceMode.DEVDAX));
        said.sector.setEnabled(provider.isNvdimm() && mode == NamespaceMode.SECTOR);
        said.segment.setEnabled(!provider.isNvdimm());
        boolean clears = provider.firmware() == Firmware.FULL;
        for (Combo combo : List.of(said.unit, said.most, said.content))
            combo.setEnabled(clears);
    }

    @Override
    Scene addTo(Scene scene) {
        Fields said = fields;
        if (said == null)
            return scene;
        long bytes = size(WizardText.Size, said.size.getText());
        if (bytes % Units.PAGE != 0)
            throw new IllegalArgumentException(NLS.bind(WizardText.NotPages, ByteSize.full(bytes)));
        NamespaceSpec namespace = new NamespaceSpec(name(WizardText.Disk, said.name), bytes / Units.SECTOR,
                size(WizardText.DataOffset, said.offset.getText()), config(said));
        RegionSpec region = new RegionSpec(
                Scenes.freeName("region0", scene.regions().stream().map(RegionSpec::name).toList()),
                RegionSpec.AUTOMATIC, dimms(scene, namespace.dataOffset() + bytes, count(said.dimms.getText())),
                media(said),
                PartNames.provider(said.provider.getSelectionIndex()), namespace);
        return scene.withRegions(Stream.concat(scene.regions().stream(), Stream.of(region)).toList());
    }

    private static NamespaceConfig config(Fields said) {
        return NamespaceConfig.of(PartNames.mode(said.mode.getSelectionIndex()))
                .withAlign(PartNames.alignment(said.align.getSelectionIndex()))
                .withSectorBytes(Integer.parseInt(said.sector.getText()))
                .withSegment(PartNames.segment(said.segment.getSelectionIndex()));
    }

    private static MediaPolicy media(Fields said) {
        String most = said.most.getText().strip();
        ClearContent content = switch (said.content.getSelectionIndex()) {
            case 1 -> new ClearContent.OldBytes();
            case 2 -> new ClearContent.Random(SEED);
            default -> new ClearContent.Zero();
        };
        return new MediaPolicy(content, said.heals.getSelection(), size(WizardText.ClearUnit, said.unit.getText()),
                most.equals(WizardText.NoLimit) ? Long.MAX_VALUE : size(WizardText.ClearMost, most), List.of(),
                PartNames.persistenceDomain(said.domain.getSelectionIndex()));
    }

    private static int count(String text) {
        String digits = text.strip();
        if (!digits.matches("[1-9]|1[0-9]|2[0-4]"))
            throw new IllegalArgumentException(NLS.bind(WizardText.NoCount, digits));
        return Integer.parseInt(digits);
    }

    /** Equal parts in whole pages; the last one takes what is left. */
    private static List<DimmSpec> dimms(Scene scene, long bytes, int count) {
        int first = scene.regions().stream().mapToInt(region -> region.dimms().size()).sum();
        long each = Units.pageFloor(bytes / count);
        List<DimmSpec> dimms = new ArrayList<>();
        for (int i = 0; i < count; i++)
            dimms.add(new DimmSpec("nmem" + (first + i), i + 1 < count ? each : bytes - each * (count - 1)));
        return dimms;
    }
}
