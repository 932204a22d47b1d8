package org.daxscope.pmem.media;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.daxscope.kernel.Stateful;
import org.daxscope.kernel.address.Units;
import org.jspecify.annotations.Nullable;

/**
 * The memory behind one region: sparse bytes and poisoned 256-byte lines. Addresses are bytes from the start of the
 * device. A snapshot and a step back cost O(1) whatever the size. Semantics appendix C, "Media".
 */
public final class Media implements Stateful<Media.State> {
    private static final int PAGE = MediaPage.BYTES;
    private static final int LINES = Units.LINES_PER_PAGE;
    private static final int ALL_LINES = (1 << LINES) - 1;

    private final long size;
    private final MediaPolicy policy;
    private final PageTree tree;
    private final Unpersisted unpersisted;
    private PoisonList poisoned = new PoisonList();
    private boolean poisonedIsHeld;

    /** The poisoned ranges of one content, found when first asked for and then shared by all that hold that content. */
    private static final class PoisonList {
        private @Nullable List<ByteRange> ranges;
    }

    /** Healthy zeros. */
    public Media(long size, MediaPolicy policy) {
        if (size <= 0)
            throw new IllegalArgumentException("media of " + size + " bytes");
        this.size = size;
        this.policy = policy;
        this.unpersisted = new Unpersisted(policy.domain());
        this.tree = new PageTree(Math.ceilDiv(size, (long) PAGE));
    }

    public long size() {
        return size;
    }

    public MediaPolicy policy() {
        return policy;
    }

    /**
     * Machine-check-safe copy out: stops at the first poisoned line.
     *
     * @return bytes copied, 0 to length
     */
    public int read(long address, byte[] into, int at, int length) {
        checkRange(address, length);
        int done = 0;
        while (done < length) {
            long from = address + done;
            int offset = (int) (from % PAGE);
            int piece = Math.min(PAGE - offset, length - done);
            MediaPage page = tree.find(from / PAGE);
            int good = page == null ? piece : Math.min(piece, goodBytes(page.poison, offset));
            copyOut(page, offset, into, at + done, good);
            done += good;
            if (good < piece)
                break;
        }
        return done;
    }

    /** What the cells hold, poisoned or not: for pictures, never for the simulated kernel. */
    public void peek(long address, byte[] into, int at, int length) {
        checkRange(address, length);
        for (int done = 0; done < length;) {
            long from = address + done;
            int offset = (int) (from % PAGE);
            int piece = Math.min(PAGE - offset, length - done);
            copyOut(tree.find(from / PAGE), offset, into, at + done, piece);
            done += piece;
        }
    }

    private static void copyOut(@Nullable MediaPage page, int offset, byte[] into, int at, int length) {
        if (page == null)
            Arrays.fill(into, at, at + length, (byte) 0);
        else
            page.read(offset, into, at, length);
    }

    /** Bytes from offset up to the first poisoned line at or after it. */
    private static int goodBytes(int poison, int offset) {
        int ahead = poison >>> offset / Units.LINE;
        if (ahead == 0)
            return PAGE;
        int lines = Integer.numberOfTrailingZeros(ahead);
        return lines == 0 ? 0 : lines * Units.LINE - offset % Units.LINE;
    }

    /**
     * Stores bytes around the caches, as the kernel writes. A poisoned line keeps its poison, unless it is stored as a whole
     * and the policy says that heals. Not persistent before the next {@link #fence}.
     */
    public void store(long address, byte[] from, int at, int length) {
        store(address, from, at, length, false);
    }

    /** Stores bytes through the caches, as a process does: not persistent before they are written back and fenced. */
    public void storeCached(long address, byte[] from, int at, int length) {
        store(address, from, at, length, true);
    }

