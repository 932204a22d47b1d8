package org.daxscope.machine.mm;

import org.daxscope.dax.DaxDevice;
import org.daxscope.dax.PersistentMemory;
import org.daxscope.fs.FileSystem;
import org.daxscope.fs.Inode;
import org.daxscope.fs.iomap.DaxFault;
import org.daxscope.fs.iomap.DaxFault.Answer;
import org.daxscope.fs.pagecache.CachedData;
import org.daxscope.fs.pagecache.PageCache;
import org.daxscope.kernel.BusCode;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelOops;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.KernelAddress;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.KernelLock;
import org.daxscope.pmem.disk.PmemDisk;
import org.jspecify.annotations.Nullable;

/** Serves page faults: 2 MiB first where that is possible, then 4 KiB. Kernel: handle_mm_fault(); semantics 10.1. */
final class FaultHandler {
    private final KernelModel kernel;
    private final EventSink events;
    private final AddressSpaces spaces;

    FaultHandler(KernelModel kernel, EventSink events, AddressSpaces spaces) {
        this.kernel = kernel;
        this.events = events;
        this.spaces = spaces;
    }

    /** Makes a page accessible, faulting if it must. */
    Fault access(Vma vma, long page, boolean write) {
        Pte pte = vma.table().at(page);
        if (pte instanceof Pte.Lost)
            return lost(vma, page);
        if (pte != null && (!write || pte.writable()))
            return new Fault.Mapped(pte, vma.table().startOf(page));
        events.enter(EventKind.PAGE_FAULT, vma.process(), vma.filePage(page) * Units.PAGE, write ? 1 : 0,
                vma.isShared() ? 0 : 1);
        Fault fault = locked(vma, page, write);
        if (fault instanceof Fault.Refused refused)
            events.refuse(vma.process(), refused.reason());
        events.leave(fault instanceof Fault.Refused refused ? -refused.populateErrno().number() : 0);
        return fault;
    }

    /** do_swap_page() on a hwpoison entry. */
    private Fault lost(Vma vma, long page) {
        Reason reason = new Reason(Rule.POISONED_ENTRY, vma.start().plus(page * Units.PAGE).value());
        events.refuse(vma.process(), reason);
        return new Fault.Refused(BusCode.BUS_MCEERR_AR, Units.PAGE_SHIFT, Errno.EHWPOISON, reason);
    }

    /** Whatever came while it waited for the locks counts. */
    private Fault locked(Vma vma, long page, boolean write) {
        Inode inode = vma.target().inode();
        if (inode == null)
            return fault(vma, page, write, vma.table().at(page));
        KernelLock invalidate = new KernelLock(KernelLock.Kind.INVALIDATE, inode.subject(), 0, false);
        KernelLock entry = new KernelLock(KernelLock.Kind.ENTRY, inode.subject(), vma.filePage(page), true);
        events.lock(invalidate);
        events.lock(entry);
        try {
            return fault(vma, page, write, vma.table().at(page));
        } finally {
            events.unlock(entry);
            events.unlock(invalidate);
        }
    }

    private Fault fault(Vma vma, long page, boolean write, @Nullable Pte present) {
        PmemDisk device = vma.target().memory();
        if (device != null)
            return deviceFault(device, vma, page, write);
        Inode inode = vma.target().inode();
        CachedData cached = vma.target().cached();
        if (write && !vma.isShared() && present != null && !(present instanceof Pte.Zeros) && present.pages() == 1)
            return copyPresent(vma, page, present, cached);
        if (cached != null)
            return cachedFault(vma, page, write, cached);
        FileSystem fs = vma.target().fs();
        DaxDevice dax = fs == null || inode == null ? null : fs.dax(inode).orElse(null);
        if (fs == null || inode == null || dax == null)
            throw new IllegalStateException(vma.target().on() + " is mapped, but no DAX file system is mounted");
        return daxFault(new DaxFault(fs, dax, spaces), inode, vma, page, write);
    }

    /** dev_dax_huge_fault(): one entry of the device's alignment, and no look at badblocks. Semantics 14. */
    private Fault deviceFault(PmemDisk device, Vma vma, long page, boolean write) {
        int pages = (int) (device.config().align() / Units.PAGE);
        long first = page / pages * pages;
        long offset = vma.filePage(first) * Units.PAGE;
        if (device.isDead() || offset + device.config().align() > device.physical().length())
            return refused(Errno.EIO, new Reason(device.isDead() ? Rule.DEVICE_DEAD : Rule.FAULT_BEYOND_EOF, offset,
                    device.physical().length()));
        events.enter(pages == 1 ? EventKind.PTE_FAULT : EventKind.PMD_FAULT, vma.process(), vma.filePage(first),
                write ? 1 : 0, 0);
        Fault fault = set(vma, first, new Pte.Direct(device, new KernelAddress(offset), pages, write));
        events.leave(0);
        return fault;
    }

