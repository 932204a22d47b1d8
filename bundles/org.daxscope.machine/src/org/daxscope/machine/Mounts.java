package org.daxscope.machine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.daxscope.dax.BlockDevice;
import org.daxscope.dm.DaxSupport;
import org.daxscope.dm.DeviceMapper;
import org.daxscope.dm.Lower;
import org.daxscope.fs.DiskFileSystem;
import org.daxscope.fs.Extent;
import org.daxscope.fs.FileSystem;
import org.daxscope.fs.Inode;
import org.daxscope.fs.ext4.Ext4;
import org.daxscope.fs.xfs.Xfs;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DeviceSector;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.machine.mm.AddressSpaces;

/** What is formatted, and what is mounted, one file system per disk. Semantics 12.2; observed on real kernels, S16. */
final class Mounts {

    private final KernelModel kernel;
    private final EventSink events;
    private final DeviceMapper devices;
    private final DaxSupport support;
    private final AddressSpaces spaces;
    private final Map<String, Format> formats = new LinkedHashMap<>();
    /** By disk, in the order of mounting. */
    private final Map<String, Mounted> mounted = new LinkedHashMap<>();

    /** A file as it stands on disk. */
    record StoredFile(String name, long size, List<Extent> extents) {
    }

    /** A formatted disk. */
    record Format(String type, String arguments, int blockBytes, List<StoredFile> files) {
    }

    /**
     * A mounted disk.
     *
     * @param prefix what stands before its files' names: nothing when no other disk was mounted at the time, so that its files
     *     are the first that a plain name finds as long as it is mounted
     */
    record Mounted(String disk, String options, String prefix, DiskFileSystem fs) {
    }

    /** Everything here at one moment. */
    record State(Map<String, Format> formats, List<Mounted> mounted, List<FileSystem.State> contents) {
    }

    Mounts(KernelModel kernel, EventSink events, DeviceMapper devices, AddressSpaces spaces) {
        this.kernel = kernel;
        this.events = events;
        this.devices = devices;
        this.support = new DaxSupport(kernel);
        this.spaces = spaces;
    }

    State save() {
        return new State(new LinkedHashMap<>(formats), List.copyOf(mounted.values()),
                mounted.values().stream().map(mount -> mount.fs.save()).toList());
    }

    void restore(State state) {
        formats.clear();
        formats.putAll(state.formats);
        mounted.clear();
        for (int i = 0; i < state.mounted.size(); i++) {
            Mounted mount = state.mounted.get(i);
            mounted.put(mount.disk, mount);
            mount.fs.restore(state.contents.get(i));
        }
    }

    /** How a mounted disk was formatted. */
    Format format(Mounted mount) {
        return Objects.requireNonNull(formats.get(mount.disk));
    }

    /** In the order of mounting. */
    List<Mounted> mounted() {
        return List.copyOf(mounted.values());
    }

    /** The mounted file systems, in the order of mounting. */
    List<DiskFileSystem> all() {
        return mounted.values().stream().map(Mounted::fs).toList();
    }

    /** The file system mounted from a disk. */
    Optional<DiskFileSystem> on(String disk) {
        return Optional.ofNullable(mounted.get(disk)).map(Mounted::fs);
    }

    void format(String disk, String type, String arguments) {
        if (!type.equals("ext4") && !type.equals("xfs"))
            throw new UnsupportedOperationException("file system " + type);
        Lower device = devices.lower(disk)
                .orElseThrow(() -> new KernelError(Errno.ENOENT, Rule.INVALID_ARGUMENT));
        if (mounted.containsKey(disk))
            throw new KernelError(Errno.EBUSY, Rule.INVALID_ARGUMENT);
        if (devices.holds(disk))
            throw new KernelError(Errno.EBUSY, Rule.DM_IN_USE);
        long bytes = device.block().sectors() * Units.SECTOR;
        int blockBytes = type.equals("xfs") ? Xfs.check(arguments, bytes) : Ext4.check(arguments, bytes);
        formats.put(disk, new Format(type, arguments, blockBytes, List.of()));
    }

