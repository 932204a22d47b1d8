package org.daxscope.machine.mm;

import org.daxscope.dax.PersistentMemory;
import org.daxscope.kernel.address.KernelAddress;

/** A page-table entry that is present. */
public sealed interface Pte {
    /** Pages it covers: 1, 512 for a 2 MiB one, 262144 for the 1 GiB one of a device. */
    int pages();

    /** Whether a store needs no fault. */
    boolean writable();

    /** Physical page frame number of persistent memory; -1 when it maps something else. */
    default long frame() {
        return -1;
    }

    /** The same entry, read-only. */
    Pte protect();

    /** Persistent memory, mapped directly; address is where its first byte lies. */
    record Direct(PersistentMemory memory, KernelAddress address, int pages, boolean writable) implements Pte {
        @Override
        public long frame() {
            return memory.physicalAddress(address).frame();
        }

        @Override
        public Pte protect() {
            return new Direct(memory, address, pages, false);
        }
    }

    /** The shared page of zeros. */
    record Zeros(int pages) implements Pte {
        @Override
        public boolean writable() {
            return false;
        }

        @Override
        public Pte protect() {
            return this;
        }
    }

    /** A private copy in DRAM; the array is not to be changed. */
    record Copy(byte[] bytes) implements Pte {
        @Override
        public int pages() {
            return 1;
        }

        @Override
        public boolean writable() {
            return true;
        }

        @Override
        public Pte protect() {
            return this;
        }
    }

    /**
     * Not present: the page it led to was lost to a memory failure, and whoever touches it is told (a hwpoison swap entry). Only
     * pages of DRAM leave it behind.
     */
    record Lost() implements Pte {
        @Override
        public int pages() {
            return 1;
        }

        @Override
        public boolean writable() {
            return false;
        }

        @Override
        public Pte protect() {
            return this;
        }
    }

    /** A page of the page cache. */
    record Cached(boolean writable) implements Pte {
        @Override
        public int pages() {
            return 1;
        }

        @Override
        public Pte protect() {
            return new Cached(false);
        }
    }
}
