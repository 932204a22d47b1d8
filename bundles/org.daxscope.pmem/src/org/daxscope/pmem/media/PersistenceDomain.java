package org.daxscope.pmem.media;

/** How far a store must have come to outlive a power failure: a region's persistence_domain. Semantics 15.1. */
public enum PersistenceDomain {
    /** eADR: the processor's caches are flushed on residual power, so every store lasts at once. */
    CPU_CACHE,
    /** ADR: what a fence has handed to the memory controller lasts; cache lines and stores on their way do not. */
    MEMORY_CONTROLLER,
    /** Neither: only what a flush of the controller's queue (flush hints, a virtio flush) has pushed out lasts. */
    NONE
}
