package org.daxscope.fs.xfs;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.kernel.Stateful;

/** Chunks of 64 inodes, in the order of their making; the first one holds the root directory's. */
final class XfsInodes implements Stateful<List<Long>> {
    private static final int CHUNK_INODES = 64;

    private final XfsGeometry geometry;
    private List<Long> chunks;

    XfsInodes(XfsGeometry geometry) {
        this.geometry = geometry;
        this.chunks = List.of(geometry.inodeChunk());
    }

    @Override
    public List<Long> save() {
        return chunks;
    }

    @Override
    public void restore(List<Long> state) {
        chunks = state;
    }

    boolean has(int index) {
        return index / CHUNK_INODES < chunks.size();
    }

    long last() {
        return chunks.getLast();
    }

    /** @param block first block of a new chunk */
    void add(long block) {
        List<Long> more = new ArrayList<>(chunks);
        more.add(block);
        chunks = List.copyOf(more);
    }

    long number(int index) {
        return chunks.get(index / CHUNK_INODES) * geometry.inodesPerBlock() + index % CHUNK_INODES;
    }
}
