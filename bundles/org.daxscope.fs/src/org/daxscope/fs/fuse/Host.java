package org.daxscope.fs.fuse;

import org.daxscope.fs.FileData;
import org.daxscope.fs.FileSystem;
import org.daxscope.fs.Inode;

/**
 * The other side of a guest's requests: the daemon that makes system calls on the host's files (virtiofsd), and the hypervisor that
 * maps stretches of them where the guest sees its window. What fails there is thrown as the host's
 * {@link org.daxscope.kernel.KernelError}.
 */
public interface Host {
    /** The host's file system that is shared. */
    FileSystem shared();

    /** How the daemon reads and writes a file of the host. */
    FileData data(Inode file);

    /** Removes a file of the host, which stays without a name as long as it is mapped there. */
    void unlink(Inode file);

    /** Writes out what the host's page cache has of a file that is about to change its shape. */
    void flush(Inode file);

    /** Maps 2 MiB of a file where the window has that byte; what was there goes. */
    void map(long windowByte, Inode file, long fileOffset, boolean writable);

    /** Nothing of a file is to be seen there any more. */
    void unmap(long windowByte);

    /**
     * A load of the guest. Where the host cannot give the memory, its hypervisor gets the signal.
     *
     * @return bytes loaded, 0 to length
     */
    int load(long windowByte, byte[] into, int at, int length);

    /** A store of the guest. Returns bytes stored. */
    int store(long windowByte, byte[] from, int at, int length);

    /** The guest writes its caches back over a stretch (clwb). */
    void writeBack(long windowByte, long length);

    /** The guest fences (sfence). */
    void fence();

    /** Whether any line of a stretch is truly poisoned. */
    boolean poisoned(long windowByte, long length);
}
