package org.daxscope.ui.addresses;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;

/**
 * A range in every address space of a machine, and the names that each space could have.
 *
 * @param spans where the range lies; no entry for a space that does not reach it
 * @param names all processes, files, and disks
 */
record FocusAddresses(Map<Space, List<Span>> spans, Map<Space, List<String>> names) {
    /** @param span null while nothing is looked at */
    static FocusAddresses of(MachineImage image, @Nullable Span span) {
        Map<Space, List<Span>> spans = new EnumMap<>(Space.class);
        Map<Space, List<String>> names = new EnumMap<>(Space.class);
        Places places = new Places(image);
        Limits limits = new Limits(image);
        for (Space space : Space.values()) {
            names.put(space, limits.names(space));
            if (span != null)
                spans.put(space, places.in(space, span));
        }
        return new FocusAddresses(spans, names);
    }

    List<Span> in(Space space) {
        List<Span> found = spans.get(space);
        return found == null ? List.of() : found;
    }

    List<String> namesOf(Space space) {
        List<String> found = names.get(space);
        return found == null ? List.of() : found;
    }
}
