package org.daxscope.pmem.media;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
     * Stores bytes. A poisoned line keeps its poison, unless it is stored as a whole and the policy says that heals.
     */
    public void store(long address, byte[] from, int at, int length) {
        checkRange(address, length);
        for (int done = 0; done < length;) {
            long to = address + done;
            int offset = (int) (to % PAGE);
            int piece = Math.min(PAGE - offset, length - done);
            tree.own(to / PAGE).store(offset, from, at + done, piece);
            heal(to / PAGE, offset, piece);
            done += piece;
        }
    }

    /** Stores one byte value repeatedly. */
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
        if (end > first)
            setPoison(number, page.poison & ~lines(first, end));
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
     * clear command writes them all.
     */
    public void clear(long address, long length) {
        eachPage(address, length, (number, mask) -> {
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
        return new State(this, tree.freeze(), poisoned);
    }

    /** Back to a snapshot of this media, O(1). */
    @Override
    public void restore(State state) {
        if (state.media != this)
            throw new IllegalArgumentException("a snapshot of another media");
        tree.thaw(state.root);
        poisoned = state.poisoned;
        poisonedIsHeld = true;
    }

    /** An immutable media. */
    public static final class State {
        private final Media media;
        private final PageTree.Node root;
        private final PoisonList poisoned;

        private State(Media media, PageTree.Node root, PoisonList poisoned) {
            this.media = media;
            this.root = root;
            this.poisoned = poisoned;
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
