package org.daxscope.fs.pagecache;

import org.daxscope.dax.BlockDevice;

/** A block device opened as a file (/dev/pmem0): its own page cache, in blocks of a page. Kernel: block/fops.c; semantics 5.5. */
public final class RawDevice extends CachedData {
    private final BlockDevice device;

    public RawDevice(BlockDevice device, PageCache cache) {
        super(device, cache);
        this.device = device;
    }

    @Override
    public long size() {
        return device.sectors() * SECTOR;
    }

    @Override
    protected Piece pieceForRead(long offset, long length) {
        return new Piece(offset, length, false);
    }

    @Override
    protected Piece pieceForWrite(long offset, long length) {
        return new Piece(offset, length, false);
    }

    @Override
    protected boolean canGrow() {
        return false;
    }
}
