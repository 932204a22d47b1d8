package org.daxscope.machine.mm;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.fs.Inode;
import org.daxscope.kernel.BusCode;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.Subject;
import org.daxscope.kernel.operation.SentSignal;
import org.daxscope.pmem.disk.PmemDisk;
import org.jspecify.annotations.Nullable;

/**
 * Takes a failed page of a file out of all page tables and signals whoever must know: the process that ran into it, and those that
 * asked for early kill. Kernel: collect_procs(), unmap_and_kill(), kill_procs(); semantics 10.3.
 */
final class FailedPageKiller {
    private final KernelModel kernel;
    private final EventSink events;
    private final AddressSpaces spaces;
    private final KillPolicies policies;
    private final Signals signals;

    FailedPageKiller(KernelModel kernel, EventSink events, AddressSpaces spaces, KillPolicies policies,
            Signals signals) {
        this.kernel = kernel;
        this.events = events;
        this.spaces = spaces;
        this.policies = policies;
        this.signals = signals;
    }

    /** Somebody to signal: the mapping that shows the page, and log2 of the bytes it is mapped with. */
    private record ToKill(Vma vma, String thread, long page, int shift) {
    }

    /**
     * Does both for one page of a file.
     *
     * @param current the process in whose context the kernel runs; null when it maps nothing
     * @param forced whether that process is signalled
     * @param everybody whether all that have the page mapped are signalled, because it is taken from them
     * @return what the current process got, null when nothing
     */
    @Nullable
    SentSignal kill(Inode inode, long filePage, @Nullable String current, boolean forced, boolean everybody) {
        return kill(inode.subject(), spaces.of(inode), filePage, current, forced, everybody,
                (first, end) -> spaces.unmap(inode, first, end));
    }

    /** The same for one page of a device-dax device, which processes map without a file. */
    @Nullable
    SentSignal kill(PmemDisk device, long page, @Nullable String current, boolean forced) {
        return kill(events.subject(device.name()), spaces.of(device), page, current, forced, false,
                (first, end) -> spaces.unmap(device, first, end));
    }

    /** Takes pages [first, end) of what failed out of all page tables. */
    private interface Unmapping {
        void pages(long first, long end);
    }

    private @Nullable SentSignal kill(Subject subject, List<Vma> mappings, long filePage, @Nullable String current,
            boolean forced, boolean everybody, Unmapping unmapping) {
        events.enter(EventKind.KILL_PROCESSES, subject, filePage, 1, 0);
        List<ToKill> toKill = collect(mappings, filePage, current, everybody);
        if (toKill.isEmpty())
            events.refuse(subject, new Reason(Rule.NOBODY_TO_SIGNAL, filePage));
        else
            unmap(filePage, toKill, unmapping);
        SentSignal own = null;
        for (ToKill one : toKill) {
            boolean isCurrent = one.vma.process().name().equals(current);
            if (isCurrent && !forced)
                continue;
            SentSignal sent = signals.send(one.vma, one.thread,
                    isCurrent ? BusCode.BUS_MCEERR_AR : BusCode.BUS_MCEERR_AO, one.page * Units.PAGE, one.shift);
            if (isCurrent && own == null)
                own = sent;
        }
        events.leave(toKill.size());
        return own;
    }

    private List<ToKill> collect(List<Vma> mappings, long filePage, @Nullable String current, boolean everybody) {
        List<ToKill> list = new ArrayList<>();
        for (String process : spaces.processes())
            for (Vma vma : mappings) {
                long page = vma.pageOfFile(filePage);
                if (!vma.process().name().equals(process) || page < 0 || page >= vma.pages())
                    continue;
                String thread = everybody || process.equals(current) ? "" : toldEarly(process);
                Pte pte = vma.table().at(page);
                if (pte == null)
                    spare(vma, Rule.FAILED_PAGE_NOT_MAPPED_HERE, page);
                else
                    if (thread == null)
                        spare(vma, policies.earlyThread(process).isEmpty() ? Rule.NOT_EARLY_KILLED
                                : Rule.ONLY_THE_CONSUMER_IS_TOLD, page);
                else
                        list.add(new ToKill(vma, thread, page, PageTable.shift(pte)));
            }
        return list;
    }

    private @Nullable String toldEarly(String process) {
        return kernel.switches().failureTellsEarlyProcesses() ? policies.earlyThread(process).orElse(null) : null;
    }

    private void spare(Vma vma, Rule rule, long page) {
        signals.spare(vma, page * Units.PAGE, rule);
    }

    /** The largest mapping of those to be signalled goes from all processes; private copies stay. */
    private static void unmap(long filePage, List<ToKill> toKill, Unmapping unmapping) {
        int shift = toKill.stream().mapToInt(ToKill::shift).max().orElse(Units.PAGE_SHIFT);
        long pages = 1L << shift - Units.PAGE_SHIFT;
        long first = filePage / pages * pages;
        unmapping.pages(first, first + pages);
    }
}
