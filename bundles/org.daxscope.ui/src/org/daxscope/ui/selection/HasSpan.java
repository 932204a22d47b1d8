package org.daxscope.ui.selection;

import org.daxscope.machine.place.Span;

/** A selected range that is named in an address space of its own, also where nothing lies below it. */
public interface HasSpan extends HasPlaces {
    Span span();
}
