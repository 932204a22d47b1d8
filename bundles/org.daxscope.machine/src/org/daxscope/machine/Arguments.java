package org.daxscope.machine;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.operation.Operation;

/** What no system call takes, whatever it is called on: negative offsets and lengths, and sums that wrap around. */
final class Arguments {
    /** Bytes that one write of the model moves at most; the kernel itself stops just below 2 GiB. */
    private static final long MOST_MOVED = 1L << 30;

    /** Rounded up to 2 MiB it is still a number. */
    private static final long LAST_BYTE = Long.MAX_VALUE - (4 << 20);

    private Arguments() {
    }

    /** Throws the errno, or says in a sentence what is too much. */
    static void check(Operation operation) {
        switch (operation) {
            case Operation.Read o -> signs(o.offset(), o.length());
            case Operation.Write o -> moved(o.offset(), o.length());
            case Operation.Fallocate o -> signs(o.offset(), o.length());
            case Operation.Reflink o -> ranges(o.sourceOffset(), o.offset(), o.length());
            case Operation.CopyRange o -> ranges(o.sourceOffset(), o.offset(), o.length());
            case Operation.SendFile o -> range(o.offset(), o.length());
            case Operation.Discard o -> range(o.offset(), o.length());
            case Operation.ZeroOut o -> range(o.offset(), o.length());
            case Operation.Mmap o -> range(o.offset(), o.length());
            case Operation.Msync o -> range(o.offset(), o.length());
            case Operation.PassTime o -> signs(0, o.seconds());
            case Operation.MessageDm o -> signs(o.sector(), 0);
            case Operation.Persist o -> range(o.offset(), o.length());
            case Operation.Pagemap o -> range(o.offset(), 0);
            case Operation.Load o -> range(o.offset(), 1);
            case Operation.Store o -> range(o.offset(), 1);
            case Operation.MachineCheck o -> {
                range(o.offset(), 1);
                MemoryCalls.requireLsb(o.lsb());
            }
            case Operation.Memset o -> {
                range(o.offset(), o.length());
                moved(o.offset(), o.length());
            }
            case Operation.WriteFromMap o -> moved(Math.max(bound(o.offset()), bound(o.mapOffset())), o.length());
            case Operation.ReadIntoMap o -> moved(Math.max(bound(o.offset()), bound(o.mapOffset())), o.length());
            default -> {
                // Names and texts are checked where they are looked up.
            }
        }
    }

    private static long bound(long offset) {
        signs(offset, 0);
        return offset;
    }

    private static void ranges(long source, long target, long length) {
        range(source, length);
        range(target, length);
    }

    private static void moved(long offset, long length) {
        signs(offset, length);
        if (length > MOST_MOVED)
            throw new UnsupportedOperationException(
                    "one operation moves at most 1 GiB, and this one asks for " + length + " bytes");
    }

    /** Where the end of the file or the largest file decides about the sum. */
    static void signs(long offset, long length) {
        if (offset < 0 || length < 0)
            throw new KernelError(Errno.EINVAL, Rule.NEGATIVE_NUMBER, offset < 0 ? offset : length);
    }

    private static void range(long offset, long length) {
        signs(offset, length);
        if (offset > LAST_BYTE - length)
            throw new KernelError(Errno.EINVAL, Rule.OFFSET_OVERFLOW, length, offset);
    }
}
