package org.daxscope.machine.scene;

/**
 * A namespace in fsdax mode: the disk that file systems see.
 *
 * @param disk name of the block device, "pm0"; unique in the scene
 * @param sectors usable size in 512-byte sectors, a multiple of 8
 * @param dataOffset bytes from the region's start to the disk's byte 0, a multiple of 4096
 */
public record NamespaceSpec(String disk, long sectors, long dataOffset) {
}
