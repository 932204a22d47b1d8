package org.daxscope.machine.mm;

import org.daxscope.dax.PersistentMemory;
import org.daxscope.fs.Inode;
import org.daxscope.kernel.address.KernelAddress;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.pmem.disk.PmemDisk;

/**
 * memory_failure() of a DAX page, the generic way: flag the page, take it out of all page tables, signal the process that ran
 * into it. Holder notification comes with a later kernel model. Semantics 10.3, 10.5.
 */
final class MemoryFailure {
    private final EventSink events;
    private final AddressSpaces spaces;

    MemoryFailure(EventSink events, AddressSpaces spaces) {
        this.events = events;
        this.spaces = spaces;
    }

    /**
     * A load consumed poison: the decoder records it, the page fails, and the kernel's own map loses it, in every kernel,
     * because the whole page is reported lost.
     *
     * @param inKernel whether the kernel loaded, copying from the process's mapping
     */
    void machineCheck(PersistentMemory memory, KernelAddress address, Vma vma, long page, boolean inKernel) {
        if (!(memory instanceof PmemDisk disk))
            return;
        disk.machineCheck(address, inKernel);
        long pgoff = disk.diskByte(address).page().pgoff();
        fail(disk, pgoff, vma, page);
        disk.setNotPresent(pgoff, true);
    }

    /** MADV_HWPOISON: no machine check, so no record and no change of the kernel's map. */
    void softwareInjected(PersistentMemory memory, KernelAddress address, Vma vma, long page) {
        if (memory instanceof PmemDisk disk)
            fail(disk, disk.diskByte(address).page().pgoff(), vma, page);
    }

    private void fail(PmemDisk disk, long pgoff, Vma vma, long page) {
        events.enter(EventKind.MEMORY_FAILURE, events.subject(disk.name()), pgoff, 0, 0);
        disk.setHwpoison(pgoff, true);
        Inode inode = vma.target().inode();
        Pte pte = vma.table().at(page);
        long first = vma.filePage(pte == null ? page : vma.table().startOf(page));
        if (inode != null)
            spaces.unmap(inode, first, first + (pte == null ? 1 : pte.pages()));
        events.leave(0);
    }
}
