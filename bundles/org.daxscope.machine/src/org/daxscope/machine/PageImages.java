package org.daxscope.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.daxscope.fs.DiskFileSystem;
import org.daxscope.fs.Extent;
import org.daxscope.fs.Inode;
import org.daxscope.fs.fuse.Virtiofs;
import org.daxscope.fs.pagecache.PageCache;
import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.DeviceImage.Area;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.machine.image.DeviceImage.Use;
import org.daxscope.machine.image.PageImage;
import org.daxscope.machine.image.PageImage.CachedCopy;
import org.daxscope.machine.image.PageImage.MappedAt;
import org.daxscope.machine.mm.AddressSpaces;
import org.daxscope.machine.mm.Vma;
import org.daxscope.pmem.disk.PmemDisk;
import org.daxscope.pmem.media.ByteRange;

/** Looks at one page from all sides. */
final class PageImages {
    private final Mounts mounts;
    private final OpenFiles files;
    private final AddressSpaces spaces;
    private final SpaceUse use;

    PageImages(Mounts mounts, OpenFiles files, AddressSpaces spaces, SpaceUse use) {
        this.mounts = mounts;
        this.files = files;
        this.spaces = spaces;
        this.use = use;
    }

    PageImage page(DiskImages images, long byteOfDisk) {
        PmemDisk disk = images.disk();
        long size = disk.sectors() * Units.SECTOR;
        if (byteOfDisk < 0 || byteOfDisk >= size)
            throw new IllegalArgumentException(
                    "byte %d is outside %s, which has %d bytes".formatted(byteOfDisk, disk.name(), size));
        long start = Units.pageFloor(byteOfDisk);
        Bytes bytes = new Bytes(start, Math.min(size, start + Units.PAGE));
        long pgoff = start / Units.PAGE;
        long physical = disk.physical().start() + start;
        return new PageImage(disk.name(), start, physical, content(disk, bytes), poison(disk, bytes),
                disk.isHwpoison(pgoff), !disk.isNotPresent(pgoff), area(disk, bytes), mapped(physical),
                cached(disk, bytes),
                images.busRanges().stream().filter(range -> range.start() < bytes.end() && range.end() > start)
                        .toList(),
                touching(images.regionRecords(), bytes), touching(images.diskRecords(), bytes));
    }

    private static byte[] content(PmemDisk disk, Bytes bytes) {
        byte[] content = new byte[(int) (bytes.end() - bytes.start())];
        disk.region().media().peek(mediaOffset(disk) + bytes.start(), content, 0, content.length);
        return content;
    }

    private static long mediaOffset(PmemDisk disk) {
        return disk.physical().start() - disk.region().range().start();
    }

    private static int poison(PmemDisk disk, Bytes bytes) {
        long base = mediaOffset(disk) + bytes.start();
        int mask = 0;
        for (ByteRange range : disk.region().media().poisonedRanges(base, bytes.end() - bytes.start()))
            for (long line = (range.start() - base) / Units.LINE; line < (range.end() - base) / Units.LINE; line++)
                mask |= 1 << line;
        return mask;
    }

    private Area area(PmemDisk disk, Bytes bytes) {
        long size = disk.sectors() * Units.SECTOR;
        return use.of(disk).stream()
                .filter(area -> area.start() < bytes.end() && area.end() > bytes.start()).findFirst()
                .orElse(new Area(0, size, Use.FREE, "", -1));
    }

    private List<MappedAt> mapped(long physical) {
        List<MappedAt> found = new ArrayList<>();
        addMapped(found, physical / Units.PAGE);
        behindWindows(physical / Units.PAGE).forEach(frame -> addMapped(found, frame));
        return found;
    }

    /** Frames of guests' windows behind which a hypervisor maps the frame. */
    private List<Long> behindWindows(long frame) {
        List<Long> frames = new ArrayList<>();
        for (Virtiofs guest : mounts.ofGuests())
            guest.window().ifPresent(window -> {
                for (Vma vma : spaces.all()) {
                    Long start = vma.process().name().equals(HostSide.HYPERVISOR)
                            ? HostSide.windowByte(window.name(), vma.name()).orElse(null)
                            : null;
                    if (start != null)
                        vma.entriesInOrder().forEach((page, pte) -> {
                            if (pte.frame() >= 0 && frame >= pte.frame() && frame < pte.frame() + pte.pages())
                                frames.add(
                                        (window.physicalStart().value() + start) / Units.PAGE + page + frame
                                                - pte.frame());
                        });
                }
            });
        return frames;
    }

    private void addMapped(List<MappedAt> found, long frame) {
        for (Vma vma : spaces.all())
            vma.entriesInOrder().forEach((page, pte) -> {
                if (pte.frame() >= 0 && frame >= pte.frame() && frame < pte.frame() + pte.pages())
                    found.add(new MappedAt(vma.process().name(), vma.name(),
                            vma.start().value() + (page + frame - pte.frame()) * Units.PAGE,
                            (long) pte.pages() * Units.PAGE, pte.writable()));
            });
    }

    private List<CachedCopy> cached(PmemDisk disk, Bytes bytes) {
        List<CachedCopy> found = new ArrayList<>();
        add(found, disk.name(), files.rawCache(disk.name()), bytes.start() / Units.PAGE);
        Optional<DiskFileSystem> mounted = mounts.onDevice(disk.name());
        if (mounted.isEmpty())
            return found;
        long block = mounted.get().blockBytes();
        for (Inode inode : mounted.get().files())
            for (Extent extent : inode.extents().all()) {
                long from = Math.max(bytes.start(), extent.fsBlock() * block);
                long end = Math.min(bytes.end(), extent.fsEnd() * block);
                long toFile = (extent.fileBlock() - extent.fsBlock()) * block;
                // Blocks smaller than a page: several pages of a file may have a piece of this one.
                for (long index = (from + toFile) / Units.PAGE; from < end
                        && index * Units.PAGE < end + toFile; index++)
                    add(found, inode.subject().name(), inode.cache(), index);
            }
        return found;
    }

    private static void add(List<CachedCopy> found, String of, PageCache cache, long index) {
        PageCache.Page page = cache.get(index);
        CachedCopy copy = page == null ? null : new CachedCopy(of, index * Units.PAGE, page.dirty());
        if (copy != null && !found.contains(copy))
            found.add(copy);
    }

    private static List<DiskSectors> touching(List<DiskSectors> records, Bytes bytes) {
        DiskSectors page = DiskSectors.around(bytes.start(), bytes.end() - bytes.start());
        return records.stream().filter(page::overlaps).toList();
    }
}
