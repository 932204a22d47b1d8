package org.daxscope.ui.selection;

import java.util.List;

import org.daxscope.machine.place.Span;
import org.jspecify.annotations.Nullable;

/**
 * What the user looks at: one range, named in the address space in which it was chosen, and where on the disks it lies.
 *
 * @param span as it was chosen
 * @param places where it lies at the moment of choosing; empty for a hole
 * @param origin the part in which it was chosen, which need not follow; null for none
 */
public record Focus(Span span, List<DiskSpan> places, @Nullable Object origin) {
    public Focus {
        places = List.copyOf(places);
    }

    /** Whether it means the same range as another. */
    public boolean isSamePlace(@Nullable Focus other) {
        return other != null && span.equals(other.span) && places.equals(other.places);
    }
}
