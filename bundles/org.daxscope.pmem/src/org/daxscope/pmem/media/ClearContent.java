package org.daxscope.pmem.media;

/** What a line holds after the firmware cleared it: platform defined, so the user chooses. Semantics 4. */
public sealed interface ClearContent {
    /** Zeros, as ipmctl documents. */
    record Zero() implements ClearContent {
    }

    /** The bytes from before: what emulated firmware does. */
    record OldBytes() implements ClearContent {
    }

    /** Garbage that depends on seed and address only. */
    record Random(long seed) implements ClearContent {
    }
}
