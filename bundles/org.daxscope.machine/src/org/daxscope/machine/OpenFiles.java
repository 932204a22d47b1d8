package org.daxscope.machine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.daxscope.dax.DaxDevice;
import org.daxscope.fs.DiskFileSystem;
import org.daxscope.fs.FileData;
import org.daxscope.fs.Inode;
import org.daxscope.fs.iomap.DaxFileData;
import org.daxscope.fs.pagecache.CachedData;
import org.daxscope.fs.pagecache.CachedFile;
import org.daxscope.fs.pagecache.PageCache;
import org.daxscope.fs.pagecache.RawDevice;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.Rule;
import org.daxscope.machine.mm.AddressSpaces;
import org.daxscope.machine.mm.Vma;
import org.daxscope.pmem.disk.PmemDisk;
import org.daxscope.pmem.disk.PmemPlatform;

/** Finds what a name stands for, a disk or a file at /mnt, and how its bytes are reached. */
final class OpenFiles {
    private final KernelModel kernel;
    private final PmemPlatform platform;
    private final Mounts mounts;
    private final AddressSpaces spaces;
    private final Map<String, PageCache> rawCaches = new LinkedHashMap<>();

    OpenFiles(KernelModel kernel, PmemPlatform platform, Mounts mounts, AddressSpaces spaces) {
        this.kernel = kernel;
        this.platform = platform;
        this.mounts = mounts;
        this.spaces = spaces;
        platform.disks().forEach(disk -> rawCaches.put(disk.name(), new PageCache()));
    }

    Map<String, PageCache> rawCaches() {
        return rawCaches;
    }

    Optional<PmemDisk> disk(String name) {
        return rawCaches.containsKey(name) ? Optional.of(platform.disk(name)) : Optional.empty();
    }

    /** The disk, which must be there. */
    PmemDisk requireDisk(String name) {
        return disk(name).orElseThrow(() -> new KernelError(Errno.ENOENT, Rule.INVALID_ARGUMENT));
    }

    /** The file, which must be there. */
    Inode inode(String name) {
        return mounts.fs().flatMap(fs -> fs.find(name))
                .orElseThrow(() -> new KernelError(Errno.ENOENT, Rule.INVALID_ARGUMENT));
    }

    /** The file, made when it is not there. */
    Inode inodeOrNew(String name) {
        DiskFileSystem fs = fs();
        return fs.find(name).orElseGet(() -> fs.create(name));
    }

    boolean isMapped(Inode inode) {
        return spaces.isMapped(inode);
    }

    DiskFileSystem fs() {
        return mounts.fs().orElseThrow(() -> new KernelError(Errno.ENOENT, Rule.INVALID_ARGUMENT));
    }

    /** The bytes of a disk or an existing file. */
    FileData open(String name) {
        Optional<PmemDisk> disk = disk(name);
        return disk.isPresent() ? raw(disk.get()) : data(inode(name));
    }

    /** The same, making the file when it is missing. */
    FileData openForWrite(String name) {
        Optional<PmemDisk> disk = disk(name);
        return disk.isPresent() ? raw(disk.get()) : data(inodeOrNew(name));
    }

    RawDevice raw(PmemDisk disk) {
        return new RawDevice(disk, rawCaches.computeIfAbsent(disk.name(), name -> new PageCache()));
    }

    FileData data(Inode inode) {
        DiskFileSystem fs = fs();
        DaxDevice dax = fs.dax().orElse(null);
        return dax == null ? new CachedFile(fs, inode) : new DaxFileData(kernel, fs, inode, dax, spaces);
    }

    /** generic_write_checks() and its like: no file reaches beyond what its file system can number. */
    void requireRoom(String name, long offset, long length) {
        if (offset < 0 || length < 0)
            throw new KernelError(Errno.EINVAL, Rule.INVALID_ARGUMENT);
        long most = disk(name).isPresent() ? Long.MAX_VALUE : fs().maxFileBytes();
        if (offset > most - length)
            throw new KernelError(Errno.EFBIG, Rule.FILE_TOO_LARGE, offset, length, most);
    }

    Vma.Target target(String name) {
        Optional<PmemDisk> disk = disk(name);
        if (disk.isPresent())
            return new Vma.Target(name, null, raw(disk.get()));
        Inode inode = inode(name);
        return new Vma.Target(name, inode, data(inode) instanceof CachedData cached ? cached : null);
    }

    /** Writes every dirty page of files and disks out and commits, whatever errors come up. */
    void syncAll() {
        mounts.fs().ifPresent(fs -> {
            for (Inode inode : fs.files())
                if (!inode.isDax())
                    new CachedFile(fs, inode).flush();
            fs.commit();
        });
        platform.disks().forEach(disk -> raw(disk).flush());
    }

    /** Writeback of a DAX file's dirty entries: the next store to them faults again. */
    void cleanEntries(Inode inode) {
        for (long[] pages : inode.entries().clean(0, Long.MAX_VALUE))
            spaces.writeProtect(inode, pages[0], pages[1]);
    }

    void dropClean() {
        mounts.fs().ifPresent(fs -> fs.files().forEach(inode -> inode.cache().dropClean()));
        rawCaches.values().forEach(PageCache::dropClean);
    }
}
