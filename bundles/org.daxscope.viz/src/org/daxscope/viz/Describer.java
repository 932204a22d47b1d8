package org.daxscope.viz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Area;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.FileImage.Extent;
import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.image.MappingImage.Entry;
import org.jspecify.annotations.Nullable;

/** Names a byte in every address space, and sets what is true of it beside what is believed. */
final class Describer {
    private final StateIndex index;
    private final Place place;
    private final List<Description.Row> rows = new ArrayList<>();

    private Describer(StateIndex index, Place place) {
        this.index = index;
        this.place = place;
    }

    static Description describe(StateIndex index, long position) {
        if (position < 0 || position >= index.length())
            return new Description(position, PageState.OUTSIDE, List.of(), PageState.OUTSIDE.explanation());
        return new Describer(index, index.place(position)).describe();
    }

    private Description describe() {
        MappingImage mapping = place.mapping();
        if (mapping != null)
            mapping(mapping);
        FileImage file = place.file();
        if (file != null)
            row("File offset", hex(place.fileOffset()), "bytes from the start of " + file.name());
        DeviceImage device = place.device();
        if (device == null)
            return new Description(place.position(), PageState.OUTSIDE, rows, nowhere(file));
        return new Description(place.position(), index.at(place.position()), rows, onDisk(device, place.diskByte()));
    }

    private void mapping(MappingImage mapping) {
        row("Virtual address", text("0x%x", place.virtualAddress()),
                text("bytes, in process %s, mapping %s of %s", mapping.process(), mapping.name(), mapping.file()));
        Entry entry = place.entry();
        row("Page-table entry", entry == null ? "none"
                : text("%s, %s, %s", entry.bytes() == Units.PAGE ? "4 KiB"
                        : "2 MiB", entry.writable() ? "writable" : "read-only", backing(entry)),
                "");
    }

    private static String backing(Entry entry) {
        return switch (entry.backing()) {
            case MEDIA -> "to the media";
            case ZEROS -> "to the page of zeros";
            case COPY -> "to a private copy in DRAM";
            case CACHE -> "to the page cache in DRAM";
            case LOST -> "to nothing: its page was lost to a memory failure";
        };
    }

    private String nowhere(@Nullable FileImage file) {
        if (place.mapping() != null && file != null && place.fileOffset() >= Units.pageCeil(file.size()))
            return "Beyond the last page of " + file.name() + ": an access here gets SIGBUS.";
        return PageState.OUTSIDE.explanation();
    }

    private String onDisk(DeviceImage device, long disk) {
        addresses(device, disk);
        FileImage file = place.file();
        if (file == null)
            owner(device, disk);
        else
            extent(file, place.fileOffset());
        records(device, disk);
        var verdict = new Verdict(device, disk);
        row("Media", verdict.poisoned() ? "poisoned" : "healthy", "this 256-byte line");
        row("HWPoison flag", covered(device.hwPoison(), disk) ? "set" : "not set", "this 4 KiB page");
        row("Kernel 1:1 map", covered(device.notPresent(), disk) ? "not present" : "present", "this 4 KiB page");
        return verdict.text();
    }

    private void extent(FileImage file, long offset) {
        for (int i = 0; i < file.extents().size(); i++) {
            Extent extent = file.extents().get(i);
            if (offset >= extent.offset() && offset < extent.offset() + extent.length())
                row("Extent", text("%d of %d: [%d, +%d)%s%s", i + 1, file.extents().size(), extent.offset(),
                        extent.length(), extent.unwritten() ? ", unwritten" : "", extent.shared() ? ", shared" : ""),
                        "bytes from the start of " + file.name());
        }
    }

    private void addresses(DeviceImage device, long disk) {
        String from = " from the start of " + device.name();
        row("Disk byte", hex(disk), "bytes" + from);
        row("Disk sector", number(disk / DiskSectors.BYTES), "512-byte sectors" + from);
        row("Page (pgoff)", number(disk / Units.PAGE), "4 KiB pages" + from);
        row("Media line", text("%d, number %d of 0..15 in its page", disk / Units.LINE, disk % Units.PAGE / Units.LINE),
                "256-byte lines" + from);
        row("Region sector", number((device.dataOffset() + disk) / DiskSectors.BYTES),
                "512-byte sectors from the start of the region");
        row("Physical address", text("0x%x", device.physicalBase() + disk), "bytes, absolute");
    }

    private void owner(DeviceImage device, long disk) {
        for (Area area : device.areas()) {
            if (disk < area.start() || disk >= area.end())
                continue;
            String use = area.use().name().toLowerCase(Locale.ROOT);
            row("Owner", area.owner().isEmpty() ? "none, " + use : area.owner() + ", " + use, "");
            if (area.fileOffset() >= 0)
                row("File offset", hex(area.fileOffset() + disk - area.start()),
                        "bytes from the start of " + area.owner());
        }
    }

    private void records(DeviceImage device, long disk) {
        for (Bytes range : device.busRanges())
            if (disk >= range.start() && disk < range.end())
                row("Bus badrange", text("[0x%x, 0x%x)", range.start(), range.end()),
                        "bytes, counted from the start of " + device.name());
        sectors("Region record", device, device.regionRecords(), disk);
        sectors("Disk record", device, device.diskRecords(), disk);
    }

    private void sectors(String label, DeviceImage device, List<DiskSectors> records, long disk) {
        long sector = disk / DiskSectors.BYTES;
        for (DiskSectors record : records)
            if (sector >= record.first() && sector < record.end())
                row(label, text("[%d, +%d)", record.first(), record.count()),
                        "512-byte sectors, counted from the start of " + device.name());
    }

    private void row(String label, String value, String unit) {
        rows.add(new Description.Row(label, value, unit));
    }

    static boolean covered(List<Bytes> ranges, long position) {
        for (Bytes range : ranges)
            if (position >= range.start() && position < range.end())
                return true;
        return false;
    }

    private static String number(long value) {
        return Long.toString(value);
    }

    private static String hex(long value) {
        return text("%d = 0x%x", value, value);
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
