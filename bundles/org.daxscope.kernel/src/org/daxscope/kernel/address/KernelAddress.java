package org.daxscope.kernel.address;

/**
 * A byte of the memory that direct_access hands out (kaddr). Behind a stacked device this is another number than the device's
 * own {@link DeviceByte}: it counts in the memory of the device at the bottom.
 */
public record KernelAddress(long value) {
    public KernelAddress plus(long bytes) {
        return new KernelAddress(value + bytes);
    }
}
