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

/** Names a byte in every address space, and sets what is true of it beside what is believed. */
final class Describer {
    private final StateIndex index;
    private final DeviceImage device;
    private final List<Description.Row> rows = new ArrayList<>();

    Describer(StateIndex index) {
        this.index = index;
        device = index.device();
    }

    Description describe(long position) {
        FileImage file = index.file();
        if (file != null)
            row("File offset", hex(position), "bytes from the start of " + file.name());
        long disk = index.diskByte(position);
        if (disk < 0)
            return new Description(position, PageState.OUTSIDE, rows, PageState.OUTSIDE.explanation());
        addresses(disk);
        if (file == null)
            owner(disk);
        records(disk);
        var verdict = new Verdict(device, disk);
        row("Media", verdict.poisoned() ? "poisoned" : "healthy", "this 256-byte line");
        row("HWPoison flag", covered(device.hwPoison(), disk) ? "set" : "not set", "this 4 KiB page");
        row("Kernel 1:1 map", covered(device.notPresent(), disk) ? "not present" : "present", "this 4 KiB page");
        return new Description(position, index.at(position), rows, verdict.text());
    }

    private void addresses(long disk) {
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

    private void owner(long disk) {
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

    private void records(long disk) {
        for (Bytes range : device.busRanges())
            if (disk >= range.start() && disk < range.end())
                row("Bus badrange", text("[0x%x, 0x%x)", range.start(), range.end()),
                        "bytes, counted from the start of " + device.name());
        sectors("Region record", device.regionRecords(), disk);
        sectors("Disk record", device.diskRecords(), disk);
    }

    private void sectors(String label, List<DiskSectors> records, long disk) {
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
