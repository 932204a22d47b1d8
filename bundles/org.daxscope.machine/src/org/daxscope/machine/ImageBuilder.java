package org.daxscope.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.daxscope.fs.BlockSet.Range;
import org.daxscope.fs.DiskFileSystem;
import org.daxscope.fs.Extent;
import org.daxscope.fs.Inode;
import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Area;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.machine.image.DeviceImage.Use;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.image.MappingImage.Backing;
import org.daxscope.machine.mm.AddressSpaces;
import org.daxscope.machine.mm.Pte;
import org.daxscope.machine.mm.Vma;
import org.daxscope.pmem.badblocks.BadRecord;
import org.daxscope.pmem.bus.PhysicalRange;
import org.daxscope.pmem.disk.PmemDisk;
import org.daxscope.pmem.disk.PmemPlatform;

/** Takes pictures of a machine, all translated to bytes of each disk. */
final class ImageBuilder {
    private final PmemPlatform platform;
    private final Mounts mounts;
    private final AddressSpaces spaces;

    ImageBuilder(PmemPlatform platform, Mounts mounts, AddressSpaces spaces) {
        this.platform = platform;
        this.mounts = mounts;
        this.spaces = spaces;
    }

    MachineImage build() {
        List<DeviceImage> devices = platform.disks().stream().map(this::device).toList();
        List<FileImage> files = mounts.fs().map(ImageBuilder::files).orElse(List.of());
        return new MachineImage(devices, files, spaces.all().stream().map(ImageBuilder::mapping).toList());
    }

    private DeviceImage device(PmemDisk disk) {
        PhysicalRange usable = disk.physical();
        long dataOffset = usable.start() - disk.region().range().start();
        List<Bytes> poisoned = disk.region().media().poisonedRanges(dataOffset, usable.length()).stream()
                .map(range -> new Bytes(range.start() - dataOffset, range.end() - dataOffset)).toList();
        List<Bytes> bus = disk.bus().badranges().stream()
                .filter(range -> range.start() < usable.end() && range.end() > usable.start())
                .map(range -> new Bytes(Math.max(0, range.start() - usable.start()),
                        Math.min(usable.length(), range.end() - usable.start())))
                .toList();
        return new DeviceImage(disk.name(), disk.sectors(), usable.start(), dataOffset, poisoned, bus,
                regionRecords(disk, dataOffset / Units.SECTOR), records(disk.records().records()),
                disk.badblocksText(), pages(disk.hwpoisonPages()), pages(disk.notPresentPages()), List.of(),
                areas(disk));
    }

    private static List<DiskSectors> regionRecords(PmemDisk disk, long offsetSectors) {
        List<DiskSectors> list = new ArrayList<>();
        for (BadRecord record : disk.region().records().table().records()) {
            long first = Math.max(0, record.start() - offsetSectors);
            long end = Math.min(disk.sectors(), record.end() - offsetSectors);
            if (end > first)
                list.add(new DiskSectors(first, end - first));
        }
        return list;
    }

    /** The attribute takes a record that runs past the highest sector there is; what lies beyond is not shown. */
    private static List<DiskSectors> records(List<BadRecord> records) {
        return records.stream().map(record -> new DiskSectors(record.start(),
                Math.min(record.end(), DiskSectors.LIMIT) - record.start())).toList();
    }

    private static List<Bytes> pages(long[] pages) {
        List<Bytes> list = new ArrayList<>();
        for (long page : pages)
            list.add(new Bytes(page * Units.PAGE, (page + 1) * Units.PAGE));
        return list;
    }

    private List<Area> areas(PmemDisk disk) {
        long size = disk.sectors() * Units.SECTOR;
        Mounts.Mounted mounted = mounts.mounted();
        if (mounted == null || !mounted.disk().equals(disk.name()))
            return List.of(new Area(0, size, Use.FREE, "", -1));
        DiskFileSystem fs = mounted.fs();
        long bytes = fs.blockBytes();
        List<Area> known = new ArrayList<>();
        for (Inode inode : fs.files())
            for (Extent extent : inode.extents().all())
                known.add(new Area(extent.fsBlock() * bytes, extent.fsEnd() * bytes,
                        extent.unwritten() ? Use.UNWRITTEN : Use.DATA, inode.subject().name(),
                        extent.fileBlock() * bytes));
        for (Range busy : fs.busySpace())
            known.add(new Area(busy.start() * bytes, busy.end() * bytes, Use.BUSY, "", -1));
        for (Range free : fs.freeSpace())
            addFree(known, free, fs.busySpace(), bytes);
        known.sort(Comparator.comparingLong(Area::start).thenComparing(Area::end));
        return filled(known, size, fs.type());
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

    private static List<FileImage> files(DiskFileSystem fs) {
        return fs.files().stream().map(inode -> new FileImage(inode.subject().name(), inode.size(), inode.isDax(),
                FileCalls.pieces(fs, inode).stream().map(p -> new FileImage.Extent(p.logical(), p.physical(),
                        p.length(), p.unwritten(), p.shared())).toList()))
                .toList();
    }

    private static MappingImage mapping(Vma vma) {
        List<MappingImage.Entry> entries = new ArrayList<>();
        vma.entries().forEach((page, pte) -> entries.add(new MappingImage.Entry(page * Units.PAGE,
                (long) pte.pages() * Units.PAGE, pte.writable(), backing(pte))));
        entries.sort(Comparator.comparingLong(MappingImage.Entry::offset));
        return new MappingImage(vma.process().name(), vma.name(), vma.start().value(), vma.length(),
                vma.target().on(), vma.fileOffset(), entries);
    }

    private static Backing backing(Pte pte) {
        return switch (pte) {
            case Pte.Direct direct -> Backing.MEDIA;
            case Pte.Zeros zeros -> Backing.ZEROS;
            case Pte.Copy copy -> Backing.COPY;
            case Pte.Cached cached -> Backing.CACHE;
        };
    }
}
