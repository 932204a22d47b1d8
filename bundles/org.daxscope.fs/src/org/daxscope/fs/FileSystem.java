package org.daxscope.fs;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.daxscope.dax.BlockDevice;
import org.daxscope.dax.DaxDevice;
import org.daxscope.fs.BlockSet.Range;
import org.daxscope.kernel.Stateful;

/**
 * A mounted file system. Offsets and lengths are bytes unless a name says blocks. Refusals are thrown as
 * {@link org.daxscope.kernel.KernelError}.
 */
public interface FileSystem extends Stateful<FileSystem.State> {
    /** The whole state of a file system at one moment. */
    interface State {
    }

    /** "ext4" or "xfs". */
    String type();

    BlockDevice device();

    /** The DAX device below, absent when the mount goes without DAX. */
    Optional<DaxDevice> dax();

    int blockBytes();

    /** Largest size of a file in bytes (s_maxbytes). */
    long maxFileBytes();

    /** Files in the order of their creation. */
    Collection<Inode> files();

    Optional<Inode> find(String name);

    Inode create(String name);

    void unlink(Inode inode);

    /** Claims blocks for a file as a recording tells they lie; the content is not touched. */
    void adopt(Inode inode, Extent extent);

    /** Maps a stretch for reading: what stands at offset, at most length bytes of it. */
    Iomap mapForRead(Inode inode, long offset, long length);

    /** Maps a stretch for writing: allocates, zeroes and converts as the file system does. */
    Iomap mapForWrite(Inode inode, long offset, long length);

    /** Ends a piece of a write (iomap_end): copy-on-write extents become the file's. */
    void endWrite(Inode inode, Iomap map, long offset, long written);

    /** What must happen before a write at offset: XFS zeroes what lies between the end of the file and it. */
    void beforeWrite(Inode inode, long offset, long length);

    /** What follows a write of which written bytes were done: the size, and blocks allocated in vain. */
    void afterWrite(Inode inode, long offset, long length, long written);

    void punch(Inode inode, long offset, long length);

    void zeroRange(Inode inode, long offset, long length);

    void preallocate(Inode inode, long offset, long length);

    void collapse(Inode inode, long offset, long length);

    void insert(Inode inode, long offset, long length);

    void truncate(Inode inode, long size);

    /** Shares extents (FICLONERANGE). */
    void reflink(Inode source, long sourceOffset, long length, Inode target, long targetOffset);

    /** Whether another file shares a block. */
    boolean isShared(long fsBlock);

    /** Commits the running transaction if the file has changes in it. */
    void commitFor(Inode inode);

    /** Commits the running transaction: what was freed can be used again. */
    void commit();

    /** Commits, and forgets everything that lives in memory only. */
    void unmount();

    /** Blocks nobody uses. */
    List<Range> freeSpace();

    /** Blocks freed but not yet to be used again. */
    List<Range> busySpace();
}
