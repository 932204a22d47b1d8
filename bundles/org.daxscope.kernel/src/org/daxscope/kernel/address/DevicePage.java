package org.daxscope.kernel.address;

/**
 * A 4 KiB page of one DAX device, counted from the device's start (the kernel's dax pgoff).
 *
 * @param pgoff 0 or more
 */
public record DevicePage(long pgoff) {
    /** Its first byte. */
    public DeviceByte start() {
        return new DeviceByte(pgoff * Units.PAGE);
    }
}
