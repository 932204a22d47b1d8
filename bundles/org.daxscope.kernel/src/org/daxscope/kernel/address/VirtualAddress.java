package org.daxscope.kernel.address;

/** A byte in one process's address space. */
public record VirtualAddress(long value) {
    public VirtualAddress plus(long bytes) {
        return new VirtualAddress(value + bytes);
    }

    @Override
    public String toString() {
        return "0x" + Long.toHexString(value);
    }
}
