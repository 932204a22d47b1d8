package org.daxscope.machine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.daxscope.journal.JournalReader;
import org.daxscope.kernel.BusCode;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.Subject;

/**
 * What the kernel would have printed (dmesg) while events happened, without times. A process is shown with a number of its own, as
 * the model has none. Semantics 18.
 */
public final class KernelLog {
    /** Where the kernel maps physical memory on x86-64 without randomization. */
    private static final long DIRECT_MAP = 0xffff888000000000L;
    private static final int FIRST_PROCESS = 1000;
    private static final int MET_BY_PROCESS = 0;

    private final JournalReader journal;
    private final List<String> lines = new ArrayList<>();

    private KernelLog(JournalReader journal) {
        this.journal = journal;
    }

    /** The lines of events [from, to), in order. */
    public static List<String> lines(JournalReader journal, int from, int to) {
        KernelLog log = new KernelLog(journal);
        for (int event = from; event < to; event++)
            log.add(event, to);
        return List.copyOf(log.lines);
    }

    private void add(int event, int to) {
        long a = journal.arg(event, 0);
        switch (journal.kind(event)) {
            case MACHINE_CHECK -> {
                if (journal.arg(event, 2) == MET_BY_PROCESS)
                    line("mce: Uncorrected hardware memory error in user-access at %x",
                            a & -(1L << journal.arg(event, 1)));
                line("mce: [Hardware Error]: Machine check events logged");
            }
            case SIGNAL_SENT -> signal(event);
            case FS_SHUT_DOWN -> shutDown(journal.subject(event), a);
            case REGION_RECORD_REFUSED, DISK_RECORD_REFUSED -> refusedRecord(event, a);
            case REFUSED -> refused(event);
            default -> {
                // Nothing is printed.
            }
        }
        recovery(event, to);
    }

    /** memory_failure() says how it ended after everything else it says. */
    private void recovery(int event, int to) {
        for (int call = journal.parent(event); call >= 0; call = journal.parent(call))
            if (journal.kind(call) == EventKind.MEMORY_FAILURE && lastOf(call, to) == event)
                recovered(call);
        if (journal.kind(event) == EventKind.MEMORY_FAILURE && lastOf(event, to) == event)
            recovered(event);
    }

    private int lastOf(int call, int to) {
        return Math.min(journal.end(call), to) - 1;
    }

    private void recovered(int call) {
        line("Memory failure: 0x%x: recovery action for dax page: %s", journal.arg(call, 2),
                journal.result(call) == 0 ? "Recovered" : "Failed");
    }

    private void signal(int event) {
        long code = journal.arg(event, 1);
        String process = process(journal.subject(event));
        int failure = failureOf(event);
        if (code == BusCode.SI_KERNEL.number())
            line("mce: Memory error not recovered");
        else
            if (failure >= 0)
                line("Memory failure: 0x%x: Sending SIGBUS to %s due to hardware memory corruption",
                        journal.arg(failure, 2), process);
            else
                if (code == BusCode.BUS_MCEERR_AR.number())
                    line("MCE: Killing %s due to hardware memory corruption fault at %x", process,
                            journal.arg(event, 0));
    }

    private int failureOf(int event) {
        int call = journal.parent(event);
        while (call >= 0 && journal.kind(call) != EventKind.MEMORY_FAILURE)
            call = journal.parent(call);
        return call;
    }

    private static String process(Subject process) {
        return process.name() + ":" + (FIRST_PROCESS + process.id());
    }

    private void shutDown(Subject fs, long sector) {
        String device = fs.name().replaceFirst(":fs$", "");
        if (sector < 0) {
            line("XFS (%s): User initiated shutdown received.", device);
            return;
        }
        line("XFS (%s): Corruption of on-disk metadata (0x10) detected.  Shutting down filesystem.", device);
        line("XFS (%s): Please unmount the filesystem and rectify the problem(s)", device);
    }

    /** Printed once for the life of the machine. */
    private void refusedRecord(int event, long sector) {
        for (int before = 0; before < event; before++)
            if (journal.kind(before) == EventKind.DISK_RECORD_REFUSED
                    || journal.kind(before) == EventKind.REGION_RECORD_REFUSED)
                return;
        line("set_badblock: failed for sector %x", sector);
    }

    private void refused(int event) {
        Rule rule = journal.rule(event);
        if (rule == Rule.STILL_WB_IN_KERNEL_MAP) {
            long frame = journal.arg(event, 1);
            line("x86/PAT: conflicting memory types %x-%x uncached-minus<->write-back", frame * Units.PAGE,
                    (frame + 1) * Units.PAGE);
            line("Could not invalidate pfn=0x%x from 1:1 map", frame);
        }
        if (rule == Rule.OOPS_ON_NOT_PRESENT && journal.kind(journal.parent(event)) == EventKind.OPERATION) {
            line("BUG: unable to handle page fault for address: %016x", DIRECT_MAP + journal.arg(event, 1));
            line("#PF: supervisor write access in kernel mode");
            line("#PF: error_code(0x0002) - not-present page");
        }
    }

    private void line(String format, Object... arguments) {
        lines.add(String.format(Locale.ROOT, format, arguments));
    }
}
