package org.daxscope.viz.drawing;

import org.daxscope.viz.Ink;
import org.daxscope.viz.PageState;

/** What a shape is filled with. A palette says how that looks. */
public sealed interface Paint {
    /** One colour. */
    record Solid(Ink ink) implements Paint {
    }

    /** The colour and hatch of a state, as in the page map. */
    record OfState(PageState state) implements Paint {
    }

    /** The palette's background. */
    record Ground() implements Paint {
    }
}
