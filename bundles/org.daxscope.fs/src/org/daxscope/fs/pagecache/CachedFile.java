package org.daxscope.fs.pagecache;

import org.daxscope.fs.FileSystem;
import org.daxscope.fs.Inode;
import org.daxscope.fs.Iomap;
import org.daxscope.fs.Iomap.Kind;

/** A file of a file system mounted without DAX: the page cache over its extents. */
public final class CachedFile extends CachedData {
    private final FileSystem fs;
    private final Inode inode;

    public CachedFile(FileSystem fs, Inode inode) {
        super(fs.device(inode), inode.cache());
        this.fs = fs;
        this.inode = inode;
    }

    @Override
    public long size() {
        return inode.size();
    }

    @Override
    protected Piece pieceForRead(long offset, long length) {
        return piece(fs.mapForRead(inode, offset, length), offset, length);
    }

    @Override
    protected Piece pieceForWrite(long offset, long length) {
        return piece(fs.mapForWrite(inode, offset, length), offset, length);
    }

    private static Piece piece(Iomap map, long offset, long length) {
        long bytes = Math.min(map.end() - offset, length);
        return new Piece(map.kind() == Kind.MAPPED ? map.deviceByteOf(offset).value() : -1, bytes, map.fresh());
    }

    @Override
    protected void before(long offset, long length) {
        fs.beforeWrite(inode, offset, length);
    }

    @Override
    protected void after(long offset, long length, long written) {
        fs.afterWrite(inode, offset, length, written);
    }

    @Override
    protected int blockBytes() {
        return fs.blockBytes();
    }

    @Override
    protected boolean canGrow() {
        return true;
    }

    @Override
    public void sync() {
        super.sync();
        fs.commitFor(inode);
    }
}
