package org.daxscope.machine.image;

import org.daxscope.kernel.NamespaceConfig;
import org.daxscope.pmem.bus.Provider;
import org.daxscope.pmem.media.MediaPolicy;

/**
 * A region of persistent memory, and the disk that fills it behind its data offset.
 *
 * @param name "region0"
 * @param bus "ndbus0"
 * @param provider who provides it
 * @param injectionPoisons whether an error injected by firmware command loses the bytes
 * @param disk "pm0"
 * @param physicalBase physical address of its first byte
 * @param bytes capacity, data offset included
 * @param dataOffset bytes from its start to byte 0 of the disk
 * @param config what the namespace is
 * @param enabled whether the namespace has a driver
 * @param scrubbing whether a scrub of its bus runs
 * @param media clear unit and limit, what a clear leaves
 */
public record RegionImage(String name, String bus, Provider provider, boolean injectionPoisons, String disk,
        long physicalBase, long bytes, long dataOffset, NamespaceConfig config, boolean enabled, boolean scrubbing,
        MediaPolicy media) {
}
