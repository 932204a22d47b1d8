package org.daxscope.ui.actions;

import java.util.List;
import java.util.stream.Stream;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.Step;
import org.daxscope.ui.nls.ActionsText;

/** Calls on a file as a whole. */
enum FileAction implements UserAction {
    TRUNCATE("truncate", ActionsText.TitleTruncate, List.of(Field.TARGET, Field.SIZE)),
    FSYNC("fsync", ActionsText.TitleFsync, List.of(Field.TARGET)),
    CREATE("create", ActionsText.TitleCreate, List.of(Field.NAME)),
    UNLINK("unlink", ActionsText.TitleUnlink, List.of(Field.TARGET));

    private final Form form;

    FileAction(String id, String title, List<Field> fields) {
        form = new Form(id, title, fields);
    }

    @Override
    public Form form() {
        return form;
    }

    @Override
    public Proposal propose(Scope scope, Values given) {
        if (this == CREATE)
            return Proposal.of(Values.NONE.with(Field.NAME, newName(scope)));
        Span focus = scope.inFile(given.text(Field.TARGET)).filter(span -> scope.files().contains(span.name()))
                .orElse(null);
        String target = focus == null ? given.text(Field.TARGET) : focus.name();
        if (target.isEmpty())
            target = scope.files().stream().findFirst().orElse("");
        Values values = Values.NONE.with(Field.TARGET, target);
        if (this == TRUNCATE)
            values = values.with(Field.SIZE, focus == null ? scope.size(target) : focus.start());
        return new Proposal(values, focus == null && scope.focus() != null ? ActionsText.FocusInNoFile : "");
    }

    private static String newName(Scope scope) {
        return Stream.iterate(1, number -> number + 1).map(number -> "file" + number)
                .filter(name -> !scope.files().contains(name)).findFirst().orElseThrow();
    }

    @Override
    public List<String> choices(Field field, Scope scope) {
        return field == Field.TARGET ? scope.files() : List.of();
    }

    @Override
    public Step step(Values values, Scope scope) {
        return Step.of(switch (this) {
            case TRUNCATE -> new Operation.Truncate(values.needed(Field.TARGET), values.bytes(Field.SIZE));
            case FSYNC -> new Operation.Fsync(values.needed(Field.TARGET));
            case CREATE -> new Operation.Create(values.needed(Field.NAME));
            case UNLINK -> new Operation.Unlink(values.needed(Field.TARGET));
        });
    }
}
