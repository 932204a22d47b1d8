package org.daxscope.ui.actions;

import java.util.List;
import java.util.TreeSet;

import org.eclipse.osgi.util.NLS;

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

    private final String id;
    private final String title;
    private final List<Field> fields;

    MappingAction(String id, String title, List<Field> fields) {
        this.id = id;
        this.title = title;
        this.fields = fields;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<Field> fields() {
        return fields;
    }

    @Override
    public Proposal propose(Scope scope, Values given) {
        Span focus = scope.inMapping(given.text(Field.TARGET)).orElse(null);
        String target = focus == null ? given.text(Field.TARGET) : focus.name();
        if (target.isEmpty())
            target = scope.mappings().stream().findFirst().orElse("");
        Values values = Values.NONE.with(Field.TARGET, target).with(Field.VALUE, "0x57");
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
        MappingImage mapping = mapping(values, scope);
        String process = mapping.process();
        String map = mapping.name();
        return Step.of(switch (this) {
            case LOAD -> new Operation.Load(process, map, offset(values, mapping));
            case STORE -> new Operation.Store(process, map, offset(values, mapping), values.octet(Field.VALUE));
            case MEMSET -> {
                ByteWindow range = window(values, mapping);
                yield new Operation.Memset(process, map, range.start(), range.length(), values.octet(Field.VALUE));
            }
            case MSYNC -> {
                ByteWindow range = window(values, mapping);
                yield new Operation.Msync(process, map, range.start(), range.length());
            }
            case MUNMAP -> new Operation.Munmap(process, map);
        });
    }

    private static MappingImage mapping(Values values, Scope scope) {
        if (scope.mappings().isEmpty())
            throw new IllegalArgumentException(ActionsText.NothingMapped);
        String target = values.needed(Field.TARGET);
        return scope.mapping(target).orElseThrow(() -> new IllegalArgumentException(
                NLS.bind(ActionsText.NoSuchMapping, target, String.join(", ", new TreeSet<>(scope.mappings())))));
    }

    private static long offset(Values values, MappingImage mapping) {
        long offset = values.bytes(Field.OFFSET);
        if (offset >= mapping.length())
            throw new IllegalArgumentException(
                    NLS.bind(ActionsText.BehindMapping, Long.toString(offset), Amounts.words(mapping.length())));
        return offset;
    }

    private static ByteWindow window(Values values, MappingImage mapping) {
        offset(values, mapping);
        ByteWindow range = ByteWindow.of(values).atMost(MOST_BYTES);
        if (range.length() > mapping.length() - range.start())
            throw new IllegalArgumentException(NLS.bind(ActionsText.BehindMapping,
                    Long.toString(range.start() + range.length()), Amounts.words(mapping.length())));
        return range;
    }
}
