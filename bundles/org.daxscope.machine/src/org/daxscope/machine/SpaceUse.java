package org.daxscope.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.daxscope.dax.Partition;
import org.daxscope.dm.DeviceMapper;
import org.daxscope.dm.DmDevice;
import org.daxscope.dm.Leg;
import org.daxscope.dm.Piece;
import org.daxscope.fs.DiskFileSystem;
import org.daxscope.kernel.NamespaceMode;
import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.DeviceImage.Area;
import org.daxscope.machine.image.DeviceImage.Use;
import org.daxscope.pmem.disk.PmemDisk;

/** Who uses the space of a disk: the file system on it, or those on dm devices above it, back through their tables. */
final class SpaceUse {
    /** A file in more pieces than this is shown on, from there, without its offsets. */
    private static final int MOST_PIECES = 1 << 15;

    private final Mounts mounts;
    private final DeviceMapper mapper;
    private final Partitions partitions;

    SpaceUse(Mounts mounts, DeviceMapper mapper, Partitions partitions) {
        this.mounts = mounts;
        this.mapper = mapper;
        this.partitions = partitions;
    }

    /** Areas of a mounted device, in bytes of that device. */
    static List<Area> of(DiskFileSystem fs) {
        return FileSystemImages.areas(fs, fs.device().sectors() * Units.SECTOR);
    }

    /** Areas of a disk, ascending, without gaps or overlaps. */
    List<Area> of(PmemDisk disk) {
        long size = disk.sectors() * Units.SECTOR;
        var direct = mounts.onDevice(disk.name());
        if (disk.config().mode() == NamespaceMode.SECTOR)
            return filled(List.of(), size);
        if (direct.isPresent())
            return of(direct.get());
        for (Mounts.Mounted mount : mounts.mounted())
            if (mount.more().contains(disk.name()) && mount.fs() instanceof DiskFileSystem fs)
                return FileSystemImages.areas(fs, disk);
        List<Area> found = new ArrayList<>();
        List<Partition> parts = partitions.of(disk.name());
        for (Partition part : parts)
            inPartition(found, part);
        if (mapper.holds(disk.name()) || parts.stream().anyMatch(part -> mapper.holds(part.name())))
            for (DiskFileSystem fs : mounts.onDevices())
                if (fs.device() instanceof DmDevice mapped)
                    for (Area area : of(fs))
                        below(found, mapped, area, disk.name());
        found.sort(Comparator.comparingLong(Area::start).thenComparing(Area::end));
        return filled(found, size);
    }

    private void inPartition(List<Area> found, Partition part) {
        long shift = part.start() * Units.SECTOR;
        mounts.onDevice(part.name()).ifPresent(fs -> of(fs).forEach(area -> found.add(new Area(area.start() + shift,
                area.end() + shift, area.use(), area.owner(), area.fileOffset()))));
    }

    private static void below(List<Area> found, DmDevice mapped, Area area, String disk) {
        long first = area.start() / Units.SECTOR;
        long sectors = area.end() / Units.SECTOR - first;
        List<Piece> pieces = area.fileOffset() < 0 ? List.of() : mapped.pieces(first, sectors, MOST_PIECES);
        long told = pieces.stream().mapToLong(piece -> piece.sector() + piece.sectors()).max().orElse(first);
        if (pieces.size() >= MOST_PIECES || pieces.isEmpty())
            for (Leg leg : mapped.covered(told, first + sectors - told))
                if (leg.device().name().equals(disk))
                    found.add(new Area(leg.start() * Units.SECTOR, (leg.start() + leg.sectors()) * Units.SECTOR,
                            area.use(), area.owner(), -1));
        for (Piece piece : pieces)
            if (piece.disk().equals(disk))
                found.add(new Area(piece.start() * Units.SECTOR, (piece.start() + piece.sectors()) * Units.SECTOR,
                        area.use(), area.owner(), area.fileOffset() + (piece.sector() - first) * Units.SECTOR));
    }

    private static List<Area> filled(List<Area> found, long size) {
        List<Area> areas = new ArrayList<>();
        long position = 0;
        for (Area area : found) {
            long start = Math.max(area.start(), position);
            if (start >= area.end())
                continue;
            if (start > position)
                areas.add(new Area(position, start, Use.FREE, "", -1));
            long offset = area.fileOffset() < 0 ? -1 : area.fileOffset() + start - area.start();
            areas.add(new Area(start, area.end(), area.use(), area.owner(), offset));
            position = area.end();
        }
        if (position < size)
            areas.add(new Area(position, size, Use.FREE, "", -1));
        return areas;
    }
}
