package org.daxscope.kernel.address;

/** A system physical address (SPA), in bytes. */
public record PhysicalAddress(long value) {
    public PhysicalAddress plus(long bytes) {
        return new PhysicalAddress(value + bytes);
    }

    /** Page frame number. */
    public long frame() {
        return value >>> Units.PAGE_SHIFT;
    }

    @Override
    public String toString() {
        return "0x" + Long.toHexString(value);
    }
}
