package org.daxscope.kernel.address;

/**
 * A 512-byte sector of one block device, counted from the device's start.
 *
 * @param number 0 or more
 */
public record DeviceSector(long number) {
    /** Its first byte. */
    public DeviceByte start() {
        return new DeviceByte(number * Units.SECTOR);
    }
}
