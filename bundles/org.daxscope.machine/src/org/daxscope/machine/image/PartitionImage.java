package org.daxscope.machine.image;

/**
 * A partition of a disk.
 *
 * @param name "pm0p1"
 * @param start first 512-byte sector of the disk
 * @param sectors how many
 */
public record PartitionImage(String name, String disk, long start, long sectors) {
}
