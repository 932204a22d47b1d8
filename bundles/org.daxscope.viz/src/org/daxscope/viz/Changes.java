package org.daxscope.viz;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.machine.image.MappingImage;

/** Compares two maps of the same space, before and after. */
final class Changes {
    private final StateIndex before;
    private final StateIndex after;
    private final List<ByteRange> changed = new ArrayList<>();

    private Changes(StateIndex before, StateIndex after) {
        this.before = before;
        this.after = after;
    }

    /** Positions of the later map. A mapping that is new has changed as a whole. */
    static List<ByteRange> between(StateIndex before, StateIndex after) {
        var changes = new Changes(before, after);
        for (SpacePart part : after.space().parts())
            changes.compare(part);
        return changes.changed;
    }

    private void compare(SpacePart part) {
        SpacePart earlier = before.space().parts().stream().filter(old -> isSame(old, part)).findFirst().orElse(null);
        if (earlier == null) {
            add(part.start(), part.end());
            return;
        }
        long shift = earlier.start() - part.start();
        long common = Math.min(part.end(), earlier.end() - shift);
        states(part.start(), common, shift);
        places(part.start(), common, shift);
        add(common, part.end());
    }

    private static boolean isSame(SpacePart a, SpacePart b) {
        MappingImage first = a.mapping();
        MappingImage second = b.mapping();
        if (first == null || second == null)
            return first == second;
        return first.process().equals(second.process()) && first.name().equals(second.name())
                && a.base() == b.base() && a.fileOffset() == b.fileOffset();
    }

    private void states(long start, long end, long shift) {
        for (long at = start; at < end;) {
            Run now = after.runAt(at);
            Run then = before.runAt(at + shift);
            long next = Math.min(end, Math.min(now.end(), then.end() - shift));
            if (now.state() != then.state())
                add(at, next);
            at = next;
        }
    }

    private void places(long start, long end, long shift) {
        for (long at = start; at < end;) {
            Stretch now = after.space().stretch(at);
            Stretch then = before.space().stretch(at + shift);
            long next = Math.min(end, Math.min(now.end(), then.end() - shift));
            if (now.diskByte(at) != then.diskByte(at + shift))
                add(at, next);
            at = next;
        }
    }

    private void add(long start, long end) {
        if (start < end)
            changed.add(new ByteRange(start, end));
    }
}
