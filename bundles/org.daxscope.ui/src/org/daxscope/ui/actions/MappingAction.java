package org.daxscope.ui.actions;

import java.util.List;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.Step;
import org.daxscope.ui.nls.ActionsText;
import org.jspecify.annotations.Nullable;

/** What a process does to memory that it has mapped. */
enum MappingAction implements UserAction {
    LOAD("load", ActionsText.TitleLoad, List.of(Field.TARGET, Field.OFFSET)),
    STORE("store", ActionsText.TitleStore, List.of(Field.TARGET, Field.OFFSET, Field.VALUE)),
    MEMSET("memset", ActionsText.TitleMemset, List.of(Field.TARGET, Field.OFFSET, Field.LENGTH, Field.VALUE)),
    MSYNC("msync", ActionsText.TitleMsync, List.of(Field.TARGET, Field.OFFSET, Field.LENGTH)),
    MUNMAP("munmap", ActionsText.TitleMunmap, List.of(Field.TARGET));

    private static final long MOST_BYTES = 256 << 20;

    private final Form form;

    MappingAction(String id, String title, List<Field> fields) {
        form = new Form(id, title, fields);
    }

    @Override
    public Form form() {
        return form;
    }

    @Override
    public Proposal propose(Scope scope, Values given) {
        Span focus = scope.inMapping(given.text(Field.TARGET)).orElse(null);
        Values values = Values.NONE.with(Field.TARGET, MappedPlace.target(scope, given, focus))
                .with(Field.VALUE, "0x57");
        return new Proposal(range(scope, focus).into(values),
                focus == null && scope.focus() != null ? ActionsText.FocusNotMapped : "");
    }

    private ByteWindow range(Scope scope, @Nullable Span focus) {
        if (focus == null)
            return new ByteWindow(0, 1);
        if (this == LOAD || this == STORE)
            return new ByteWindow(new FirstPoison(scope).inMapping(focus), 1);
        return new ByteWindow(focus.start(), Math.max(1, focus.length())).cut(MOST_BYTES);
    }

    @Override
    public List<String> choices(Field field, Scope scope) {
        return field == Field.TARGET ? scope.mappings() : List.of();
    }

    @Override
    public Step step(Values values, Scope scope) {
        MappingImage mapping = MappedPlace.mapping(values, scope);
        String process = mapping.process();
        String map = mapping.name();
        return Step.of(switch (this) {
            case LOAD -> new Operation.Load(process, map, MappedPlace.of(values, scope).offset());
            case STORE -> new Operation.Store(process, map, MappedPlace.of(values, scope).offset(),
                    values.octet(Field.VALUE));
            case MEMSET -> {
                ByteWindow range = window(values, scope);
                yield new Operation.Memset(process, map, range.start(), range.length(), values.octet(Field.VALUE));
            }
            case MSYNC -> {
                ByteWindow range = window(values, scope);
                yield new Operation.Msync(process, map, range.start(), range.length());
            }
            case MUNMAP -> new Operation.Munmap(process, map);
        });
    }

    private static ByteWindow window(Values values, Scope scope) {
        return MappedPlace.of(values, scope).window(ByteWindow.of(values).atMost(MOST_BYTES));
    }
}
