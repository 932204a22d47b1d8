package org.daxscope.ui.actions;

import java.util.TreeSet;

import org.eclipse.osgi.util.NLS;

import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.place.Span;
import org.daxscope.ui.nls.ActionsText;
import org.jspecify.annotations.Nullable;

/**
 * A byte of what a process has mapped, as a dialog names it.
 *
 * @param offset bytes from the start of the mapping
 */
record MappedPlace(MappingImage mapping, long offset) {
    /** What is looked at, else what is said, else the first there is; empty when nothing is mapped. */
    static String target(Scope scope, Values given, @Nullable Span focus) {
        String target = focus == null ? given.text(Field.TARGET) : focus.name();
        return target.isEmpty() ? scope.mappings().stream().findFirst().orElse("") : target;
    }

    /** @throws IllegalArgumentException when there is no such mapping */
    static MappingImage mapping(Values values, Scope scope) {
        if (scope.mappings().isEmpty())
            throw new IllegalArgumentException(ActionsText.NothingMapped);
        String target = values.needed(Field.TARGET);
        return scope.mapping(target).orElseThrow(() -> new IllegalArgumentException(
                NLS.bind(ActionsText.NoSuchMapping, target, String.join(", ", new TreeSet<>(scope.mappings())))));
    }

    /** @throws IllegalArgumentException when there is no such mapping, or it ends before */
    static MappedPlace of(Values values, Scope scope) {
        MappingImage mapping = mapping(values, scope);
        long offset = values.bytes(Field.OFFSET);
        if (offset >= mapping.length())
            throw behind(offset, mapping);
        return new MappedPlace(mapping, offset);
    }

    String process() {
        return mapping.process();
    }

    String map() {
        return mapping.name();
    }

    /** @throws IllegalArgumentException when the mapping ends within the range that begins here */
    ByteWindow window(ByteWindow range) {
        if (range.length() > mapping.length() - range.start())
            throw behind(range.start() + range.length(), mapping);
        return range;
    }

    private static IllegalArgumentException behind(long offset, MappingImage mapping) {
        return new IllegalArgumentException(
                NLS.bind(ActionsText.BehindMapping, Long.toString(offset), Amounts.words(mapping.length())));
    }
}
