package org.daxscope.dax;

import org.daxscope.kernel.address.PhysicalAddress;

/**
 * The page structures of a device's memory (struct page, and the kernel's 1:1 map of them): what memory_failure() flags.
 * Semantics 10.3, 10.5.
 */
public interface PageStructs {
    /** Of the device. */
    String name();

    /** Where its page 0 is physically, as its own kernel counts. */
    PhysicalAddress physicalStart();

    /** Bytes of its pages. */
    long pageBytes();

    /** SetPageHWPoison() and its reverse. */
    void setHwpoison(long pgoff, boolean flag);

    /** set_mce_nospec() and its reverse. */
    void setNotPresent(long pgoff, boolean flag);

    /** set_memory_uc() of a page that is reserved write-back: refused, and nothing changes. */
    void refuseUncached(long pgoff);
}
