package org.daxscope.machine.mm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.daxscope.fs.FailedPages;
import org.daxscope.fs.FileSystem;
import org.daxscope.fs.Inode;
import org.daxscope.fs.iomap.DaxEntries;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelOops;
import org.daxscope.kernel.NamespaceMode;
import org.daxscope.kernel.PoisonedMap;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.PhysicalAddress;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.operation.SentSignal;
import org.daxscope.machine.mm.Owners.Holder;
import org.daxscope.machine.mm.Owners.Place;
import org.daxscope.pmem.disk.PmemDisk;
import org.jspecify.annotations.Nullable;

/**
 * memory_failure() of a page of persistent memory, the generic way or through the file system that holds the device, and what
 * the machine-check code does when it succeeded. Kernel: mm/memory-failure.c, arch/x86/kernel/cpu/mce/core.c; semantics 10.3 to
 * 10.5.
 */
public final class MemoryFailure {
    private static final int ACTION_REQUIRED = 1;
    private static final int INJECTED = 2;

    private final KernelModel kernel;
    private final EventSink events;
    private final Owners owners;
    private final FailedPageKiller killer;

    public MemoryFailure(KernelModel kernel, EventSink events, AddressSpaces spaces, KillPolicies policies,
            Signals signals, Owners owners) {
        this.kernel = kernel;
        this.events = events;
        this.owners = owners;
        this.killer = new FailedPageKiller(kernel, events, spaces, policies, signals);
    }

    /** Why a page fails, and in whose context the kernel runs. */
    private enum Cause {
        /** The current process consumed the error. */
        CONSUMED(ACTION_REQUIRED),
        /** Nobody did, or the kernel on somebody's behalf: the memory controller, an administrator. */
        FOUND(0),
        /** The kernel consumed it while it copied for the current process, which is not to be signalled for that. */
        COPIED(0),
        /** madvise(MADV_HWPOISON). */
        MADVISED(INJECTED),
        /** The same in kernels that ask for action then. */
        MADVISED_FOR_ACTION(ACTION_REQUIRED | INJECTED);

        private final int flags;

        Cause(int flags) {
            this.flags = flags;
        }
    }

    /**
     * What came of it.
     *
     * @param error null when the page was dealt with
     * @param signal what the current process got; null when nothing
     */
    record Result(@Nullable Errno error, @Nullable SentSignal signal) {
    }

    /**
     * A process consumed an error of a page it maps (kill_me_maybe): memory_failure with action required, and the page leaves the
     * kernel's own map when that succeeded.
     *
     * @param lsb log2 of the bytes the processor reported lost
     */
    Result consumed(PhysicalAddress at, int lsb, String process) {
        Result result = fail(at, Cause.CONSUMED, process);
        if (result.error() == null)
            leaveKernelMap(at, lsb);
        else
            events.refuse(events.subject(process), new Reason(Rule.MEMORY_NOT_RECOVERED, at.frame()));
        return result;
    }

    /**
     * The kernel consumed an error while it copied from a process's mapping (MCE_IN_KERNEL_COPYIN). Up to 5.16 the page fails with
     * action required; later as if nobody had needed it, and the process gets no signal for it. Semantics 10.4.
     */
    void consumedInCopy(PhysicalAddress at, int lsb, String process) {
        Cause cause = kernel.switches().copyInSignals() ? Cause.CONSUMED : Cause.COPIED;
        if (fail(at, cause, process).error() == null)
            leaveKernelMap(at, lsb);
    }

    /** The memory controller found an error, or a kernel copy met one where that fails the page (Q23 mended). */
    public void found(PhysicalAddress at, int lsb) {
        if (fail(at, Cause.FOUND, null).error() == null)
            leaveKernelMap(at, lsb);
    }

    /** hard_offline_page: no machine check, so no record and no change of the kernel's map. */
    public Optional<Errno> offline(PhysicalAddress at) {
        return Optional.ofNullable(fail(at, Cause.FOUND, null).error());
    }

    /** MADV_HWPOISON, likewise. */
    Result madvised(PhysicalAddress at, String process) {
        Result result = fail(at,
                kernel.switches().madvHwpoisonActionRequired() ? Cause.MADVISED_FOR_ACTION : Cause.MADVISED, process);
        if (result.error() == null)
            owners.place(at).ifPresent(place -> events.remark(events.subject(place.device().name()),
                    new Reason(Rule.HWPOISON_WITHOUT_RECORD, place.pgoff())));
        return result;
    }

    /**
     * The driver lets go of a disk. Since 6.8 whoever holds it is told before (MF_MEM_PRE_REMOVE): page tables are emptied, all who
     * had a page mapped are signalled, no page is flagged. The page structures that come with the next binding know of no file.
     */
    public void removed(PmemDisk disk) {
        Holder holder = owners.holder(disk).orElse(null);
        if (holder != null && kernel.switches().removalNotify()) {
            events.enter(EventKind.HOLDER_NOTIFY, events.subject(disk.name()), 0, disk.physical().length(), 0);
            Optional<Errno> result = holder.fs().notifyFailure(holder.device(), 0, disk.physical().length(), true,
                    (inode, first, pages) -> {
                        for (long page = first; page < first + pages; page++)
                            killer.kill(inode, page, null, true, true);
                        return Optional.empty();
                    });
            events.leave(result.map(errno -> -errno.number()).orElse(0));
        }
        for (FileSystem fs : owners.mounted())
            for (Inode inode : filesOf(fs))
                inode.entries().forgetFrames(new PhysicalAddress(disk.physical().start()).frame(),
                        new PhysicalAddress(disk.physical().end()).frame());
    }

