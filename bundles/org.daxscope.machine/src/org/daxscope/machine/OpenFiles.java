package org.daxscope.machine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.daxscope.dax.BlockDevice;
import org.daxscope.dax.DaxDevice;
import org.daxscope.dm.DeviceMapper;
import org.daxscope.dm.Lower;
import org.daxscope.fs.DiskFileSystem;
import org.daxscope.fs.Extent;
import org.daxscope.fs.FileData;
import org.daxscope.fs.FileSystem;
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
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.Subject;
import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;
import org.daxscope.machine.mm.AddressSpaces;
import org.daxscope.machine.mm.Vma;
import org.daxscope.pmem.disk.PmemDisk;
import org.daxscope.pmem.disk.PmemPlatform;

/** Finds what a name stands for, a disk or a file, and how its bytes are reached. */
final class OpenFiles {
    private final KernelModel kernel;
    private final EventSink events;
    private final PmemPlatform platform;
    private final DeviceMapper mapper;
    private final Mounts mounts;
    private final AddressSpaces spaces;
    private final Map<String, PageCache> rawCaches = new LinkedHashMap<>();

    OpenFiles(KernelModel kernel, EventSink events, PmemPlatform platform, DeviceMapper mapper, Mounts mounts,
            AddressSpaces spaces) {
        this.kernel = kernel;
        this.events = events;
        this.platform = platform;
        this.mapper = mapper;
        this.mounts = mounts;
        this.spaces = spaces;
        platform.disks().forEach(disk -> rawCaches.put(disk.name(), new PageCache()));
    }

    /** A device's page cache at one moment; the cache itself too, since mappings hold on to it. */
    record RawCache(PageCache cache, PageCache.State state) {
    }

    Map<String, RawCache> saveRawCaches() {
        Map<String, RawCache> saved = new LinkedHashMap<>();
        rawCaches.forEach((name, cache) -> saved.put(name, new RawCache(cache, cache.save())));
        return saved;
    }

    void restoreRawCaches(Map<String, RawCache> saved) {
        rawCaches.clear();
        saved.forEach((name, raw) -> {
            rawCaches.put(name, raw.cache);
            raw.cache.restore(raw.state);
        });
    }

    /** A block device: a disk or a dm device. */
    Optional<BlockDevice> device(String name) {
        return mapper.lower(name).map(Lower::block);
    }

    /** The pmem disk, which must be there: only it has a badblocks attribute. */
    PmemDisk requireDisk(String name) {
        if (device(name).orElse(null) instanceof PmemDisk disk)
            return disk;
        throw new KernelError(Errno.ENOENT, Rule.NO_SUCH_NAME);
    }

    /** The memory of that name in whatever mode, enabled or not. */
    PmemDisk namespace(String name) {
        for (PmemDisk disk : platform.disks())
            if (disk.name().equals(name))
                return disk;
        throw new KernelError(Errno.ENOENT, Rule.NO_SUCH_NAME);
    }

    /** What is dirty of a block device in its page cache is written. */
    void flushRaw(String name) {
        device(name).ifPresent(device -> raw(device).flush());
    }

    /** Forgets what the page cache has of a block device. */
    void dropRaw(String name) {
        rawCache(name).drop(0, Long.MAX_VALUE);
    }

    /** The flush that ends an fsync(2): of the device itself, or of the one a file's file system is on. */
    void flushDevice(String name) {
        BlockDevice device = device(name).orElseGet(() -> file(name).fs().device());
        device.flush().ifPresent(errno -> {
            throw new KernelError(errno, Rule.FLUSH_FAILED);
        });
    }

    /** The last close(2): what is dirty is written, and the page cache goes. A mapping holds the device open. */
    void closeDevice(String name) {
        if (!isDeviceMapped(name))
            forgetRaw(name);
    }

    /** A device goes: what is dirty of it is written, and its page cache goes; one that mappings hold on to is emptied. */
    void forgetRaw(String name) {
        device(name).ifPresent(device -> raw(device).flush());
        rawCache(name).drop(0, Long.MAX_VALUE);
        if (!isDeviceMapped(name))
            rawCaches.remove(name);
    }

    /** Whether a process maps a device itself, not a file on it. */
    boolean isDeviceMapped(String name) {
        return spaces.isDeviceMapped(name);
    }

