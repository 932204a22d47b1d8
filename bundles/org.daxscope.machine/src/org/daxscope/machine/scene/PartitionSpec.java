package org.daxscope.machine.scene;

import org.daxscope.kernel.operation.Operation;

/**
 * A primary partition of a disk.
 *
 * @param disk of a namespace
 * @param number 1 to 4
 * @param start first 512-byte sector of the disk, 1 or more; without a multiple of 8 there is no DAX on it
 * @param sectors how many; 0 for all to the disk's end
 */
public record PartitionSpec(String disk, int number, long start, long sectors) {
    /** Where fdisk begins the first one: sector 2048 of the disk, 1 MiB. */
    public static final long USUAL_START = 2048;

    /** Name of its block device: "pm0p1". */
    public String name() {
        return Operation.CreatePartition.name(disk, number);
    }

    /** How many 512-byte sectors it has on a disk of so many. */
    public long sectorsOn(long diskSectors) {
        return sectors == 0 ? diskSectors - start : sectors;
    }
}
