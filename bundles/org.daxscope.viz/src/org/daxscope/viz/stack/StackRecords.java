package org.daxscope.viz.stack;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.image.WindowImage;
import org.daxscope.machine.stack.Layer;
import org.daxscope.viz.Ink;
import org.daxscope.viz.stack.StackHit.Part;

/** What is recorded of a layer's bytes, and the page-table entries that map them, as marks at their places below its bar. */
final class StackRecords {
    private final StackCanvas canvas;
    private final MachineImage image;

    StackRecords(StackCanvas canvas, MachineImage image) {
        this.canvas = canvas;
        this.image = image;
    }

    /** Paints what belongs to a layer. */
    void paint(int layer, Layer here) {
        switch (here.kind()) {
            case MAPPING -> entries(layer, here);
            case WINDOW -> windowPages(layer, here);
            case DISK -> diskRecords(layer, here);
            case REGION -> regionRecords(layer, here);
            case PHYSICAL -> busRanges(layer);
            default -> {
                // Nothing is recorded there.
            }
        }
    }

    /** Pages that the guest's kernel lost: no record of anything, but they stay so for whatever is shown there. */
    private void windowPages(int layer, Layer here) {
        for (WindowImage window : image.windows())
            if (window.name().equals(here.name()))
                for (DeviceImage.Bytes page : window.notPresent())
                    canvas.below(layer, Part.RECORD, page.start(), page.end(), Ink.TEXT,
                            "page " + page.start() / Units.PAGE + " of window " + window.name()
                                    + "\nHWPoison in the guest, and not in its kernel's map");
    }

    private void diskRecords(int layer, Layer here) {
        for (DeviceImage disk : image.devices())
            if (disk.name().equals(here.name()))
                for (DiskSectors record : disk.diskRecords())
                    canvas.below(layer, Part.RECORD, record.first() * Units.SECTOR,
                            (record.first() + record.count()) * Units.SECTOR, Ink.TEXT,
                            StackWords.record(disk, record.first(), record.count()) + "\nbadblocks of the disk");
    }

    /** Image and records of a region count from the disk's first byte; its layer from the region's. */
    private void regionRecords(int layer, Layer here) {
        for (DeviceImage disk : image.devices())
            if (disk.name().equals(here.name()))
                for (DiskSectors record : disk.regionRecords())
                    canvas.below(layer, Part.RECORD, record.first() * Units.SECTOR + disk.dataOffset(),
                            (record.first() + record.count()) * Units.SECTOR + disk.dataOffset(), Ink.TEXT,
                            "record [" + (record.first() + disk.dataOffset() / Units.SECTOR) + ", +" + record.count()
                                    + ") of " + here.note() + ", sectors of 512 bytes\nbadblocks of the region");
    }

    private void busRanges(int layer) {
        for (DeviceImage disk : image.devices())
            for (DeviceImage.Bytes range : disk.busRanges())
                canvas.below(layer, Part.RECORD, range.start() + disk.physicalBase(), range.end() + disk.physicalBase(),
                        Ink.TEXT,
                        "physical 0x" + Long.toHexString(range.start() + disk.physicalBase()) + ", "
                                + (range.end() - range.start()) + " bytes\nbadrange list of the bus");
    }

    private void entries(int layer, Layer here) {
        for (MappingImage mapping : image.mappings())
            if (mapping.process().equals(here.name()))
                for (MappingImage.Entry entry : mapping.entries()) {
                    long start = mapping.start() + entry.offset();
                    canvas.below(layer, Part.ENTRY, start, start + entry.bytes(),
                            entry.bytes() > Units.PAGE ? Ink.HUGE_MAPPED : Ink.SMALL_MAPPED,
                            "page-table entry of " + entry.bytes() + " bytes in " + mapping.name() + "\n"
                                    + (entry.writable() ? "writable" : "read-only: a store faults once more"));
                }
    }
}
