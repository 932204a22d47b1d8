package org.daxscope.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Area;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.machine.image.RegionImage;
import org.daxscope.pmem.badblocks.BadRecord;
import org.daxscope.pmem.bus.PhysicalRange;
import org.daxscope.pmem.bus.Region;
import org.daxscope.pmem.disk.PmemDisk;
import org.daxscope.pmem.media.ByteRange;

/** Pictures of one disk and its region, all in bytes of the disk. What has not changed is not translated again. */
final class DiskImages {
    private final PmemDisk disk;
    private long dataOffset;
    private Kept<List<ByteRange>, List<Bytes>> poisoned = new Kept<>();
    private Kept<List<PhysicalRange>, List<Bytes>> busRanges = new Kept<>();

    DiskImages(PmemDisk disk) {
        this.disk = disk;
        this.dataOffset = disk.dataOffset();
    }

    /** What was translated by another data offset is of no use any more. */
    private void follow() {
        if (dataOffset == disk.dataOffset())
            return;
        dataOffset = disk.dataOffset();
        poisoned = new Kept<>();
        busRanges = new Kept<>();
    }

    PmemDisk disk() {
        return disk;
    }

    RegionImage region() {
        follow();
        Region region = disk.region();
        return new RegionImage(region.name(), disk.bus().name(), disk.bus().provider(), disk.bus().injectionPoisons(),
                disk.name(), region.range().start(), region.range().length(), dataOffset, disk.config(),
                disk.isEnabled(),
                disk.bus().isScrubbing(), region.media().policy());
    }

    DeviceImage device(List<Area> areas) {
        follow();
        return new DeviceImage(disk.name(), disk.sectors(), disk.physical().start(), dataOffset, poisoned(),
                busRanges(),
                regionRecords(), diskRecords(), disk.badblocksText(), pages(disk.hwpoisonPages()),
                pages(disk.notPresentPages()), List.of(), areas);
    }

    List<Bytes> busRanges() {
        follow();
        return busRanges.of(disk.bus().badranges(), this::onDisk);
    }

    private List<Bytes> poisoned() {
        return poisoned.of(disk.region().media().poisonedRanges(), this::usable);
    }

    private List<Bytes> usable(List<ByteRange> media) {
        long size = disk.physical().length();
        List<Bytes> list = new ArrayList<>(media.size());
        for (ByteRange range : media) {
            long start = Math.max(0, range.start() - dataOffset);
            long end = Math.min(size, range.end() - dataOffset);
            if (start < end)
                list.add(new Bytes(start, end));
        }
        return List.copyOf(list);
    }

    private List<Bytes> onDisk(List<PhysicalRange> ranges) {
        PhysicalRange usable = disk.physical();
        List<Bytes> list = new ArrayList<>(ranges.size());
        for (PhysicalRange range : ranges)
            if (range.start() < usable.end() && range.end() > usable.start())
                list.add(new Bytes(Math.max(0, range.start() - usable.start()),
                        Math.min(usable.length(), range.end() - usable.start())));
        return List.copyOf(list);
    }

    List<DiskSectors> regionRecords() {
        long offset = dataOffset / Units.SECTOR;
        List<DiskSectors> list = new ArrayList<>();
        for (BadRecord record : disk.region().records().table().records()) {
            long first = Math.max(0, record.start() - offset);
            long end = Math.min(disk.sectors(), record.end() - offset);
            if (end > first)
                list.add(new DiskSectors(first, end - first));
        }
        return list;
    }

    /** The attribute takes a record that runs past the highest sector there is; what lies beyond is not shown. */
    List<DiskSectors> diskRecords() {
        return disk.records().records().stream().map(record -> new DiskSectors(record.start(),
                Math.min(record.end(), DiskSectors.LIMIT) - record.start())).toList();
    }

    private static List<Bytes> pages(long[] pages) {
        return Arrays.stream(pages).mapToObj(page -> new Bytes(page * Units.PAGE, (page + 1) * Units.PAGE)).toList();
    }
}
