package org.daxscope.pmem.disk;

/** Memory that can be read up to recorded poison: only the v2 patch of November 2021 asks for it. Semantics 8. */
public interface RecoveryRead {
    /**
     * dax_copy_to_iter() in recovery mode.
     *
     * @param address first byte, from the start of the disk's usable area
     * @return bytes copied; 0 when the first byte cannot be read (EFAULT); a negative errno when refused
     */
    int recoveryRead(long address, byte[] into, int at, int length);
}
