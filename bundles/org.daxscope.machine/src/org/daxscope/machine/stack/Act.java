package org.daxscope.machine.stack;

import java.util.List;

import org.daxscope.journal.Touch;

/**
 * What a layer does, or did last, at a moment.
 *
 * @param kind of the layer
 * @param subject who it is about: a process, file, file system, region or device
 * @param event its latest event
 * @param call what was called, in words; empty when nothing was
 * @param phase where the call stands
 * @param result what it returned, in words; empty before that
 * @param told what was refused, remarked upon or changed last inside it, in words; empty for nothing
 * @param refused whether that is a refusal
 * @param asked the addresses that the call names
 * @param given how many of them from the first on were given, in bytes; -1 while nobody knows
 */
public record Act(LayerKind kind, String subject, int event, String call, Phase phase, String result, String told,
        boolean refused, List<Touch> asked, long given) {
    public Act {
        asked = List.copyOf(asked);
    }

    /** Where a call stands. */
    public enum Phase {
        /** On its way down. */
        CALLED,
        /** Back with a result. */
        RETURNED,
        /** No call: something changed. */
        NONE
    }
}
