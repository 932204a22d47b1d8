package org.daxscope.pmem.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Pages by number in a radix tree that costs nothing where nothing is. Every node belongs to the epoch that made it; a
 * newer epoch copies a node before it writes to it, so that an older root stays what it was. Interior nodes count the
 * poisoned lines below them, so that healthy terabytes are skipped at the top.
 */
final class PageTree {
    /** Few, so that a lone page somewhere in 16 TiB costs half a kilobyte and not eight. */
    private static final int BITS = 5;
    private static final int FAN = 1 << BITS;
    /** Nodes of this level, 4 GiB each, know their poisoned ranges once asked. */
    private static final int LISTED_LEVEL = 3;

    /** An interior node; children are nodes, or pages on level 0. */
    static final class Node {
        final long epoch;
        final @Nullable Object[] children;
        long poisonedLines;
        /** Of a node on the listed level; null when not asked for since the poison below last changed. */
        @Nullable List<ByteRange> poisoned;

        Node(long epoch, @Nullable Object[] children, long poisonedLines) {
            this.epoch = epoch;
            this.children = children;
            this.poisonedLines = poisonedLines;
        }
    }

    /** Told of every page that holds something, in ascending order. */
    interface Visitor {
        void page(long number, MediaPage page);
    }

    private final int levels;
    private long epoch;
    private Node root;

    PageTree(long pages) {
        int height = 1;
        while (height * BITS < Long.SIZE - 1 && pages > 1L << height * BITS)
            height++;
        levels = height;
        root = new Node(0, new Object[FAN], 0);
    }

    Node freeze() {
        epoch++;
        return root;
    }

    void thaw(Node frozen) {
        epoch++;
        root = frozen;
    }

    long poisonedLines() {
        return root.poisonedLines;
    }

    @Nullable
    MediaPage find(long number) {
        Node node = root;
        for (int level = levels - 1; level > 0; level--) {
            Node below = (Node) node.children[slot(number, level)];
            if (below == null)
                return null;
            node = below;
        }
        return (MediaPage) node.children[slot(number, 0)];
    }

    /** The page, made or copied so that the present epoch may write its bytes. */
    MediaPage own(long number) {
        Node node = root = owned(root);
        for (int level = levels - 1; level > 0; level--) {
            int slot = slot(number, level);
            Node below = (Node) node.children[slot];
            below = below == null ? new Node(epoch, new Object[FAN], 0) : owned(below);
            node.children[slot] = below;
            node = below;
        }
        int slot = slot(number, 0);
        MediaPage page = (MediaPage) node.children[slot];
        if (page == null)
            page = new MediaPage(epoch);
        else
            if (page.epoch != epoch)
                page = page.copyFor(epoch);
        node.children[slot] = page;
        return page;
    }

    /** Sets a page's poison bits and the counts above it. */
    void poison(long number, int mask) {
        MediaPage page = own(number);
        int delta = Integer.bitCount(mask) - Integer.bitCount(page.poison);
        page.poison = mask;
        Node node = root;
        node.poisonedLines += delta;
        node.poisoned = null;
        for (int level = levels - 1; level > 0; level--) {
            node = (Node) Objects.requireNonNull(node.children[slot(number, level)]);
            node.poisonedLines += delta;
            node.poisoned = null;
        }
    }

    /** All poisoned lines as maximal ranges in bytes, ascending. */
    List<ByteRange> poisonedRanges() {
        List<ByteRange> ranges = new ArrayList<>();
        collect(root, levels - 1, 0, ranges);
        return List.copyOf(ranges);
    }

    private static void collect(Node node, int level, long base, List<ByteRange> ranges) {
        if (node.poisonedLines == 0)
            return;
        if (level <= LISTED_LEVEL) {
            List<ByteRange> own = node.poisoned;
            if (own == null)
                node.poisoned = own = below(node, level, base);
            PoisonedRanges.append(ranges, own);
            return;
        }
        for (int i = 0; i < FAN; i++)
            if (node.children[i] instanceof Node below)
                collect(below, level - 1, base + ((long) i << level * BITS), ranges);
    }

    private static List<ByteRange> below(Node node, int level, long base) {
        PoisonedRanges ranges = new PoisonedRanges();
        visit(node, level, base, 0, Long.MAX_VALUE, true, (number, page) -> ranges.add(number, page.poison));
        return ranges.list();
    }

    /** Visits pages first to last (exclusive); with onlyPoisoned, subtrees without poison are skipped. */
    void visit(long first, long last, boolean onlyPoisoned, Visitor visitor) {
        visit(root, levels - 1, 0, first, last, onlyPoisoned, visitor);
    }

    private static void visit(Node node, int level, long base, long first, long last, boolean onlyPoisoned,
            Visitor visitor) {
        if (onlyPoisoned && node.poisonedLines == 0)
            return;
        int shift = level * BITS;
        int from = first <= base ? 0 : (int) Math.min(FAN, first - base >> shift);
        for (int i = from; i < FAN && base + ((long) i << shift) < last; i++) {
            Object child = node.children[i];
            long number = base + ((long) i << shift);
            if (child instanceof Node below)
                visit(below, level - 1, number, first, last, onlyPoisoned, visitor);
            else
                if (child instanceof MediaPage page && !(onlyPoisoned && page.poison == 0))
                    visitor.page(number, page);
        }
    }

    private Node owned(Node node) {
        if (node.epoch == epoch)
            return node;
        Node copy = new Node(epoch, node.children.clone(), node.poisonedLines);
        copy.poisoned = node.poisoned;
        return copy;
    }

    private static int slot(long number, int level) {
        return (int) (number >>> level * BITS) & FAN - 1;
    }
}
