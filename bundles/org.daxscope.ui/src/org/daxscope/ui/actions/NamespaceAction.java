package org.daxscope.ui.actions;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.daxscope.kernel.NamespaceMode;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.image.RegionImage;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.Step;
import org.daxscope.pmem.bus.Firmware;
import org.daxscope.ui.nls.ActionsText;
import org.eclipse.osgi.util.NLS;

/** What ndctl and the firmware below it do to buses and namespaces. */
enum NamespaceAction implements UserAction {
    START_SCRUB("startScrub", ActionsText.TitleStartScrub, Field.TARGET),
    WAIT_SCRUB("waitScrub", ActionsText.TitleWaitScrub, Field.TARGET),
    INJECT_ERROR("injectError", ActionsText.TitleInjectError, Field.TARGET, Field.OFFSET, Field.LENGTH, Field.KNOWN),
    UNINJECT("uninject", ActionsText.TitleUninject, Field.TARGET, Field.OFFSET, Field.LENGTH),
    REPAIR("repairNamespace", ActionsText.TitleRepairNamespace, Field.TARGET),
    CLEAR_COMMAND("clearCommand", ActionsText.TitleClearCommand, Field.TARGET, Field.OFFSET, Field.LENGTH),
    DISABLE("disableNamespace", ActionsText.TitleDisableNamespace, Field.TARGET),
    UNBIND("unbindDriver", ActionsText.TitleUnbindDriver, Field.TARGET),
    ENABLE("enableNamespace", ActionsText.TitleEnableNamespace, Field.TARGET),
    CONFIGURE("configureNamespace", ActionsText.TitleConfigureNamespace, Field.TARGET, Field.NAMESPACE);

    private static final String LATENT = "latent";
    private static final String KNOWN = "known";

    private final Form form;

    NamespaceAction(String id, String title, Field... fields) {
        form = new Form(id, title, List.of(fields));
    }

    @Override
    public Form form() {
        return form;
    }

    @Override
    public Proposal propose(Scope scope, Values given) {
        Span focus = scope.onDisk(given.text(Field.TARGET)).orElse(null);
        String target = given.has(Field.TARGET) ? given.text(Field.TARGET)
                : focus == null ? scope.disks().stream().findFirst().orElse("") : focus.name();
        Values values = Values.NONE.with(Field.TARGET, target).with(Field.KNOWN, KNOWN).with(Field.NAMESPACE,
                NamespaceMode.FSDAX.label());
        if (!form.fields().contains(Field.OFFSET))
            return Proposal.of(values);
        ByteWindow range = focus == null ? new ByteWindow(0, Math.min(Units.SECTOR, scope.size(target)))
                : new ByteWindow(focus.start(), focus.length()).out(Units.SECTOR);
        return new Proposal(range.into(values),
                focus == null && scope.focus() != null ? ActionsText.FocusOnNoDisk : "");
    }

    @Override
    public List<String> choices(Field field, Scope scope) {
        return switch (field) {
            case TARGET -> scope.disks();
            case KNOWN -> List.of(KNOWN, LATENT);
            case NAMESPACE -> Stream.of(NamespaceMode.values()).map(NamespaceMode::label).toList();
            default -> List.of();
        };
    }

    @Override
    public Step step(Values values, Scope scope) {
        String disk = values.needed(Field.TARGET);
        return Step.of(switch (this) {
            case START_SCRUB -> new Operation.StartScrub(disk);
            case WAIT_SCRUB -> new Operation.WaitScrub(disk);
            case INJECT_ERROR -> inject(disk, values, isKnown(values), false);
            case UNINJECT -> inject(disk, values, false, true);
            case REPAIR -> new Operation.RepairNamespace(disk, false);
            case CLEAR_COMMAND -> {
                ByteWindow range = ByteWindow.of(values);
                yield new Operation.ClearErrorCommand(disk, dataOffset(scope, disk) + range.start(), range.length(),
                        true);
            }
            case DISABLE -> new Operation.DisableNamespace(disk, false);
            case UNBIND -> new Operation.DisableNamespace(disk, true);
            case ENABLE -> new Operation.EnableNamespace(disk);
            case CONFIGURE -> configure(disk, mode(values.needed(Field.NAMESPACE)), scope);
        });
    }

    private static Operation inject(String disk, Values values, boolean inform, boolean undo) {
        ByteWindow range = ByteWindow.of(values).out(Units.SECTOR);
        return new Operation.InjectError(disk, range.start() / Units.SECTOR, range.length() / Units.SECTOR, inform,
                true,
                undo);
    }

    private static boolean isKnown(Values values) {
        return switch (values.text(Field.KNOWN)) {
            case "", KNOWN -> true;
            case LATENT -> false;
            default -> throw new IllegalArgumentException(
                    NLS.bind(ActionsText.NotLatentNorKnown, values.text(Field.KNOWN)));
        };
    }

    private static NamespaceMode mode(String label) {
        return Stream.of(NamespaceMode.values()).filter(mode -> mode.label().equals(label)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(NLS.bind(ActionsText.UnknownMode, label)));
    }

    private static List<RegionImage> region(Scope scope, String disk) {
        return scope.image().regions().stream().filter(region -> region.disk().equals(disk)).toList();
    }

    private static long dataOffset(Scope scope, String disk) {
        return region(scope, disk).stream().mapToLong(RegionImage::dataOffset).findFirst().orElse(0);
    }

    /** What is not asked stays as it is. */
    private static Operation configure(String disk, NamespaceMode mode, Scope scope) {
        for (RegionImage region : region(scope, disk))
            return new Operation.ConfigureNamespace(disk, mode, region.config().align(), region.config().sectorBytes(),
                    region.config().mapOnMedia());
        throw new IllegalArgumentException(NLS.bind(ActionsText.NoSuchDisk, disk));
    }

    @Override
    public List<String> remarks(Values values, Scope scope) {
        List<String> remarks = new ArrayList<>();
        if (this == CONFIGURE)
            remarks.add(ActionsText.RemarkConfigure);
        if (this == UNBIND)
            remarks.add(ActionsText.RemarkUnbind);
        for (RegionImage region : region(scope, values.text(Field.TARGET))) {
            boolean scrubs = this == START_SCRUB || this == REPAIR || this == CLEAR_COMMAND;
            if (scrubs && region.provider().firmware() != Firmware.FULL
                    || this == INJECT_ERROR && !region.provider().canInject())
                remarks.add(NLS.bind(ActionsText.RemarkNoFirmware, region.bus()));
        }
        return remarks;
    }
}
