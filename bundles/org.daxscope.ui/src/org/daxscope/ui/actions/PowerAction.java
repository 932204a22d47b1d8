package org.daxscope.ui.actions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.PowerCut.Fate;
import org.daxscope.machine.PowerPolicy;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.Step;
import org.daxscope.ui.nls.ActionsText;
import org.eclipse.osgi.util.NLS;

/** The power switch. */
enum PowerAction implements UserAction {
    CUT("powercut", ActionsText.TitlePowerCut, List.of(Field.FATE, Field.SEED)),
    BOOT("boot", ActionsText.TitleBoot, List.of(Field.BOOT));

    private static final String SCRUB = "scrub";
    private static final String NO_INIT_ARS = "no_init_ars";

    private final Form form;

    PowerAction(String id, String title, List<Field> fields) {
        form = new Form(id, title, fields);
    }

    @Override
    public Form form() {
        return form;
    }

    @Override
    public Proposal propose(Scope scope, Values given) {
        return Proposal.of(Values.NONE.with(Field.FATE, name(Fate.TORN)).with(Field.SEED, 1).with(Field.BOOT,
                policy(scope).scrubs() ? SCRUB : NO_INIT_ARS));
    }

    /** What the scene says that the machine does whenever it starts. */
    private static PowerPolicy policy(Scope scope) {
        Scene scene = scope.state().scene();
        return scene == null ? PowerPolicy.USUAL : scene.power();
    }

    @Override
    public List<String> remarks(Values values, Scope scope) {
        List<String> remarks = new ArrayList<>(this == CUT ? List.of(ActionsText.RemarkPowerCut) : List.of());
        if (this == BOOT && !policy(scope).scrubs())
            remarks.add(ActionsText.RemarkNeverScrubs);
        if (this == BOOT && !policy(scope).mounts())
            remarks.add(ActionsText.RemarkNeverMounts);
        return remarks;
    }

    private static String name(Fate fate) {
        return fate.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<String> choices(Field field, Scope scope) {
        return switch (field) {
            case FATE -> Stream.of(Fate.values()).map(PowerAction::name).toList();
            case BOOT -> List.of(SCRUB, NO_INIT_ARS);
            default -> List.of();
        };
    }

    @Override
    public Step step(Values values, Scope scope) {
        if (this == BOOT)
            return Step.of(new Operation.Reboot(!values.needed(Field.BOOT).equals(NO_INIT_ARS)));
        String fate = values.needed(Field.FATE);
        return Step.of(new Operation.PowerCut(Stream.of(Fate.values()).filter(one -> name(one).equals(fate)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        NLS.bind(ActionsText.UnknownFate, fate))),
                values.number(Field.SEED, Long.MIN_VALUE, Long.MAX_VALUE)));
    }
}
