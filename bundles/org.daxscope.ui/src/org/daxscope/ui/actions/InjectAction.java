package org.daxscope.ui.actions;

import java.util.List;
import java.util.Locale;

import org.eclipse.osgi.util.NLS;

import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.Step;
import org.daxscope.pmem.bus.Firmware;
import org.daxscope.ui.nls.ActionsText;

/** Poison on purpose: lines, sectors or pages that no table knows (latent), or that the kernel is told of (known). */
final class InjectAction implements UserAction {
    private static final String LATENT = "latent";
    private static final String KNOWN = "known";

    @Override
    public Form form() {
        return new Form("inject", ActionsText.TitleInject,
                List.of(Field.TARGET, Field.OFFSET, Field.LENGTH, Field.GRAIN, Field.KNOWN));
    }

    @Override
    public Proposal propose(Scope scope, Values given) {
        Values fixed = Values.NONE.with(Field.GRAIN, "line").with(Field.KNOWN, LATENT);
        Span focus = scope.onDisk(given.text(Field.TARGET)).orElse(null);
        if (focus != null)
            return Proposal.of(new ByteWindow(focus.start(), focus.length()).out(Units.LINE)
                    .into(fixed.with(Field.TARGET, focus.name())));
        String target = given.has(Field.TARGET) ? given.text(Field.TARGET)
                : scope.disks().stream().findFirst().orElse("");
        return new Proposal(new ByteWindow(0, Units.LINE).into(fixed.with(Field.TARGET, target)),
                scope.focus() == null ? "" : ActionsText.FocusOnNoDisk);
    }

    @Override
    public List<String> choices(Field field, Scope scope) {
        return switch (field) {
            case TARGET -> scope.disks();
            case GRAIN -> List.of("line", "sector", "page");
            case KNOWN -> List.of(LATENT, KNOWN);
            default -> List.of();
        };
    }

    @Override
    public Step step(Values values, Scope scope) {
        String disk = values.needed(Field.TARGET);
        ByteWindow range = ByteWindow.of(values).out(grain(values.text(Field.GRAIN)));
        Operation poison = new Operation.PoisonMedia(disk, range.start(), range.length());
        return switch (values.text(Field.KNOWN)) {
            case "", LATENT -> Step.of(poison);
            case KNOWN -> new Step(NLS.bind(ActionsText.StepKnownPoison, new Object[] {disk,
                Long.toString(range.length()), Long.toString(range.start())}),
                    List.of(poison, tell(disk, range.out(Units.SECTOR), scope)));
            default -> throw new IllegalArgumentException(
                    NLS.bind(ActionsText.NotLatentNorKnown, values.text(Field.KNOWN)));
        };
    }

    /** How the kernel learns of it: by its firmware, or where that tells nothing, by the disk's badblocks attribute. */
    private static Operation tell(String disk, ByteWindow range, Scope scope) {
        long sector = range.start() / Units.SECTOR;
        long sectors = range.length() / Units.SECTOR;
        Scene scene = scope.state().scene();
        return scene != null && canScrub(scene, disk)
                ? new Operation.InjectError(disk, sector, sectors, true, true, false)
                : new Operation.StoreBadblocks(disk, sector + " " + sectors);
    }

    private static boolean canScrub(Scene scene, String disk) {
        return scene.regions().stream().filter(region -> region.namespace().disk().equals(disk))
                .anyMatch(region -> region.provider().firmware() == Firmware.FULL);
    }

    private static long grain(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "line" -> Units.LINE;
            case "sector" -> Units.SECTOR;
            case "page" -> Units.PAGE;
            default -> throw new IllegalArgumentException(NLS.bind(ActionsText.UnknownGrain, text));
        };
    }

    @Override
    public List<String> remarks(Values values, Scope scope) {
        ByteWindow range = ByteWindow.of(values).out(grain(values.text(Field.GRAIN)));
        String disk = values.text(Field.TARGET);
        return range.start() + range.length() <= scope.size(disk) ? List.of()
                : List.of(NLS.bind(ActionsText.RemarkBeyondDisk, disk, Amounts.words(scope.size(disk))));
    }
}