    /** What was formatted is gone, as far as anybody can find it. */
    void forget(String disk) {
        formats.remove(disk);
    }

    void mount(String disk, String options) {
        Format format = formats.get(disk);
        if (format == null || mounted.containsKey(disk))
            throw new KernelError(format == null ? Errno.EINVAL : Errno.EBUSY, Rule.INVALID_ARGUMENT);
        Lower device = devices.lower(disk)
                .orElseThrow(() -> new KernelError(Errno.ENOENT, Rule.INVALID_ARGUMENT));
        if (devices.holds(disk))
            throw new KernelError(Errno.EBUSY, Rule.DM_IN_USE);
        readMetadata(device.block());
        boolean dax = useDax(format, options, device);
        String prefix = mounted.isEmpty() ? "" : disk + ":";
        DiskFileSystem.Mount mount =
                new DiskFileSystem.Mount(kernel, events, device.block(), dax ? device.dax() : null, spaces,
                        prefix);
        DiskFileSystem fs = format.type.equals("xfs") ? new Xfs(mount, format.arguments)
                : new Ext4(mount, format.arguments);
        for (StoredFile file : format.files)
            place(fs, file);
        fs.commit();
        mounted.put(disk, new Mounted(disk, options, prefix, fs));
        events.change(EventKind.MOUNTED, events.subject(disk), 0, 1, dax ? 1 : 0, dax ? 1 : 0);
    }

    static void place(DiskFileSystem fs, StoredFile file) {
        Inode inode = fs.create(file.name);
        inode.setSize(file.size);
        file.extents.forEach(extent -> fs.adopt(inode, extent));
    }

    /** The superblocks and group headers that mounting reads: all of the first block. */
    private static void readMetadata(BlockDevice device) {
        byte[] block = new byte[Units.PAGE];
        if (device.read(new DeviceSector(0), block, 0, block.length) < block.length)
            throw new KernelError(Errno.EIO, Rule.METADATA_UNREADABLE, 0);
    }

    /** Whether files will go through DAX. XFS turns it off where it cannot; ext4 refuses the mount. */
    private boolean useDax(Format format, String options, Lower device) {
        boolean asked = options.contains("dax=always") || List.of(options.split(",")).contains("dax");
        boolean reflink = format.type.equals("xfs") && !format.arguments.contains("reflink=0");
        if (!asked)
            return false;
        if (reflink && !kernel.switches().reflinkWithDax())
            throw new KernelError(Errno.EINVAL, Rule.REFLINK_WITHOUT_DAX);
        boolean fits = format.blockBytes == Units.PAGE;
        if (fits && support.mountable(device))
            return true;
        if (format.type.equals("ext4"))
            throw fits ? new KernelError(Errno.EINVAL, Rule.NO_DAX_ON_DEVICE)
                    : new KernelError(Errno.EINVAL, Rule.NO_DAX_WITH_THIS_BLOCK_SIZE, format.blockBytes);
        return false;
    }

    /** What umount of that disk, or of the one mounted first, would take away. */
    Mounted toUnmount(String disk) {
        Mounted mount = disk.isEmpty() ? mounted.values().stream().findFirst().orElse(null) : mounted.get(disk);
        if (mount == null)
            throw new KernelError(Errno.EINVAL, Rule.INVALID_ARGUMENT);
        return mount;
    }

    void unmount(Mounted old) {
        spaces.dropAll(old.fs);
        old.fs.unmount();
        List<StoredFile> files = new ArrayList<>();
        for (Inode inode : old.fs.files())
            files.add(new StoredFile(inode.name(), inode.size(), inode.extents().all()));
        Format format = formats.get(old.disk);
        if (format != null)
            formats.put(old.disk, new Format(format.type, format.arguments, format.blockBytes, List.copyOf(files)));
        mounted.remove(old.disk);
        events.change(EventKind.MOUNTED, events.subject(old.disk), 1, 0, 0, 0);
    }
}
