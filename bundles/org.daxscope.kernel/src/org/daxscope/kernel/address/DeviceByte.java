package org.daxscope.kernel.address;

/**
 * A byte of one block or DAX device, counted from the device's start; of a pmem disk, from the start of its usable area.
 *
 * @param value 0 or more
 */
public record DeviceByte(long value) {
    public DeviceByte plus(long bytes) {
        return new DeviceByte(value + bytes);
    }

    /** The page that holds it. */
    public DevicePage page() {
        return new DevicePage(Math.floorDiv(value, (long) Units.PAGE));
    }

    /** The sector that holds it. */
    public DeviceSector sector() {
        return new DeviceSector(Math.floorDiv(value, (long) Units.SECTOR));
    }

    /** Bytes from the start of its page, 0 to 4095. */
    public int inPage() {
        return Math.floorMod(value, Units.PAGE);
    }
}
