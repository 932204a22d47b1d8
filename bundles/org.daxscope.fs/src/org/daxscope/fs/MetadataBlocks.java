package org.daxscope.fs;

import java.util.List;
import java.util.Optional;

import org.daxscope.dax.BlockDevice;
import org.daxscope.fs.BlockSet.Range;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.Stateful;
import org.daxscope.kernel.address.DeviceSector;
import org.daxscope.kernel.address.Units;

/**
 * The buffers of a mounted file system's metadata: which blocks are in memory, so that poison below them does not matter, and
 * which are newer there than on the disk. What they mean is told by the file system; here they are only read and written.
 */
public final class MetadataBlocks implements Stateful<MetadataBlocks.State> {
    private final BlockDevice device;
    private final int blockBytes;
    private final Content content;
    private final BlockSet cached = new BlockSet();
    private final BlockSet dirty = new BlockSet();

    /** The buffers at one moment. */
    public record State(List<Range> cached, List<Range> dirty) {
    }

    /** What is written into a block. */
    @FunctionalInterface
    public interface Content {
        byte[] of(long block);
    }

    public MetadataBlocks(BlockDevice device, int blockBytes, Content content) {
        this.device = device;
        this.blockBytes = blockBytes;
        this.content = content;
    }

    @Override
    public State save() {
        return new State(cached.save(), dirty.save());
    }

    @Override
    public void restore(State state) {
        cached.restore(state.cached);
        dirty.restore(state.dirty);
    }

    /**
     * Reads blocks that are not in memory yet, in one request.
     *
     * @throws KernelError EIO where poison is in the way
     */
    public void read(long first, long blocks) {
        if (cached.containsAll(first, first + blocks))
            return;
        readSectors(first * perBlock(), (int) (blocks * blockBytes));
        cached.add(first, first + blocks);
    }

    /** Reads what is not kept as a block: a superblock before the size of blocks is known; whole logical blocks of the device. */
    public void readSectors(long sector, int bytes) {
        if (WholeBlocks.read(device, sector, bytes / Units.SECTOR).isEmpty())
            throw new KernelError(Errno.EIO, Rule.METADATA_UNREADABLE, sector);
    }

    /** A block is changed in memory; it must be there, or be made anew. */
    public void change(long block) {
        cached.add(block, block + 1);
        dirty.add(block, block + 1);
    }

    /** Writes what is newer to where it belongs; all is tried, the first error is the answer. */
    public Optional<Errno> writeBack() {
        Optional<Errno> failure = Optional.empty();
        for (Range range : dirty.ranges())
            for (long block = range.start(); block < range.end(); block++) {
                Optional<Errno> result = write(block);
                if (failure.isEmpty())
                    failure = result;
            }
        dirty.clear();
        return failure;
    }

    private Optional<Errno> write(long block) {
        byte[] bytes = content.of(block);
        return device.write(new DeviceSector(block * perBlock()), bytes, 0, bytes.length);
    }

    /** Blocks that are newer in memory. */
    public long dirtyBlocks() {
        return dirty.size();
    }

    /** What is clean leaves memory. */
    public void forget() {
        cached.clear();
        dirty.ranges().forEach(range -> cached.add(range.start(), range.end()));
    }

    private long perBlock() {
        return blockBytes / Units.SECTOR;
    }
}
