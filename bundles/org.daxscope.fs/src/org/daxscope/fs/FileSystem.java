package org.daxscope.fs;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.daxscope.dax.BlockDevice;
import org.daxscope.dax.DaxDevice;
import org.daxscope.fs.BlockSet.Range;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Stateful;

/**
 * A mounted file system. Offsets and lengths are bytes unless a name says blocks. Refusals are thrown as
 * {@link org.daxscope.kernel.KernelError}.
 */
public interface FileSystem extends Stateful<FileSystem.State> {
    /** The whole state of a file system at one moment. */
    interface State {
    }

    /** "ext4", "xfs" or "virtiofs". */
    String type();

    /** Refuses changes after the log has failed. */
    default void requireWritable() {
    }

    /** Reads what must be in memory before a file can be used. */
    default void lookUp(Inode inode) {
    }

    /** Commits, and where the type does so at a sync, writes metadata to where it belongs. */
    void sync();

    /**
     * What freeze_super() asks after a sync, before nothing may change any more.
     *
     * @throws org.daxscope.kernel.KernelError EIO when what is pending can never be made to last
     */
    default void requireFreezable() {
    }

    /** Forgets the metadata in memory that is not newer there (drop_caches). */
    default void dropMetadata() {
    }

    /**
     * The inode whose extents tell where a file's bytes lie: itself, or that of the file on the host that it shows.
     * {@link #device(Inode)} is what they are counted on.
     */
    default Inode layoutOf(Inode inode) {
        return inode;
    }

    /** Its own way of moving a file's bytes; empty where they go through DAX or the page cache as they do for most. */
    default Optional<FileData> data(Inode inode) {
        return Optional.empty();
    }

    /** Whether a mapping may ask for MAP_SYNC where files are DAX. */
    default boolean canMapSync() {
        return true;
    }

    BlockDevice device();

    /** All devices it is on, the one it is mounted from first. */
    default List<BlockDevice> devices() {
        return List.of(device());
    }

    /** The DAX device below, absent when the mount goes without DAX. */
    Optional<DaxDevice> dax();

    /** The device that holds a file's blocks: XFS can keep them on a realtime device. */
    default BlockDevice device(Inode inode) {
        return device();
    }

    /** The DAX side of that device, absent when the file is not read and written through DAX. */
    default Optional<DaxDevice> dax(Inode inode) {
        return dax();
    }

    int blockBytes();

    /** Largest size of a file in bytes (s_maxbytes). */
    long maxFileBytes();

    /** Files in the order of their creation. */
    Collection<Inode> files();

    Optional<Inode> find(String name);

    Inode create(String name);

    /** Notes in the journal that something about a file surprises. */
    default void remark(Inode inode, Reason reason) {
    }

    /** Removes a file that nobody uses any more, and frees its blocks. */
    void unlink(Inode inode);

    /** Takes the name of a file away that is still mapped; the file itself stays until {@link #evict}. */
    void orphan(Inode inode);

    /** Files without a name, in the order in which they lost it. */
    List<Inode> orphans();

    /** The last user of a file has gone: if it has no name, it goes as well (iput). */
    void evict(Inode inode);

    /** Gives a file another name, which no file has. */
    void rename(Inode inode, String name);

    /** What statfs tells. */
    Space space();

    /**
     * Blocks as statfs counts them.
     *
     * @param total that files could ever have
     * @param free unused, what waits for a commit included
     * @param available of the unused, for a caller without privileges
     */
    record Space(long total, long free, long available, long inodes, long freeInodes) {
    }

    /** Claims blocks for a file as a recording tells they lie; the content is not touched. */
    void adopt(Inode inode, Extent extent);

    /** Maps a stretch for reading: what stands at offset, at most length bytes of it. */
    Iomap mapForRead(Inode inode, long offset, long length);

    /** Maps a stretch for writing: allocates, zeroes and converts as the file system does. */
    Iomap mapForWrite(Inode inode, long offset, long length);

    /** Maps a stretch for a page fault (IOMAP_FAULT), which holds locks that a system call does not. */
    default Iomap mapForFault(Inode inode, long offset, long length, boolean write) {
        return write ? mapForWrite(inode, offset, length) : mapForRead(inode, offset, length);
    }

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

    /**
     * Memory of a device of it failed (dax_holder_operations.notify_failure). Semantics 10.3.
     *
     * @param device the device of the file system that it is on
     * @param offset byte of that device; outside of it when the disk is larger than a partition
     * @param removal the device is about to be taken away: nothing is lost, but nobody may go on using it
     * @return empty when it was dealt with; EOPNOTSUPP when the generic steps are to follow
     */
    default Optional<Errno> notifyFailure(BlockDevice device, long offset, long length, boolean removal,
            FailedPages pages) {
        return Optional.of(Errno.EOPNOTSUPP);
    }

    /** Whether it registers as the holder of its DAX device, to be told of failures. */
    default boolean isHolder() {
        return false;
    }

    /** Whether it was shut down by force: every call on its files fails from then on. */
    default boolean isShutDown() {
        return false;
    }

    /** Blocks nobody uses. */
    List<Range> freeSpace();

    /** Blocks of another device of it that nobody uses: the realtime device has some, a log's device what is behind the log. */
    default List<Range> freeSpaceOf(BlockDevice other) {
        return List.of();
    }

    /** Blocks freed but not yet to be used again. */
    List<Range> busySpace();
}
