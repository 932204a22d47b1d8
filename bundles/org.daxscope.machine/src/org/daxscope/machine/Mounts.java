package org.daxscope.machine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.daxscope.dax.BlockDevice;
import org.daxscope.dax.Partition;
import org.daxscope.dm.DaxSupport;
import org.daxscope.dm.DeviceMapper;
import org.daxscope.dm.Lower;
import org.daxscope.fs.DiskFileSystem;
import org.daxscope.fs.DiskFileSystem.Stored;
import org.daxscope.fs.FileSystem;
import org.daxscope.fs.MetadataArea;
import org.daxscope.fs.WholeBlocks;
import org.daxscope.fs.ext4.Ext4;
import org.daxscope.kernel.ShareArguments;
import org.daxscope.fs.fuse.Virtiofs;
import org.daxscope.fs.xfs.Xfs;
import org.daxscope.fs.xfs.XfsDevices;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.machine.mm.AddressSpaces;
import org.jspecify.annotations.Nullable;

/** What is formatted, and what is mounted, one file system per disk. Semantics 12.2; observed on real kernels, S16. */
final class Mounts {

    /** What a host shares with its guest is told as a file system of this type, under its tag. */
    static final String SHARE = Virtiofs.TYPE;
    /** Where ext4's first superblock begins, and the unit of its option sb=. */
    private static final long EXT4_SUPERBLOCK_BYTES = 1024;
    /** Guest-physical address of the first window: above all that a machine has. */
    private static final long FIRST_WINDOW = 1L << 46;

    private final KernelModel kernel;
    private final EventSink events;
    private final Shares shares;
    private final DeviceMapper devices;
    private final Partitions partitions;
    private final DaxSupport support;
    private final AddressSpaces spaces;
    private final Map<String, Format> formats = new LinkedHashMap<>();
    /** By disk, in the order of mounting. */
    private final Map<String, Mounted> mounted = new LinkedHashMap<>();

    /** A formatted disk. */
    record Format(String type, String arguments, int blockBytes, Stored stored) {
    }

    /**
     * A mounted disk.
     *
     * @param prefix what stands before its files' names: nothing when no other disk was mounted at the time, so that its files
     *     are the first that a plain name finds as long as it is mounted
     * @param more other devices that it has
     */
    record Mounted(String disk, String options, String prefix, FileSystem fs, List<String> more) {
    }

    /** Everything here at one moment. */
    record State(Map<String, Format> formats, List<Mounted> mounted, List<FileSystem.State> contents) {
    }

