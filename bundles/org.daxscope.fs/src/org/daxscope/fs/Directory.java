package org.daxscope.fs;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.kernel.Stateful;

/** The root directory: how many names it has, how long they are, and which blocks hold them. It grows and never shrinks. */
public final class Directory implements Stateful<Directory.State> {
    private final Layout layout;
    private int names;
    private long bytes;
    private List<Long> blocks = List.of();

    /**
     * A directory at one moment, also on disk.
     *
     * @param bytes that its entries take
     * @param blocks file-system blocks, in the directory's order
     */
    public record State(int names, long bytes, List<Long> blocks) {
    }

    /** How a file system writes entries. */
    public interface Layout {
        /** Bytes of one entry. */
        int entryBytes(String name);

        /** Blocks that so many entries need; 0 when they fit into the inode. */
        long blocks(int names, long bytes);
    }

    /** Takes a block for it. */
    @FunctionalInterface
    public interface Growth {
        /** @throws org.daxscope.kernel.KernelError ENOSPC */
        long block();
    }

    public Directory(Layout layout, List<Long> blocks) {
        this.layout = layout;
        this.blocks = List.copyOf(blocks);
    }

    @Override
    public State save() {
        return new State(names, bytes, blocks);
    }

    @Override
    public void restore(State state) {
        names = state.names;
        bytes = state.bytes;
        blocks = state.blocks;
    }

    public List<Long> blocks() {
        return blocks;
    }

    /** Bytes of all entries. */
    public long bytes() {
        return bytes;
    }

    /** Enters a name; the blocks it needs are there before it. */
    public void add(String name, Growth growth) {
        int entry = layout.entryBytes(name);
        List<Long> grown = new ArrayList<>(blocks);
        while (grown.size() < layout.blocks(names + 1, bytes + entry))
            grown.add(growth.block());
        blocks = List.copyOf(grown);
        names++;
        bytes += entry;
    }

    public void remove(String name) {
        names--;
        bytes -= layout.entryBytes(name);
    }

    /** The block that holds a name, as far as it matters which: names are spread over the blocks. */
    public long blockOf(String name) {
        return blocks.get(Math.floorMod(name.hashCode(), blocks.size()));
    }
}
