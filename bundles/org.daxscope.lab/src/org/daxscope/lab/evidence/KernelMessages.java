package org.daxscope.lab.evidence;

import org.jspecify.annotations.Nullable;

/** Tells lines of the kernel's log apart, and reads those that have to do with poison. */
final class KernelMessages {
    private KernelMessages() {
    }

    /** Null for a line about something else. */
    static @Nullable KernelMessage read(int line, Cursor at) throws EvidenceException {
        if (at.takes("mce: Uncorrected hardware memory error in user-access at"))
            return new KernelMessage.Consumed(line, last(at, at.hex("a physical address")));
        if (at.takes("Memory failure: "))
            return failure(line, at);
        if (at.takes("MCE: Killing ")) {
            String process = at.upTo(":", "the name of a process");
            long pid = at.number("its number");
            at.expect("due to hardware memory corruption fault at");
            return new KernelMessage.KilledByFault(line, process, pid, last(at, at.hex("a virtual address")));
        }
        String text = at.rest();
        if (text.contains("set_badblock: failed for sector ")) {
            at.upTo("set_badblock: failed for sector ", "a device");
            return new KernelMessage.TableFull(line, last(at, at.hex("a sector")));
        }
        if (text.contains(": poison cleared only ")) {
            String device = at.upTo(": poison cleared only ", "a device");
            long cleared = at.number("the bytes cleared");
            long asked = at.expect("out of").number("the bytes asked for");
            at.expect("bytes");
            return new KernelMessage.FellShort(line, device, cleared, asked);
        }
        return ofDisks(line, at, text);
    }

    private static long last(Cursor at, long value) throws EvidenceException {
        at.end();
        return value;
    }

    private static @Nullable KernelMessage failure(int line, Cursor at) throws EvidenceException {
        long frame = at.hex("a page frame");
        at.expect(":").blanks();
        if (at.takes("Sending SIGBUS to ")) {
            String process = at.upTo(":", "the name of a process");
            return new KernelMessage.Signalled(line, frame, process, at.number("its number"));
        }
        if (!at.takes("recovery action for "))
            return null;
        String page = at.upTo(": ", "a kind of page");
        return new KernelMessage.Action(line, frame, page, at.word("Recovered, Failed, Ignored or Delayed"));
    }

    private static @Nullable KernelMessage ofDisks(int line, Cursor at, String text) throws EvidenceException {
        if (at.takes("Buffer I/O error on dev ")) {
            String device = at.upTo(",", "a device");
            return new KernelMessage.BlockError(line, device, at.expect("logical block").number("a block"));
        }
        for (String fs : new String[] {"EXT4-fs", "XFS"})
            if (at.takes(fs + " (")) {
                String device = at.upTo(")", "a device");
                at.expect(":");
                if (text.contains("DAX unsupported by block device"))
                    return new KernelMessage.NoDax(line, fs, device);
                return text.contains("orruption of on-disk metadata") ? new KernelMessage.ShutDown(line, device) : null;
            }
        return null;
    }
}
