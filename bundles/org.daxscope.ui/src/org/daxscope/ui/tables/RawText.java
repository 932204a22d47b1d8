package org.daxscope.ui.tables;

import org.eclipse.osgi.util.NLS;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.ui.nls.TablesText;

/** The tables as the kernel keeps and prints them, in their own order. */
final class RawText {
    private RawText() {
    }

    static String of(MachineImage image) {
        StringBuilder text = new StringBuilder();
        for (DeviceImage device : image.devices()) {
            text.append(NLS.bind(TablesText.RawDisk, device.name())).append('\n');
            text.append(orNone(device.sysfsText().strip())).append("\n\n");
            text.append(NLS.bind(TablesText.RawRegion, device.name())).append('\n');
            text.append(orNone(sectors(device))).append("\n\n");
            text.append(NLS.bind(TablesText.RawBus, device.name())).append('\n');
            text.append(orNone(bus(device))).append("\n\n");
        }
        return text.toString();
    }

    private static String sectors(DeviceImage device) {
        StringBuilder text = new StringBuilder();
        for (DiskSectors record : device.regionRecords())
            text.append(record.first()).append(' ').append(record.count()).append('\n');
        return text.toString().strip();
    }

    private static String bus(DeviceImage device) {
        StringBuilder text = new StringBuilder();
        for (Bytes range : device.busRanges())
            text.append("0x%x 0x%x%n".formatted(range.start(), range.end() - range.start()));
        return text.toString().strip();
    }

    private static String orNone(String text) {
        return text.isEmpty() ? TablesText.RawNone : text;
    }
}
