package org.daxscope.ui.actions;

import java.util.List;

import org.eclipse.osgi.util.NLS;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.Step;
import org.daxscope.ui.nls.ActionsText;

/** Poison at random, the same for the same seed; by default over the whole disk. */
final class StormAction implements UserAction {
    private static final long MOST_RANGES = 1_000_000;
    private static final long MOST_LINES = 1 << 20;

    @Override
    public Form form() {
        return new Form("storm", ActionsText.TitleStorm,
                List.of(Field.TARGET, Field.OFFSET, Field.LENGTH, Field.RANGES, Field.LINES, Field.SEED, Field.KNOWN));
    }

    @Override
    public Proposal propose(Scope scope, Values given) {
        String target = given.has(Field.TARGET) ? given.text(Field.TARGET)
                : scope.onDisk("").map(Span::name).or(() -> scope.disks().stream().findFirst()).orElse("");
        return Proposal.of(new ByteWindow(0, scope.size(target)).into(Values.NONE.with(Field.TARGET, target)
                .with(Field.RANGES, 100).with(Field.LINES, 4).with(Field.SEED, 1).with(Field.KNOWN, "latent")));
    }

    @Override
    public List<String> choices(Field field, Scope scope) {
        return switch (field) {
            case TARGET -> scope.disks();
            case KNOWN -> List.of("latent", "known");
            default -> List.of();
        };
    }

    @Override
    public Step step(Values values, Scope scope) {
        ByteWindow range = ByteWindow.of(values);
        boolean known = switch (values.text(Field.KNOWN)) {
            case "", "latent" -> false;
            case "known" -> true;
            default -> throw new IllegalArgumentException(
                    NLS.bind(ActionsText.NotLatentNorKnown, values.text(Field.KNOWN)));
        };
        return Step.of(new Operation.Storm(values.needed(Field.TARGET), range.start(), range.length(),
                (int) values.number(Field.RANGES, 1, MOST_RANGES), (int) values.number(Field.LINES, 1, MOST_LINES),
                values.number(Field.SEED, Long.MIN_VALUE, Long.MAX_VALUE), known));
    }
}
