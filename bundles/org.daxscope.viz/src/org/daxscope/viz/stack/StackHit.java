package org.daxscope.viz.stack;

import org.daxscope.machine.place.Span;

/**
 * Something in a stack's picture.
 *
 * @param part what it is
 * @param layer index of its layer in the path
 * @param span the bytes that it stands for
 * @param text what there is to say about it, in lines
 */
public record StackHit(Part part, int layer, Span span, String text) {
    /** Kinds of things. */
    public enum Part {
        /** All of a layer. */
        LAYER,
        /** A stretch that stays together: an extent, what lies on one leg. */
        SEGMENT,
        /** What a table records. */
        RECORD,
        /** A page-table entry. */
        ENTRY
    }
}
