package org.daxscope.viz;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Bytes;

/** Truth against belief at one disk byte, in words. */
final class Verdict {
    private final DeviceImage device;
    private final long disk;
    private final boolean poisoned;
    /** The tables that record the byte, in the order bus, region, disk. */
    private final List<String> believers = new ArrayList<>();
    private boolean wider;

    /** @param disk byte of the disk */
    Verdict(DeviceImage device, long disk) {
        this.device = device;
        this.disk = disk;
        poisoned = Describer.covered(device.poisoned(), disk);
        for (Bytes range : device.busRanges())
            ask("bus", range.start(), range.end());
        for (DiskSectors record : device.regionRecords())
            ask("region", record.startByte(), record.startByte() + record.byteCount());
        for (DiskSectors record : device.diskRecords())
            ask("disk", record.startByte(), record.startByte() + record.byteCount());
    }

    boolean poisoned() {
        return poisoned;
    }

    String text() {
        String tables = String.join(" and ", believers);
        if (poisoned && believers.isEmpty())
            return "Latent: the media faults here, and no table knows. The first load consumes the poison.";
        if (poisoned && believers.contains("disk"))
            return "Known: the media faults here, and so say " + tables + ".";
        if (poisoned)
            return "Known to " + tables
                    + " only: the media faults here, but the disk's table, which direct_access asks,"
                    + " does not say so. Loads consume the poison.";
        if (!believers.isEmpty() && wider)
            return "Blast radius: the media is healthy here, but a record of " + tables
                    + " is wider than the poison it stands for.";
        if (!believers.isEmpty())
            return "Stale: the media is healthy here, but still recorded as bad by " + tables + ".";
        return healthy();
    }

    private String healthy() {
        boolean flagged = Describer.covered(device.hwPoison(), disk);
        boolean unmapped = Describer.covered(device.notPresent(), disk);
        if (flagged || unmapped)
            return "The media is healthy here and no table says otherwise, but the page is "
                    + (flagged && unmapped ? "flagged HWPoison and missing from the kernel's map."
                            : flagged ? "flagged HWPoison." : "missing from the kernel's map.");
        return "Truth and belief agree: healthy.";
    }

    private void ask(String table, long start, long end) {
        if (disk < start || disk >= end)
            return;
        if (!believers.contains(table))
            believers.add(table);
        wider |= device.poisoned().stream().anyMatch(lost -> lost.start() < end && lost.end() > start);
    }
}