    /** Page caches were in RAM. */
    void powerOff() {
        rawCaches.replaceAll((name, cache) -> new PageCache());
        rawCaches.keySet().removeIf(name -> platform.disks().stream().noneMatch(disk -> disk.name().equals(name)));
    }

    /** What the journal calls a device or a file that is there. */
    Subject subject(String name) {
        Optional<BlockDevice> device = device(name);
        return device.isPresent() ? events.subject(device.get().name()) : file(name).inode().subject();
    }

    /** A file and the file system it is on. */
    record Found(FileSystem fs, Inode inode) {
    }

    /** Where a name leads: file systems to look in, in order, and the name there. */
    private record Path(List<FileSystem> places, String name) {
    }

    private Path path(String name) {
        int colon = name.indexOf(':');
        if (colon < 0 || device(name.substring(0, colon)).isEmpty() && !mounts.isShare(name.substring(0, colon)))
            return new Path(mounts.all(), name);
        return new Path(mounts.on(name.substring(0, colon)).map(List::of).orElse(List.of()), name.substring(colon + 1));
    }

    private static Optional<Found> find(Path path) {
        for (FileSystem fs : path.places) {
            Optional<Inode> inode = fs.find(path.name);
            if (fs.isShutDown() && (inode.isPresent() || path.places.size() == 1))
                throw new KernelError(Errno.EIO, Rule.FS_IS_SHUT_DOWN);
            if (inode.isPresent())
                return Optional.of(new Found(fs, inode.get()));
        }
        return Optional.empty();
    }

    private static FileSystem first(Path path) {
        if (path.places.isEmpty())
            throw new KernelError(Errno.ENOENT, Rule.NO_SUCH_NAME);
        if (path.places.getFirst().isShutDown())
            throw new KernelError(Errno.EIO, Rule.FS_IS_SHUT_DOWN);
        return path.places.getFirst();
    }

    /** The file, when it is there. */
    Optional<Found> find(String name) {
        return find(path(name));
    }

    /** What a name is on a file system that it must lead to, as it does not by itself when the file is not there yet. */
    String nameOn(FileSystem fs, String name) {
        Path path = path(name);
        boolean there = find(path).map(found -> found.fs == fs).orElseGet(() -> path.places.contains(fs));
        if (!there)
            throw new KernelError(Errno.EXDEV, Rule.OTHER_FILE_SYSTEM);
        return path.name;
    }

    /** The file system a name leads to: a mounted device, a file, or the first one. */
    FileSystem fileSystem(String name) {
        if (name.isEmpty())
            return first(path(name));
        return mounts.on(name).orElseGet(() -> file(name).fs);
    }

    /** The same, which must lie on a device. */
    DiskFileSystem deviceFileSystem(String name) {
        if (fileSystem(name) instanceof DiskFileSystem fs)
            return fs;
        throw new KernelError(Errno.EOPNOTSUPP, Rule.NOT_SUPPORTED);
    }

    /** The file, which must be there. */
    Found file(String name) {
        Found found = find(path(name)).orElseThrow(() -> new KernelError(Errno.ENOENT, Rule.NO_SUCH_NAME));
        found.fs.lookUp(found.inode);
        return found;
    }

    /** The file, made when it is not there. */
    Found fileOrNew(String name) {
        Path path = path(name);
        find(path).ifPresent(found -> found.fs.lookUp(found.inode));
        return find(path).orElseGet(() -> new Found(first(path), first(path).create(path.name)));
    }

    /** Makes a file that is not to be there yet, as the disk of its file system has it. */
    void place(String name, long size, List<Placement> extents) {
        Path path = path(name);
        if (!(first(path) instanceof DiskFileSystem fs))
            throw new KernelError(Errno.EOPNOTSUPP, Rule.NOT_SUPPORTED);
        long bytes = fs.blockBytes();
        extents.forEach(extent -> requireWholeBlocks(extent, bytes));
        fs.place(path.name, size, extents.stream()
                .map(e -> new Extent(e.offset() / bytes, e.physical() / bytes, e.length() / bytes, e.unwritten()))
                .toList());
    }