    private void store(long address, byte[] from, int at, int length, boolean throughCache) {
        checkRange(address, length);
        for (int done = 0; done < length;) {
            long to = address + done;
            int offset = (int) (to % PAGE);
            int piece = Math.min(PAGE - offset, length - done);
            unpersisted.storing(to / PAGE, tree.find(to / PAGE), offset, piece, throughCache);
            tree.own(to / PAGE).store(offset, from, at + done, piece);
            heal(to / PAGE, offset, piece);
            done += piece;
        }
    }

    /** Stores one byte value repeatedly, around the caches. */
    public void fill(long address, byte value, long length) {
        checkRange(address, length);
        if (value == 0) {
            fillZeros(address, address + length);
            return;
        }
        for (long done = 0; done < length;) {
            long to = address + done;
            int offset = (int) (to % PAGE);
            int piece = (int) Math.min(PAGE - offset, length - done);
            unpersisted.storing(to / PAGE, tree.find(to / PAGE), offset, piece, false);
            tree.own(to / PAGE).fill(offset, value, piece);
            heal(to / PAGE, offset, piece);
            done += piece;
        }
    }

    /** Only pages that hold something: the others are zeros already. */
    private void fillZeros(long address, long end) {
        List<Long> numbers = new ArrayList<>();
        if (end > address)
            tree.visit(address / PAGE, Math.ceilDiv(end, (long) PAGE), false, (number, page) -> numbers.add(number));
        for (long number : numbers) {
            int offset = (int) Math.max(0, address - number * PAGE);
            int piece = (int) Math.min(PAGE, end - number * PAGE) - offset;
            unpersisted.storing(number, tree.find(number), offset, piece, false);
            tree.own(number).fill(offset, (byte) 0, piece);
            heal(number, offset, piece);
        }
    }

    private void setPoison(long number, int mask) {
        tree.poison(number, mask);
        // Snapshots may hold the old one, found or not.
        if (poisoned.ranges != null || poisonedIsHeld) {
            poisoned = new PoisonList();
            poisonedIsHeld = false;
        }
    }

    private void heal(long number, int offset, int length) {
        MediaPage page = tree.find(number);
        if (page == null || page.poison == 0 || !policy.fullLineStoreHeals())
            return;
        int first = Math.ceilDiv(offset, Units.LINE);
        int end = (offset + length) / Units.LINE;
        if (end > first) {
            unpersisted.healed(number, page.poison & lines(first, end));
            setPoison(number, page.poison & ~lines(first, end));
        }
    }

    /** Makes every line that holds one of these bytes fault. */
    public void poison(long address, long length) {
        eachPage(address, length, (number, mask) -> {
            MediaPage page = tree.find(number);
            int now = page == null ? 0 : page.poison;
            if ((now | mask) != now)
                setPoison(number, now | mask);
        });
    }

    /**
     * Makes lines readable again, with the content the policy says: every line of the range, poisoned or not, as the
     * clear command writes them all, and persistently.
     */
    public void clear(long address, long length) {
        eachPage(address, length, (number, mask) -> {
            for (int line = 0; line < LINES && unpersisted.bytes() > 0; line++)
                if ((mask >>> line & 1) != 0)
                    unpersisted.persist(number, line * Units.LINE, Units.LINE);
            MediaPage page = tree.find(number);
            if (page != null && (page.poison & mask) != 0)
                setPoison(number, page.poison & ~mask);
            rewrite(number, mask);
        });
    }

    private void rewrite(long number, int mask) {
        switch (policy.content()) {
            case ClearContent.OldBytes() -> {
            }
            case ClearContent.Zero() -> {
                for (int line = 0; line < LINES; line++)
                    if ((mask >>> line & 1) != 0 && tree.find(number) != null)
                        tree.own(number).fill(line * Units.LINE, (byte) 0, Units.LINE);
            }
            case ClearContent.Random(long seed) -> {
                for (int line = 0; line < LINES; line++)
                    if ((mask >>> line & 1) != 0)
                        tree.own(number).store(line * Units.LINE, garbage(seed, number * LINES + line), 0, Units.LINE);
            }
        }
    }

