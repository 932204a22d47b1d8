package org.daxscope.machine.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.machine.Machine;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.pmem.disk.PmemDisk;
import org.jspecify.annotations.Nullable;

/** A page of a file, what it held before a step and what it holds when the step is over. */
final class WatchedPage {
    private static final int LINE = 64;

    private final String file;
    private final long offset;
    private final byte @Nullable [] before;
    private final boolean failedBefore;
    /** What it may hold when all is done: one, or one for each caller. */
    private final List<byte[]> after = new ArrayList<>();

    /** To be made before the step. */
    WatchedPage(Machine machine, String file, long page) {
        this.file = file;
        this.offset = page * Units.PAGE;
        Outcome read = read(machine);
        failedBefore = !(read instanceof Outcome.Data);
        before = read instanceof Outcome.Data data ? data.bytes() : cells(machine);
    }

    long offset() {
        return offset;
    }

    String file() {
        return file;
    }

    /** To be told when the step is over. */
    void stepIsOver(Machine machine) {
        after.clear();
        if (read(machine) instanceof Outcome.Data data)
            after.add(data.bytes());
    }

    /** What it may hold in the end; may be called for several. */
    void mayBecome(byte[] content) {
        after.add(content);
    }

    /** Whether the step leaves the page as it was. */
    boolean isUntouched() {
        return !failedBefore && after.size() == 1 && Arrays.equals(before, after.getFirst());
    }

    private Outcome read(Machine machine) {
        return machine.perform(new Operation.Read(file, offset, Units.PAGE, OpenMode.PLAIN));
    }

    /** What lies on the media, poisoned or not; null when it is not in one piece. */
    private byte @Nullable [] cells(Machine machine) {
        List<Span> spans = new Places(machine.image()).in(Space.DISK, Span.file(file, offset, offset + Units.PAGE));
        if (spans.size() != 1 || spans.getFirst().length() != Units.PAGE)
            return null;
        Span span = spans.getFirst();
        for (PmemDisk disk : machine.disks())
            if (disk.name().equals(span.name())) {
                byte[] bytes = new byte[Units.PAGE];
                long dataOffset = disk.physical().start() - disk.region().range().start();
                disk.region().media().peek(dataOffset + span.start(), bytes, 0, bytes.length);
                return bytes;
            }
        return null;
    }

    /** What reading it gives now. */
    PageFate fate(Machine machine) {
        Outcome read = read(machine);
        if (read instanceof Outcome.Failed failed)
            return failed.errno() == Errno.ENOENT ? PageFate.MISSING : PageFate.POISONED;
        if (!(read instanceof Outcome.Data data))
            return PageFate.POISONED;
        if (data.bytes().length == 0)
            return PageFate.MISSING;
        return compare(data.bytes());
    }

    private PageFate compare(byte[] now) {
        boolean old = true;
        for (int at = 0; at < now.length; at += LINE) {
            int end = Math.min(at + LINE, now.length);
            boolean isOld = same(before, now, at, end);
            if (!isOld && !isNew(now, at, end))
                return PageFate.LOST;
            old &= isOld;
        }
        if (after.stream().anyMatch(target -> Arrays.equals(target, now)))
            return PageFate.GOOD;
        if (!old)
            return PageFate.TORN;
        return failedBefore ? PageFate.OLD_UNSURE : PageFate.OLD;
    }

    private boolean isNew(byte[] now, int at, int end) {
        return after.stream().anyMatch(target -> same(target, now, at, end));
    }

    private static boolean same(byte @Nullable [] one, byte[] other, int from, int end) {
        return one != null && end <= one.length && Arrays.equals(one, from, end, other, from, end);
    }
}
