package org.daxscope.machine.scene;

import org.daxscope.kernel.NamespaceConfig;

/**
 * A namespace: the disk that file systems see, or the device that processes map.
 *
 * @param disk name of the block device, "pm0"; unique in the scene
 * @param sectors usable size in 512-byte sectors, a multiple of 8
 * @param dataOffset bytes from the region's start to the disk's byte 0, a multiple of 4096
 * @param config its mode, and what goes with it
 */
public record NamespaceSpec(String disk, long sectors, long dataOffset, NamespaceConfig config) {
    /** In fsdax mode. */
    public NamespaceSpec(String disk, long sectors, long dataOffset) {
        this(disk, sectors, dataOffset, NamespaceConfig.USUAL);
    }

    /** The same, set up in another way. */
    public NamespaceSpec withConfig(NamespaceConfig other) {
        return new NamespaceSpec(disk, sectors, dataOffset, other);
    }
}