    private static byte[] garbage(long seed, long line) {
        byte[] bytes = new byte[Units.LINE];
        new SplittableRandom(seed * 0x9e3779b97f4a7c15L + line).nextBytes(bytes);
        return bytes;
    }

    /** Makes lines readable again, with the bytes they have: an injected error is taken back. */
    public void heal(long address, long length) {
        eachPage(address, length, (number, mask) -> {
            MediaPage page = tree.find(number);
            if (page != null && (page.poison & mask) != 0)
                setPoison(number, page.poison & ~mask);
        });
    }

    /** clwb over a range: what is in the caches of it is on its way, and persistent after the next fence. */
    public void writeBack(long address, long length) {
        long end = address + length;
        if (unpersisted.bytes() > 0 && length > 0)
            for (long number : List.copyOf(unpersisted.pages().keySet()))
                if (number * PAGE < end && (number + 1) * PAGE > address) {
                    int first = (int) Math.max(0, address - number * PAGE);
                    unpersisted.writeBack(number, first, (int) Math.min(PAGE, end - number * PAGE) - first);
                }
    }

    /** sfence or a locked instruction: what was on its way has reached the memory controller. */
    public void fence() {
        unpersisted.fence();
    }

    /** A fence, and a flush of the controller's queue. */
    public void flush() {
        unpersisted.fence();
        unpersisted.drain();
    }

    /** Bytes in 64-byte lines that a power failure may take back. */
    public long atRisk() {
        return unpersisted.bytes();
    }

    /** The lines that a power failure may take back, as maximal byte ranges, ascending. */
    public List<ByteRange> rangesAtRisk() {
        List<ByteRange> ranges = new ArrayList<>();
        unpersisted.pages().forEach((number, risk) -> {
            for (long left = risk.all(); left != 0;) {
                int first = Long.numberOfTrailingZeros(left);
                int run = Long.numberOfTrailingZeros(~(left >>> first));
                PoisonedRanges.append(ranges, List.of(
                        new ByteRange(number * PAGE + (long) first * AtRisk.LINE, (long) run * AtRisk.LINE)));
                left = first + run == AtRisk.LINES ? 0 : left & -1L << first + run;
            }
        });
        return ranges;
    }

    /**
     * Power fails: of each line at risk either the latest store or none since it was last persistent gets through.
     *
     * @return bytes that are as before
     */
    public long powerCut(CutFate fate) {
        long[] bytes = new long[1];
        Map<Long, AtRisk> pages = unpersisted.save();
        unpersisted.forgetAll();
        pages.forEach((number, risk) -> {
            long undone = 0;
            byte[] line = new byte[AtRisk.LINE];
            for (long left = risk.all(); left != 0; left &= left - 1) {
                int index = Long.numberOfTrailingZeros(left);
                if (fate.keeps(number * AtRisk.LINES + index))
                    continue;
                undone |= 1L << index;
                risk.readBefore(index * AtRisk.LINE, line, 0, line.length);
                tree.own(number).store(index * AtRisk.LINE, line, 0, line.length);
            }
            bytes[0] += (long) Long.bitCount(undone) * AtRisk.LINE;
            int poisonedAgain = risk.healed() & AtRisk.units(undone);
            if (poisonedAgain != 0)
                setPoison(number, tree.own(number).poison | poisonedAgain);
        });
        return bytes[0];
    }

    /** Poisoned lines among those that hold the bytes. */
    public long poisonedLines(long address, long length) {
        if (address == 0 && length >= size)
            return tree.poisonedLines();
        long[] sum = new long[1];
        long end = Math.addExact(address, length);
        tree.visit(address / PAGE, Math.ceilDiv(end, (long) PAGE), true,
                (number, page) -> sum[0] += Integer.bitCount(page.poison & maskOf(number, address, end)));
        return sum[0];
    }

    public boolean isPoisoned(long address, long length) {
        return poisonedLines(address, length) > 0;
    }

    /** All poisoned lines as maximal byte ranges, ascending; the same list until some line's poison changes. */
    public List<ByteRange> poisonedRanges() {
        List<ByteRange> ranges = poisoned.ranges;
        if (ranges == null)
            poisoned.ranges = ranges = tree.poisonedRanges();
        return ranges;
    }