    private Result fail(PhysicalAddress at, Cause cause, @Nullable String current) {
        Place place = owners.place(at).orElse(null);
        if (place == null) {
            events.refuse(events.subject("memory"), new Reason(Rule.FRAME_NOT_DATA, at.frame()));
            return new Result(Errno.ENXIO, null);
        }
        events.enter(EventKind.MEMORY_FAILURE, events.subject(place.device().name()), place.pgoff(), cause.flags,
                at.frame());
        Killing killing = new Killing(current, cause != Cause.COPIED);
        Optional<Errno> held = holder(place, at.frame(), killing);
        Optional<Errno> error =
                held.isPresent() && held.get() == Errno.EOPNOTSUPP ? generic(place, at.frame(), killing) : held;
        events.leave(error.map(errno -> -errno.number()).orElse(0));
        return new Result(error.orElse(null), killing.signal);
    }

    /** pmem_pagemap_memory_failure(), dax_holder_notify_failure(): EOPNOTSUPP where the generic steps are to follow. */
    private Optional<Errno> holder(Place place, long frame, Killing killing) {
        if (!kernel.switches().holderNotify())
            return Optional.of(Errno.EOPNOTSUPP);
        PmemDisk disk = place.disk().orElse(null);
        if (disk == null && kernel.switches().failureOperationUnchecked())
            throw new KernelOops(Rule.OOPS_NO_FAILURE_OPERATION, frame);
        if (disk == null) {
            events.refuse(events.subject(place.device().name()), new Reason(Rule.NO_FAILURE_OPERATION));
            return Optional.of(Errno.EOPNOTSUPP);
        }
        if (disk.isDead())
            return Optional.of(Errno.ENXIO);
        Holder holder = owners.holder(disk).orElse(null);
        if (holder == null) {
            events.refuse(events.subject(disk.name()), new Reason(Rule.NO_HOLDER));
            return Optional.of(Errno.EOPNOTSUPP);
        }
        long offset = place.pgoff() * Units.PAGE;
        events.enter(EventKind.HOLDER_NOTIFY, events.subject(disk.name()), offset, Units.PAGE, 0);
        Optional<Errno> result = holder.fs().notifyFailure(holder.device(), offset - holder.start(), Units.PAGE, false,
                killing);
        events.leave(result.map(errno -> -errno.number()).orElse(0));
        // Q26: a page that the holder had nothing to do for is not flagged, and yet leaves the kernel's map after this.
        if (result.isEmpty() && !kernel.has(Quirk.Q26_NOTIFY_WITHOUT_HWPOISON))
            disk.setHwpoison(place.pgoff(), true);
        return result;
    }

    /** mf_generic_kill_procs(): by the one file page that the page is entered for. */
    private Optional<Errno> generic(Place place, long frame, Killing killing) {
        PmemDisk device = place.disk().filter(disk -> disk.config().mode() == NamespaceMode.DEVDAX).orElse(null);
        if (device != null) {
            device.setHwpoison(place.pgoff(), true);
            killing.killProcesses(device, place.pgoff());
            return Optional.empty();
        }
        for (FileSystem fs : owners.mounted())
            for (Inode inode : filesOf(fs)) {
                long page = inode.entries().pageOf(frame);
                if (page < 0)
                    continue;
                place.device().setHwpoison(place.pgoff(), true);
                killing.killProcesses(inode, page);
                return Optional.empty();
            }
        events.refuse(events.subject(place.device().name()), new Reason(Rule.NO_DAX_ENTRY, frame));
        return Optional.of(Errno.EBUSY);
    }

    /** With a name and without. */
    private static List<Inode> filesOf(FileSystem fs) {
        List<Inode> files = new ArrayList<>(fs.files());
        files.addAll(fs.orphans());
        return files;
    }

    /** Killing on behalf of one failure; remembers what the current process got. */
    private final class Killing implements FailedPages {
        private final @Nullable String current;
        private final boolean forced;
        private @Nullable SentSignal signal;

        private Killing(@Nullable String current, boolean forced) {
            this.current = current;
            this.forced = forced;
        }

        @Override
        public Optional<Errno> kill(Inode inode, long firstPage, long pages) {
            for (long page = firstPage; page < firstPage + pages; page++) {
                DaxEntries.Entry entry = inode.entries().at(page);
                if (entry == null || entry.zero()) {
                    events.refuse(inode.subject(), new Reason(Rule.HOLDER_PAGE_NOT_ENTERED, page));
                    continue;
                }
                long frame = entry.frame() + (entry.isHuge() ? page % Units.PMD_PAGES : 0);
                owners.place(new PhysicalAddress(frame * Units.PAGE))
                        .ifPresent(place -> place.device().setHwpoison(place.pgoff(), true));
                killProcesses(inode, page);
            }
            return Optional.empty();
        }

        private void killProcesses(Inode inode, long page) {
            got(killer.kill(inode, page, current, forced, false));
        }

        private void killProcesses(PmemDisk device, long page) {
            got(killer.kill(device, page, current, forced));
        }

        private void got(@Nullable SentSignal sent) {
            if (signal == null)
                signal = sent;
        }
    }

    /**
     * set_mce_nospec(): the page becomes not present, or, before that was so for all, uncached when less than a page was lost,
     * which fails on persistent memory. Semantics 10.5.
     */
    private void leaveKernelMap(PhysicalAddress at, int lsb) {
        boolean always = kernel.switches().poisonedMap() == PoisonedMap.ALWAYS_NOT_PRESENT;
        owners.place(at).ifPresent(place -> {
            if (always || lsb >= Units.PAGE_SHIFT)
                place.device().setNotPresent(place.pgoff(), true);
            else
                place.device().refuseUncached(place.pgoff());
        });
    }
}
