package org.daxscope.machine.stack;

import org.daxscope.machine.place.Span;

/**
 * Bytes that stay together in one layer.
 *
 * @param span in the layer's own space
 * @param content what is there
 */
public record Segment(Span span, Content content) {
    /** What a layer knows of the bytes. */
    public enum Content {
        PLAIN,
        /** Of an extent that reads as zeros: nothing below is asked. */
        UNWRITTEN,
        /** Of an extent that more than one file has. */
        SHARED
    }

    static Segment plain(Span span) {
        return new Segment(span, Content.PLAIN);
    }
}