    /** The poisoned lines of a range as maximal byte ranges, ascending; clipped to lines, not to the range. */
    public List<ByteRange> poisonedRanges(long address, long length) {
        PoisonedRanges ranges = new PoisonedRanges();
        long end = Math.addExact(address, length);
        tree.visit(address / PAGE, Math.ceilDiv(end, (long) PAGE), true,
                (number, page) -> ranges.add(number, page.poison & maskOf(number, address, end)));
        return ranges.list();
    }

    /** A number that differs, for all practical purposes, when bytes or poison differ. */
    public long digest() {
        long[] hash = {0xcbf29ce484222325L};
        tree.visit(0, Math.ceilDiv(size, (long) PAGE), false, (number, page) -> {
            if (!isZero(page))
                hash[0] = page.digest(MediaPage.mix(hash[0], number));
        });
        return hash[0];
    }

    /** A number that differs, for all practical purposes, when what a power failure may take back differs. */
    public long riskDigest() {
        long[] hash = {unpersisted.bytes()};
        byte[] before = new byte[PAGE];
        unpersisted.pages().forEach((number, risk) -> {
            risk.readBefore(0, before, 0, PAGE);
            hash[0] = MediaPage.mix(MediaPage.mix(MediaPage.mix(hash[0], risk.cached()), risk.queued()),
                    risk.accepted());
            for (long left = risk.all(); left != 0; left &= left - 1)
                for (int i = 0, at = Long.numberOfTrailingZeros(left) * AtRisk.LINE; i < AtRisk.LINE; i++)
                    hash[0] = MediaPage.mix(hash[0], before[at + i]);
        });
        return hash[0];
    }

    private static boolean isZero(MediaPage page) {
        if (page.isPristine())
            return true;
        byte[] bytes = page.bytes;
        return page.poison == 0 && bytes != null && Arrays.equals(bytes, new byte[PAGE]);
    }

    /** The media as it is now, O(1). */
    @Override
    public State save() {
        poisonedIsHeld = true;
        return new State(this, tree.freeze(), poisoned, unpersisted.save());
    }

    /** Back to a snapshot of this media, O(1). */
    @Override
    public void restore(State state) {
        if (state.media != this)
            throw new IllegalArgumentException("a snapshot of another media");
        tree.thaw(state.root);
        poisoned = state.poisoned;
        unpersisted.restore(state.unpersisted);
        poisonedIsHeld = true;
    }

    /** An immutable media. */
    public static final class State {
        private final Media media;
        private final PageTree.Node root;
        private final PoisonList poisoned;
        private final Map<Long, AtRisk> unpersisted;

        private State(Media media, PageTree.Node root, PoisonList poisoned, Map<Long, AtRisk> unpersisted) {
            this.media = media;
            this.root = root;
            this.poisoned = poisoned;
            this.unpersisted = unpersisted;
        }
    }

    private interface LinesOfPage {
        void lines(long number, int mask);
    }

    private void eachPage(long address, long length, LinesOfPage action) {
        checkRange(address, length);
        long end = address + length;
        if (length > 0)
            for (long number = address / PAGE; number * PAGE < end; number++)
                action.lines(number, maskOf(number, address, end));
    }

    private static int maskOf(long number, long address, long end) {
        long base = number * PAGE;
        int first = (int) (Math.max(0, address - base) / Units.LINE);
        int last = (int) Math.ceilDiv(Math.min(PAGE, end - base), Units.LINE);
        return lines(first, last);
    }

    private static int lines(int first, int end) {
        return ALL_LINES >>> LINES - (end - first) << first;
    }

    private void checkRange(long address, long length) {
        if (address < 0 || length < 0 || address > size - length)
            throw new IndexOutOfBoundsException(
                    "bytes [%d, +%d) outside media of %d bytes".formatted(address, length, size));
    }
}
