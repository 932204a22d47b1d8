package org.daxscope.machine.stack;

import org.daxscope.machine.place.Span;

/**
 * What a layer makes of the first request that a call for the whole range leads to.
 *
 * @param layer index in its path
 * @param asked what the layer above wanted, in bytes of this layer's space
 * @param given how much of it this layer takes at once, in bytes
 * @param cut why not more
 */
public record Clip(int layer, Span asked, long given, Cut cut) {
    public boolean isCut() {
        return given < asked.length();
    }
}