    private static void requireWholeBlocks(Placement extent, long bytes) {
        Arguments.signs(extent.offset(), extent.length());
        Arguments.signs(extent.physical(), 0);
        for (long at : new long[] {extent.offset(), extent.physical()})
            if ((at | extent.length()) % bytes != 0)
                throw new KernelError(Errno.EINVAL, Rule.UNALIGNED_RANGE, at, extent.length(), bytes);
    }

    boolean isMapped(Inode inode) {
        return spaces.isMapped(inode);
    }

    /** The bytes of a disk or an existing file. */
    FileData open(String name) {
        requireReadable(name);
        Optional<BlockDevice> device = device(name);
        return device.isPresent() ? raw(device.get()) : data(file(name));
    }

    /** A device-dax device has no read(2) and no write(2). */
    private void requireReadable(String name) {
        if (deviceDax(name).isPresent())
            throw new KernelError(Errno.EINVAL, Rule.DEVICE_ONLY_MAPS);
    }

    /** The same, making the file when it is missing. */
    FileData openForWrite(String name) {
        requireReadable(name);
        Optional<BlockDevice> device = device(name);
        return device.isPresent() ? raw(device.get()) : data(fileOrNew(name));
    }

    RawDevice raw(BlockDevice device) {
        return new RawDevice(device, rawCache(device.name()));
    }

    PageCache rawCache(String device) {
        return rawCaches.computeIfAbsent(device, name -> new PageCache());
    }

    FileData data(Found file) {
        Optional<FileData> own = file.fs.data(file.inode);
        if (own.isPresent())
            return own.get();
        DaxDevice dax = file.fs.dax(file.inode).orElse(null);
        return dax == null ? new CachedFile(file.fs, file.inode)
                : new DaxFileData(kernel, file.fs, file.inode, dax, spaces);
    }

    /** generic_write_checks() and its like: no file reaches beyond what its file system can number. */
    void requireRoom(String name, long offset, long length) {
        Arguments.signs(offset, length);
        long most = device(name).isPresent() ? Long.MAX_VALUE : fileSystem(path(name)).maxFileBytes();
        if (offset > most - length)
            throw new KernelError(Errno.EFBIG, Rule.FILE_TOO_LARGE, offset, length, most);
    }

    private static FileSystem fileSystem(Path path) {
        return find(path).map(Found::fs).orElseGet(() -> first(path));
    }

    /** The namespace of that name in devdax mode. */
    Optional<PmemDisk> deviceDax(String name) {
        return platform.disks().stream().filter(disk -> disk.name().equals(name) && Namespaces.isDeviceDax(disk))
                .findFirst();
    }

    Vma.Target target(String name) {
        Optional<PmemDisk> character = deviceDax(name);
        if (character.isPresent())
            return Vma.Target.device(character.get());
        Optional<BlockDevice> device = device(name);
        if (device.isPresent())
            return new Vma.Target(name, null, null, raw(device.get()));
        Found file = file(name);
        return new Vma.Target(file.inode.subject().name(), file.fs, file.inode,
                data(file) instanceof CachedData cached ? cached : null);
    }

    /** Writes every dirty page of files and disks out and commits, whatever errors come up. */
    void syncAll() {
        mounts.all().forEach(this::sync);
        mapper.devices().forEach(device -> {
            raw(device).flush();
            device.flush();
        });
        for (String cached : List.copyOf(rawCaches.keySet()))
            device(cached).ifPresent(device -> raw(device).flush());
    }

    /** Writes out what is dirty in one file system, and on its disk. */
    void sync(Mounts.Mounted mount) {
        sync(mount.fs());
        raw(mount.fs().device()).flush();
        mount.fs().device().flush();
    }

    private void sync(FileSystem fs) {
        for (Inode inode : fs.files())
            if (inode.isDax())
                cleanEntries(inode);
            else
                new CachedFile(fs, inode).flush();
        fs.sync();
    }

    /** Writeback of a DAX file's dirty entries: the next store to them faults again. */
    void cleanEntries(Inode inode) {
        for (long[] pages : inode.entries().clean(0, Long.MAX_VALUE))
            spaces.writeProtect(inode, pages[0], pages[1]);
    }

    void dropClean() {
        mounts.all().forEach(fs -> fs.files().forEach(inode -> inode.cache().dropClean()));
        mounts.all().forEach(FileSystem::dropMetadata);
        rawCaches.values().forEach(PageCache::dropClean);
    }
}
