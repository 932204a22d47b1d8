package org.daxscope.dax;

import org.daxscope.kernel.address.KernelAddress;
import org.daxscope.kernel.address.PhysicalAddress;

/**
 * The byte-addressable memory that a kernel address from {@code direct_access} points into. None of this looks at badblocks
 * records: that is direct_access's business.
 */
public interface PersistentMemory {
    /**
     * Machine-check-safe copy out (copy_mc_to_iter): stops at the first poisoned line or not-present page. Poison it meets
     * raises a machine check, which whoever decodes those may record. Semantics 10.4.
     *
     * @return bytes copied, 0 to length
     */
    int copyOut(KernelAddress address, byte[] into, int at, int length);

    /**
     * Cache-bypassing store (flushcache copy). A store over a poisoned line is kept, but heals the line only if the media's
     * policy says so. Reads from source in one go; stops where source cannot be read.
     *
     * @param position where in source the bytes start
     * @return bytes stored, 0 to length
     */
    int store(KernelAddress address, Source source, long position, int length);

    /**
     * Copy out through a user mapping, by the process or by the kernel on its behalf: stops at the first poisoned line. The
     * kernel's own map of the page plays no part, and nobody is told of what is found.
     *
     * @return bytes copied, 0 to length
     */
    int userLoad(KernelAddress address, byte[] into, int at, int length);

    /**
     * Store through a user mapping and the caches, which the kernel's own map of the page cannot stop either.
     *
     * @return bytes stored: all of them, unless a host cannot give the memory behind
     */
    int userStore(KernelAddress address, byte[] from, int at, int length);

    /**
     * A process, or the kernel with its mapping, consumed an error at an address: whoever decodes machine checks hears of it.
     * What memory_failure() does is not the memory's business. Semantics 3.2.
     */
    void machineCheck(KernelAddress address, boolean inKernel);

    /**
     * The processor reports an error that a process ran into, whether or not the memory has one.
     *
     * @param lsb log2 of the bytes reported lost; the address reported is cut to them (mce_read_aux)
     */
    void reportError(KernelAddress address, int lsb);

    /** clwb over a range: what is in the processor's caches of it is on its way to the media. */
    default void writeBack(KernelAddress address, long length) {
    }

    /** sfence: what was on its way has reached the memory controller. */
    default void fence() {
    }

    /** Stores one byte repeatedly (memset). */
    void fill(KernelAddress address, byte value, long length);

    /** Whether any line of the bytes is truly poisoned, known or not. */
    boolean poisoned(KernelAddress address, long length);

    /** System physical address of a byte: what decides whether 2 MiB can be mapped at once. */
    PhysicalAddress physicalAddress(KernelAddress address);
}