    private Fault daxFault(DaxFault dax, Inode inode, Vma vma, long page, boolean write) {
        boolean copy = write && !vma.isShared();
        if (!vma.table().isSplit(vma.stretch(page)) && vma.fitsHuge(page) && !copy) {
            Fault huge = hugeFault(dax, inode, vma, vma.stretchStart(page), write);
            if (huge != null)
                return huge;
        }
        // A 2 MiB entry that cannot serve the access is split: it goes, and small pages come in its place.
        Pte old = vma.table().at(page);
        if (old != null && old.pages() > 1)
            spaces.clear(vma, page, page + 1, false);
        events.enter(EventKind.PTE_FAULT, vma.process(), vma.filePage(page), write ? 1 : 0, 0);
        Answer answer = dax.small(inode, vma.filePage(page), write && !copy, copy);
        Fault fault = switch (answer) {
            case Answer.Memory memory -> copy ? copyOf(vma, page, memory)
                    : set(vma, page, new Pte.Direct(memory.memory(), memory.address(), 1, write));
            case Answer.Zeros zeros -> set(vma, page, copy ? new Pte.Copy(new byte[Units.PAGE]) : new Pte.Zeros(1));
            case Answer.Failed failed -> refused(failed.errno(), failed.reason());
            case Answer.Fallback fallback -> throw new IllegalStateException("a 4 KiB fault cannot fall back");
        };
        events.leave(fault instanceof Fault.Mapped ? 0 : -1);
        return fault;
    }

    private @Nullable Fault hugeFault(DaxFault dax, Inode inode, Vma vma, long firstPage, boolean write) {
        events.enter(EventKind.PMD_FAULT, vma.process(), vma.filePage(firstPage), write ? 1 : 0, 0);
        Answer answer = dax.huge(inode, vma.filePage(firstPage), write);
        if (answer instanceof Answer.Fallback fallback && fallback.reason().rule() != Rule.NONE)
            events.remark(vma.process(), fallback.reason());
        Fault fault = switch (answer) {
            case Answer.Memory memory -> set(vma, firstPage,
                    new Pte.Direct(memory.memory(), memory.address(), Units.PMD_PAGES, write));
            case Answer.Zeros zeros -> write ? null : set(vma, firstPage, new Pte.Zeros(Units.PMD_PAGES));
            default -> null;
        };
        events.leave(fault == null ? -1 : 0);
        return fault;
    }

    private Fault set(Vma vma, long page, Pte pte) {
        Pte old = vma.table().at(page);
        if (old != null)
            vma.table().clear(page, page + pte.pages(), true);
        vma.table().set(page, pte, vma.stretch(page));
        events.change(EventKind.PTE_SET, vma.process(), page, pte.frame(), old == null ? 0 : PageTable.shift(old),
                PageTable.shift(pte));
        return new Fault.Mapped(pte, page);
    }

    /** do_cow_fault(): the page is copied to DRAM, by a copy that no machine check may interrupt (copy_cow_page_dax). */
    private Fault copyOf(Vma vma, long page, Answer.Memory memory) {
        byte[] bytes = new byte[Units.PAGE];
        copyOrPanic(memory.memory(), memory.address(), bytes);
        return set(vma, page, new Pte.Copy(bytes));
    }

    private static void copyOrPanic(PersistentMemory memory, KernelAddress from, byte[] into) {
        int copied = memory.copyOut(from, into, 0, into.length);
        if (copied < into.length)
            throw new KernelOops(Rule.FATAL_MACHINE_CHECK, from.value() + copied);
    }

    /** wp_page_copy(): a private page that is mapped read-only is copied without asking the file system. */
    private Fault copyPresent(Vma vma, long page, Pte present, @Nullable CachedData cached) {
        byte[] bytes = new byte[Units.PAGE];
        if (present instanceof Pte.Direct direct)
            copyOrPanic(direct.memory(), direct.address(), bytes);
        PageCache.Page source = cached == null ? null : cached.load(vma.filePage(page));
        if (present instanceof Pte.Cached && source != null)
            bytes = source.bytes().clone();
        return set(vma, page, new Pte.Copy(bytes));
    }

    private Fault cachedFault(Vma vma, long page, boolean write, CachedData cached) {
        long offset = vma.filePage(page) * Units.PAGE;
        if (offset >= Units.pageCeil(cached.size()))
            return refused(Errno.EIO, new Reason(Rule.FAULT_BEYOND_EOF, offset, cached.size()));
        PageCache.Page source = cached.load(vma.filePage(page));
        if (source == null)
            return refused(Errno.EIO, new Reason(Rule.FAULT_READ_FAILED, offset));
        if (write && !vma.isShared())
            return set(vma, page, new Pte.Copy(source.bytes().clone()));
        if (write)
            try {
                cached.makeWritable(vma.filePage(page));
            } catch (KernelError error) {
                return refused(error.errno(), error.reason());
            }
        return set(vma, page, new Pte.Cached(write));
    }

    /** vmf_error() and do_sigbus(): which signal an error becomes. Semantics 10.1, 10.2. */
    private Fault refused(Errno errno, Reason reason) {
        if (errno != Errno.EHWPOISON)
            return new Fault.Refused(BusCode.BUS_ADRERR, 0, Errno.EFAULT, reason);
        return new Fault.Refused(kernel.switches().faultCode(), Units.PAGE_SHIFT, Errno.EHWPOISON, reason);
    }
}