    Mounts(KernelModel kernel, EventSink events, DeviceMapper devices, Partitions partitions,
            AddressSpaces spaces, Shares shares) {
        this.shares = shares;
        this.kernel = kernel;
        this.events = events;
        this.devices = devices;
        this.partitions = partitions;
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
    List<FileSystem> all() {
        return mounted.values().stream().map(Mounted::fs).toList();
    }

    /** Those of them that lie on a device. */
    List<DiskFileSystem> onDevices() {
        return all().stream().filter(DiskFileSystem.class::isInstance).map(DiskFileSystem.class::cast).toList();
    }

    /** What a guest has mounted of its host, in the order of mounting. */
    List<Virtiofs> ofGuests() {
        return all().stream().filter(Virtiofs.class::isInstance).map(Virtiofs.class::cast).toList();
    }

    /** The file system mounted from a device or, in a guest, by the tag of a share. */
    Optional<FileSystem> on(String disk) {
        return Optional.ofNullable(mounted.get(disk)).map(Mounted::fs);
    }

    /** The file system mounted from a device. */
    Optional<DiskFileSystem> onDevice(String disk) {
        return on(disk).filter(DiskFileSystem.class::isInstance).map(DiskFileSystem.class::cast);
    }

    /** Whether the host shares something under that tag. */
    boolean isShare(String tag) {
        Format format = formats.get(tag);
        return format != null && format.type.equals(SHARE);
    }

    void format(String disk, String type, String arguments) {
        if (type.equals(SHARE)) {
            share(disk, arguments);
            return;
        }
        if (!type.equals("ext4") && !type.equals("xfs"))
            throw new UnsupportedOperationException("file system " + type);
        Lower device = devices.lower(disk)
                .orElseThrow(() -> new KernelError(Errno.ENOENT, Rule.NO_SUCH_NAME));
        requireUnused(disk);
        long bytes = device.block().sectors() * Units.SECTOR;
        Devices more = besideMade(type, arguments);
        int blockBytes = type.equals("xfs") ? Xfs.check(arguments, bytes) : Ext4.check(arguments, bytes);
        List<MetadataArea> layout =
                type.equals("xfs") ? Xfs.layout(arguments, disk, bytes) : Ext4.layout(arguments, disk, bytes);
        new Mkfs(device.block(), blockBytes).write(type, layout);
        if (more.log != null)
            new Mkfs(more.log.block(), blockBytes).writeLog(type);
        formats.put(disk, new Format(type, arguments, blockBytes, Stored.FRESH));
    }

    /** What was formatted is gone, as far as anybody can find it. */
    void forget(String disk) {
        formats.remove(disk);
    }

    void mount(String disk, String options) {
        Format format = formats.get(disk);
        if (format == null)
            throw new KernelError(Errno.EINVAL, Rule.NO_FILE_SYSTEM);
        if (format.type.equals(SHARE)) {
            mountShare(disk, format.arguments, options);
            return;
        }
        Lower device = devices.lower(disk)
                .orElseThrow(() -> new KernelError(Errno.ENOENT, Rule.NO_SUCH_NAME));
        requireUnused(disk);
        long superblock = format.type.equals("xfs") ? 0 : superblockByte(options);
        readSuperblock(format, device.block(), superblock);
        Devices more = beside(format, options);
        boolean dax = useDax(format, options, device, more.realtime);
        Lower realtime = more.realtime;
        DiskFileSystem.Beside beside = new DiskFileSystem.Beside(realtime == null ? null : realtime.block(),
                realtime != null && dax && support.mountable(realtime) ? realtime.dax() : null,
                more.log == null ? null : more.log.block());
        String prefix = mounted.isEmpty() ? "" : disk + ":";
        DiskFileSystem.Mount mount =
                new DiskFileSystem.Mount(kernel, events, device.block(),
                        dax && support.mountable(device) ? device.dax() : null, spaces, prefix, beside);
        DiskFileSystem fs = format.type.equals("xfs") ? new Xfs(mount, format.arguments)
                : new Ext4(mount, format.arguments, superblock);
        fs.load(format.stored);
        fs.open();
        mounted.put(disk, new Mounted(disk, options, prefix, fs, more.names()));
        events.change(EventKind.MOUNTED, events.subject(disk), 0, 1, dax ? 1 : 0, dax ? 1 : 0);
    }

    /** The host starts a daemon for a file system of its own, and gives the guest a device for it. */
    private void share(String tag, String arguments) {
        ShareArguments asked = ShareArguments.parse(arguments)
                .orElseThrow(() -> new KernelError(Errno.EINVAL, Rule.SHARE_ARGUMENT));
        if (onDevice(asked.source()).isEmpty() || tag.isBlank() || tag.indexOf(':') >= 0 || tag.indexOf('/') >= 0)
            throw new KernelError(Errno.EINVAL, Rule.SHARE_ARGUMENT);
        if (devices.lower(tag).isPresent())
            throw new KernelError(Errno.EBUSY, Rule.NAME_TAKEN);
        requireShareUnmounted(tag);
        formats.put(tag, new Format(SHARE, arguments, Units.PAGE, Stored.FRESH));
    }

    private void requireShareUnmounted(String tag) {
        if (mounted.containsKey(tag))
            throw new KernelError(Errno.EBUSY, Rule.SHARE_MOUNTED);
    }

    /** virtio_fs_get_tree(), with the daemon's file system as it is mounted on the host now. */
    private void mountShare(String tag, String arguments, String options) {
        ShareArguments asked = ShareArguments.parse(arguments).orElseThrow();
        requireShareUnmounted(tag);
        FileSystem shared =
                onDevice(asked.source()).orElseThrow(() -> new KernelError(Errno.ENODEV, Rule.SHARE_ARGUMENT));
        boolean dax = fuseDax(options);
        if (dax && asked.windowBytes() == 0)
            throw new KernelError(Errno.EINVAL, Rule.NO_WINDOW);
        String prefix = tag + ":";
        Virtiofs fs = shares.mount(tag, prefix, windowStart(tag), asked.windowBytes(), dax, shared);
        mounted.put(tag, new Mounted(tag, options, prefix, fs, List.of()));
        events.change(EventKind.MOUNTED, events.subject(tag), 0, 1, dax ? 1 : 0, dax ? 1 : 0);
    }

    /** Up to 5.16 there is "dax" alone; later modes, of which "inode" asks the daemon, and the one here says no. */
    private boolean fuseDax(String options) {
        boolean dax = false;
        for (String option : options.split(","))
            if (option.startsWith("dax=")) {
                if (!kernel.switches().fuseDaxModes())
                    throw new KernelError(Errno.EINVAL, Rule.FUSE_DAX_MODE);
                dax = option.equals("dax=always");
            } else
                dax |= option.equals("dax");
        return dax;
    }

    /** Windows stand one behind the other, in the order of the shares. */
    private long windowStart(String tag) {
        long start = FIRST_WINDOW;
        for (Map.Entry<String, Format> one : formats.entrySet()) {
            if (one.getKey().equals(tag))
                break;
            if (one.getValue().type.equals(SHARE))
                start += ShareArguments.LARGEST_WINDOW;
        }
        return start;
    }

    /** Nothing is known of a file system before its superblock is read. */
    private static void readSuperblock(Format format, BlockDevice device, long byteOffset) {
        boolean xfs = format.type.equals("xfs");
        long sector = byteOffset / Units.SECTOR;
        if (sector + 2 > device.sectors())
            throw new KernelError(Errno.EIO, Rule.METADATA_UNREADABLE, sector);
        int bytes = xfs ? Math.min(Units.PAGE, format.blockBytes) : 2 * Units.SECTOR;
        if (WholeBlocks.read(device, sector, bytes / Units.SECTOR).isEmpty())
            throw new KernelError(Errno.EIO, Rule.METADATA_UNREADABLE, sector);
    }

    /** Where ext4 looks for its superblock: at byte 1024, or where sb=, in units of 1 KiB, says; older kernels heed it in front only. */
    private long superblockByte(String options) {
        for (String option : options.split(",")) {
            if (option.matches("sb=[0-9]{1,12}"))
                return Long.parseLong(option.substring(3)) * EXT4_SUPERBLOCK_BYTES;
            if (!kernel.switches().superblockOptionAnywhere())
                break;
        }
        return EXT4_SUPERBLOCK_BYTES;
    }

    /** Whether files will go through DAX. XFS turns it off where it cannot; ext4 refuses the mount. */
    private boolean useDax(Format format, String options, Lower device, @Nullable Lower realtime) {
        boolean asked = options.contains("dax=always") || List.of(options.split(",")).contains("dax");
        boolean reflink = format.type.equals("xfs") && !format.arguments.contains("reflink=0");
        if (!asked)
            return false;
        if (format.type.equals("ext4"))
            requireNoData(format, options);
        boolean fits = format.blockBytes == Units.PAGE;
        boolean can = fits && (support.mountable(device) || realtime != null && support.mountable(realtime));
        if (reflink && !kernel.switches().reflinkWithDax())
            throw new KernelError(Errno.EINVAL, Rule.REFLINK_WITHOUT_DAX);
        if (can && reflink && device.block() instanceof Partition)
            throw new KernelError(Errno.EINVAL, Rule.REFLINK_ON_PARTITION);
        if (can)
            return true;
        if (format.type.equals("ext4"))
            throw fits ? new KernelError(Errno.EINVAL, Rule.NO_DAX_ON_DEVICE)
                    : new KernelError(Errno.EINVAL, Rule.NO_DAX_WITH_THIS_BLOCK_SIZE, format.blockBytes);
        return false;
    }

    /** Data in the journal or in inodes is not where a mapping could show it. */
    private static void requireNoData(Format format, String options) {
        if (List.of(options.split(",")).contains("data=journal"))
            throw new KernelError(Errno.EINVAL, Rule.NO_DAX_WITH_DATA_JOURNAL);
        if (format.arguments.matches(".*(?<![\\^\\w])inline_data\\b.*"))
            throw new KernelError(Errno.EINVAL, Rule.NO_DAX_WITH_INLINE_DATA);
    }

    /** Whether the device, a part of it or what it is part of is mounted, or dm has it open for itself. */
    private void requireUnused(String device) {
        if (uses(device))
            throw new KernelError(Errno.EBUSY, Rule.DM_IN_USE);
        boolean held = devices.holds(device) || partitions.of(device).stream().anyMatch(p -> devices.holds(p.name()))
                || partitions.find(device).filter(p -> devices.holds(p.disk().name())).isPresent();
        if (held)
            throw new KernelError(Errno.EBUSY, Rule.DM_IN_USE);
    }

    /** Whether a mounted file system is on the device, a part of it, or what it is part of. */
    boolean uses(String device) {
        List<String> names = new ArrayList<>(List.of(device));
        partitions.of(device).forEach(part -> names.add(part.name()));
        partitions.find(device).ifPresent(part -> names.add(part.disk().name()));
        return mounted.values().stream()
                .anyMatch(mount -> names.contains(mount.disk) || mount.more.stream().anyMatch(names::contains));
    }

    private record Devices(@Nullable Lower realtime, @Nullable Lower log) {
        List<String> names() {
            List<String> names = new ArrayList<>();
            if (realtime != null)
                names.add(realtime.name());
            if (log != null)
                names.add(log.name());
            return List.copyOf(names);
        }
    }

    private Devices besideMade(String type, String arguments) {
        if (!type.equals("xfs"))
            return new Devices(null, other(Ext4.journalDevice(arguments)));
        XfsDevices made = XfsDevices.made(arguments);
        return new Devices(other(made.realtime()), other(made.log()));
    }

    /** Both must be named again at mount, as they were when the file system was made. */
    private Devices beside(Format format, String options) {
        if (!format.type.equals("xfs"))
            return besideMade(format.type, format.arguments);
        XfsDevices made = XfsDevices.made(format.arguments);
        XfsDevices given = XfsDevices.of(options);
        if (!made.log().equals(given.log()))
            throw new KernelError(Errno.EINVAL, Rule.LOG_DEVICE);
        if (!made.realtime().isEmpty() && !made.realtime().equals(given.realtime()))
            throw new KernelError(Errno.ENODEV, Rule.REALTIME_DEVICE);
        return besideMade(format.type, format.arguments);
    }

    private @Nullable Lower other(String name) {
        if (name.isEmpty())
            return null;
        Lower device =
                devices.lower(name).orElseThrow(() -> new KernelError(Errno.ENOENT, Rule.NO_SUCH_NAME));
        requireUnused(name);
        return device;
    }

    /** Where mkfs put what is no file's data; empty for a device that was never formatted. */
    List<MetadataArea> layout(String disk) {
        Format format = formats.get(disk);
        Lower device = devices.lower(disk).orElse(null);
        if (format == null || device == null)
            return List.of();
        long bytes = device.block().sectors() * Units.SECTOR;
        return format.type.equals("xfs") ? Xfs.layout(format.arguments, disk, bytes)
                : Ext4.layout(format.arguments, disk, bytes);
    }

    /** fsck of a device that is not mounted: the tool's exit code. */
    int check(String disk, String arguments) {
        Format format = formats.get(disk);
        if (format == null || isShare(disk))
            throw new KernelError(Errno.ENOENT, Rule.NO_FILE_SYSTEM);
        Lower device = devices.lower(disk).orElseThrow(() -> new KernelError(Errno.ENOENT, Rule.NO_SUCH_NAME));
        requireUnused(disk);
        long bytes = device.block().sectors() * Units.SECTOR;
        boolean xfs = format.type.equals("xfs");
        Fsck fsck = new Fsck(device.block(), format.blockBytes, layout(disk), arguments);
        int code = xfs ? fsck.xfsRepair() : fsck.e2fsck();
        if (!fsck.lostInodes().isEmpty())
            formats.put(disk, new Format(format.type, format.arguments, format.blockBytes,
                    Ext4.without(format.stored, fsck.lostInodes(), format.arguments, bytes)));
        return code;
    }

    /** What umount of that disk, or of the one mounted first, would take away. */
    Mounted toUnmount(String disk) {
        Mounted mount = disk.isEmpty() ? mounted.values().stream().findFirst().orElse(null) : mounted.get(disk);
        if (mount == null)
            throw new KernelError(Errno.EINVAL, Rule.NOT_MOUNTED);
        return mount;
    }

    /** What /etc/fstab would say: the mounts of disks, in order. */
    record Wanted(String disk, String options) {
    }

    /** Power is gone: each file system is left as its last committed transaction has it, and none is mounted. */
    void powerOff() {
        for (Mounted old : List.copyOf(mounted.values())) {
            Format format = formats.get(old.disk);
            if (format != null && old.fs instanceof DiskFileSystem fs)
                formats.put(old.disk, new Format(format.type, format.arguments, format.blockBytes, fs.committed()));
            mounted.remove(old.disk);
            events.change(EventKind.MOUNTED, events.subject(old.disk), 1, 0, 0, 0);
        }
    }

    /** What guests have mounted goes first. */
    void unmountAll() {
        List<Mounted> all = mounted();
        all.stream().filter(mount -> isShare(mount.disk)).forEach(this::unmount);
        all.stream().filter(mount -> !isShare(mount.disk)).forEach(this::unmount);
    }

    void unmount(Mounted old) {
        if (ofGuests().stream().anyMatch(guest -> guest.host().shared() == old.fs))
            throw new KernelError(Errno.EBUSY, Rule.SHARE_IN_USE);
        spaces.dropAll(old.fs);
        old.fs.unmount();
        Format format = formats.get(old.disk);
        if (format != null && old.fs instanceof DiskFileSystem fs)
            formats.put(old.disk, new Format(format.type, format.arguments, format.blockBytes, fs.stored()));
        mounted.remove(old.disk);
        events.change(EventKind.MOUNTED, events.subject(old.disk), 1, 0, 0, 0);
    }
}
