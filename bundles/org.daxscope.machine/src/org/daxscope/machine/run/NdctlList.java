package org.daxscope.machine.run;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.kernel.NamespaceMode;
import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.RegionImage;
import org.daxscope.pmem.bus.Firmware;

/** What {@code ndctl list} prints, as JSON. Offsets and lengths are 512-byte units. Semantics 17.1. */
public final class NdctlList {
    private final MachineImage image;

    public NdctlList(MachineImage image) {
        this.image = image;
    }

    /** {@code ndctl list -N}, with {@code -M} when media errors are wanted: they count from the data's start. */
    public String namespaces(boolean mediaErrors) {
        List<String> objects = new ArrayList<>();
        for (int i = 0; i < image.regions().size(); i++) {
            RegionImage region = image.regions().get(i);
            if (region.provider().isNvdimm() && region.enabled())
                objects.add(namespace(i, region, image.devices().get(i), mediaErrors));
        }
        return array(objects);
    }

    private static String namespace(int number, RegionImage region, DeviceImage device, boolean mediaErrors) {
        List<String> lines = new ArrayList<>();
        lines.add(text("dev", "namespace" + number + ".0"));
        lines.add(text("mode", region.config().mode().label()));
        boolean pfn = region.config().mode() == NamespaceMode.FSDAX || region.config().mode() == NamespaceMode.DEVDAX;
        if (pfn)
            lines.add(text("map", region.config().mapOnMedia() ? "dev" : "mem"));
        lines.add(number("size", device.sectors() * Units.SECTOR));
        if (region.config().mode() != NamespaceMode.DEVDAX)
            lines.add(number("sector_size", region.config().mode() == NamespaceMode.SECTOR
                    ? region.config().sectorBytes()
                    : Units.SECTOR));
        if (pfn)
            lines.add(number("align", region.config().align()));
        lines.add(text(region.config().mode() == NamespaceMode.DEVDAX ? "chardev" : "blockdev", region.disk()));
        // What a block device knows stands in its own table; a recording of c-08 shows that the tool asks that one.
        if (mediaErrors)
            badblocks(lines, region.config().mode() == NamespaceMode.DEVDAX ? device.regionRecords()
                    : device.diskRecords());
        return object(lines, "  ");
    }

    /** {@code ndctl list -RM}: media errors count from the region's start. */
    public String regions() {
        List<String> objects = new ArrayList<>();
        for (int i = 0; i < image.regions().size(); i++) {
            RegionImage region = image.regions().get(i);
            if (!region.provider().isNvdimm())
                continue;
            List<String> lines = new ArrayList<>();
            lines.add(text("dev", region.name()));
            lines.add(number("size", region.bytes()));
            lines.add(text("type", "pmem"));
            long offset = region.dataOffset() / Units.SECTOR;
            badblocks(lines, image.devices().get(i).regionRecords().stream()
                    .map(record -> new DiskSectors(record.first() + offset, record.count())).toList());
            objects.add(object(lines, "  "));
        }
        return array(objects);
    }

    /** {@code ndctl list -B}, as start-scrub and wait-scrub print it. */
    public String buses() {
        List<String> objects = new ArrayList<>();
        List<String> known = new ArrayList<>();
        for (RegionImage region : image.regions()) {
            if (!region.provider().isNvdimm() || known.contains(region.bus()))
                continue;
            known.add(region.bus());
            List<String> lines = new ArrayList<>();
            lines.add(text("provider", region.provider().label()));
            lines.add(text("dev", region.bus()));
            if (region.provider().firmware() == Firmware.FULL)
                lines.add(text("scrub_state", region.scrubbing() ? "active" : "idle"));
            objects.add(object(lines, "  "));
        }
        return array(objects);
    }

    private static void badblocks(List<String> lines, List<DiskSectors> records) {
        if (records.isEmpty())
            return;
        lines.add(number("badblock_count", records.stream().mapToLong(DiskSectors::count).sum()));
        List<String> objects = records.stream().map(record -> object(
                List.of(number("offset", record.first()), number("length", record.count())), "      ")).toList();
        lines.add("\"badblocks\":[\n" + String.join(",\n", objects) + "\n    ]");
    }

    private static String text(String name, String value) {
        return "\"" + name + "\":\"" + value + "\"";
    }

    private static String number(String name, long value) {
        return "\"" + name + "\":" + value;
    }

    private static String object(List<String> lines, String indent) {
        return indent + "{\n" + indent + "  " + String.join(",\n" + indent + "  ", lines) + "\n" + indent + "}";
    }

    private static String array(List<String> objects) {
        return objects.isEmpty() ? "[\n]\n" : "[\n" + String.join(",\n", objects) + "\n]\n";
    }
}
