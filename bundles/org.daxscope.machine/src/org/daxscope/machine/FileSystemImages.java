package org.daxscope.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.daxscope.dax.BlockDevice;
import org.daxscope.fs.BlockSet.Range;
import org.daxscope.fs.DiskFileSystem;
import org.daxscope.fs.Extent;
import org.daxscope.fs.FileSystem;
import org.daxscope.fs.Inode;
import org.daxscope.fs.fuse.Virtiofs;
import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.DeviceImage.Area;
import org.daxscope.machine.image.DeviceImage.Use;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MountImage;

/** Pictures of the mounted file systems and their files, in bytes of the disks they are on. */
final class FileSystemImages {
    private Map<Inode, Kept<List<Extent>, List<FileImage.Extent>>> unshared = new LinkedHashMap<>();

    MountImage mount(Mounts.Mounted mount, Mounts.Format format, List<Area> areas) {
        FileSystem fs = mount.fs();
        long free = areas.stream().filter(area -> area.use() == Use.FREE).mapToLong(area -> area.end() - area.start())
                .sum();
        String point = mount.prefix().isEmpty() ? "/mnt" : "/media/" + mount.disk();
        return new MountImage(mount.disk(), fs.type(), format.arguments(), mount.options(), point, mount.prefix(),
                fs.dax().isPresent(), fs.blockBytes(), free);
    }

    /** The file system whose blocks hold the files: itself, or the one that a host shares. */
    static Optional<DiskFileSystem> shown(FileSystem fs) {
        FileSystem below = fs instanceof Virtiofs guest ? guest.host().shared() : fs;
        return below instanceof DiskFileSystem onDevice ? Optional.of(onDevice) : Optional.empty();
    }

    List<FileImage> files(List<Mounts.Mounted> mounts) {
        Map<Inode, Kept<List<Extent>, List<FileImage.Extent>>> present = new LinkedHashMap<>();
        List<FileImage> files = new ArrayList<>();
        for (Mounts.Mounted mount : mounts) {
            FileSystem fs = mount.fs();
            DiskFileSystem below = shown(fs).orElse(null);
            if (below == null)
                continue;
            String share = below == fs ? "" : mount.disk();
            List<Range> shared = below.sharedSpace();
            for (Inode inode : fs.files()) {
                var kept = unshared.getOrDefault(inode, new Kept<>());
                present.put(inode, kept);
                List<FileImage.Extent> extents = shared.isEmpty()
                        ? kept.of(fs.layoutOf(inode).extents().all(),
                                all -> extents(below, fs.layoutOf(inode), List.of()))
                        : extents(below, fs.layoutOf(inode), shared);
                files.add(new FileImage(inode.subject().name(), fs.device(inode).name(), inode.size(), inode.isDax(),
                        extents, share, below == fs ? "" : fs.layoutOf(inode).subject().name()));
            }
        }
        unshared = present;
        return files;
    }

    private static List<FileImage.Extent> extents(DiskFileSystem fs, Inode inode, List<Range> shared) {
        return FileCalls.pieces(fs, inode, shared).stream()
                .map(p -> new FileImage.Extent(p.logical(), p.physical(), p.length(), p.unwritten(), p.shared()))
                .toList();
    }

    /** Who uses the space of a disk that a file system has besides the one it is mounted from: realtime files, or its log. */
    static List<Area> areas(DiskFileSystem fs, BlockDevice other) {
        long bytes = fs.blockBytes();
        List<Area> known = new ArrayList<>();
        for (Range free : fs.freeSpaceOf(other))
            known.add(new Area(free.start() * bytes, free.end() * bytes, Use.FREE, "", -1));
        for (Inode inode : fs.files())
            if (fs.device(inode) == other)
                addFile(known, inode, inode.subject().name(), bytes);
        known.sort(Comparator.comparingLong(Area::start).thenComparing(Area::end));
        return filled(known, other.sectors() * Units.SECTOR, fs.type());
    }

    /** Who uses the space of a disk that has a file system mounted. */
    static List<Area> areas(DiskFileSystem fs, long size) {
        long bytes = fs.blockBytes();
        List<Area> known = new ArrayList<>();
        for (Inode inode : fs.files())
            if (fs.device(inode) == fs.device())
                addFile(known, inode, inode.subject().name(), bytes);
        for (Inode inode : fs.orphans())
            if (fs.device(inode) == fs.device())
                addFile(known, inode, inode.subject().name() + " (deleted)", bytes);
        List<Range> busy = fs.busySpace();
        for (Range range : busy)
            known.add(new Area(range.start() * bytes, range.end() * bytes, Use.BUSY, "", -1));
        for (Range free : fs.freeSpace())
            addFree(known, free, busy, bytes);
        known.sort(Comparator.comparingLong(Area::start).thenComparing(Area::end));
        return filled(known, size, fs.type());
    }

    private static void addFile(List<Area> known, Inode inode, String owner, long bytes) {
        for (Extent extent : inode.extents().all())
            known.add(new Area(extent.fsBlock() * bytes, extent.fsEnd() * bytes,
                    extent.unwritten() ? Use.UNWRITTEN : Use.DATA, owner, extent.fileBlock() * bytes));
    }

    /** Free space without what is busy in it. */
    private static void addFree(List<Area> known, Range free, List<Range> busy, long bytes) {
        long start = free.start();
        for (Range range : busy) {
            if (range.end() <= start || range.start() >= free.end())
                continue;
            if (range.start() > start)
                known.add(new Area(start * bytes, range.start() * bytes, Use.FREE, "", -1));
            start = Math.max(start, range.end());
        }
        if (start < free.end())
            known.add(new Area(start * bytes, free.end() * bytes, Use.FREE, "", -1));
    }

    /** What nobody claims is metadata; shared blocks are shown once. */
    private static List<Area> filled(List<Area> known, long size, String type) {
        List<Area> areas = new ArrayList<>();
        long position = 0;
        for (Area area : known) {
            long start = Math.max(area.start(), position);
            if (start >= area.end())
                continue;
            if (start > position)
                areas.add(new Area(position, start, Use.METADATA, type, -1));
            long offset = area.fileOffset() < 0 ? -1 : area.fileOffset() + start - area.start();
            areas.add(new Area(start, area.end(), area.use(), area.owner(), offset));
            position = area.end();
        }
        if (position < size)
            areas.add(new Area(position, size, Use.METADATA, type, -1));
        return areas;
    }
}
