package org.daxscope.machine.run;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.journal.JournalReader;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.machine.image.MachineImage;

/** Marks in an image what a stretch of the journal recovered: sectors whose disk record went. */
public final class RecoveredPages {
    private RecoveredPages() {
    }

    /** Looks at events [from, to). */
    public static MachineImage mark(MachineImage image, JournalReader journal, int from, int to) {
        List<DeviceImage> devices = new ArrayList<>();
        for (DeviceImage device : image.devices()) {
            List<Bytes> recovered = new ArrayList<>();
            for (int i = from; i < to; i++)
                if (journal.kind(i) == EventKind.DISK_RECORD_CLEARED && journal.subject(i).name().equals(device.name())
                        && journal.arg(i, 3) < journal.arg(i, 2)) {
                            long start = journal.arg(i, 0) * Units.SECTOR;
                            recovered.add(new Bytes(start, start + journal.arg(i, 1) * Units.SECTOR));
                        }
            devices.add(recovered.isEmpty() ? device : device.withRecovered(recovered));
        }
        return image.withDevices(devices);
    }
}
