package org.daxscope.ui.wizards;

import java.util.List;
import java.util.StringJoiner;

import org.daxscope.ui.nls.WizardText;

/** Tables to begin with. */
enum DmTemplate {
    LINEAR(WizardText.DmLinear), CONCATENATED(WizardText.DmConcatenated), STRIPED(WizardText.DmStriped),
    LOG_WRITES(WizardText.DmLogWrites), WRITECACHE(WizardText.DmWritecache), ERROR(WizardText.DmError),
    FLAKEY(WizardText.DmFlakey), DUST(WizardText.DmDust);

    private static final long CHUNK = 128;
    private static final long PAGE = 8;

    private final String label;

    /** A device there is, and its 512-byte sectors. */
    record Device(String name, long sectors) {
    }

    DmTemplate(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** The table over these devices; where there are too few, it names one that can be filled in. */
    String table(List<Device> devices) {
        Device first = devices.isEmpty() ? new Device("DISK", PAGE) : devices.getFirst();
        Device second = devices.size() > 1 ? devices.get(1) : new Device("DISK2", first.sectors);
        return switch (this) {
            case LINEAR -> "0 " + first.sectors + " linear " + first.name + " 0";
            case CONCATENATED -> concatenated(devices.isEmpty() ? List.of(first, second) : devices);
            case STRIPED -> striped(devices.size() < 2 ? List.of(first, second) : devices);
            case LOG_WRITES -> "0 " + first.sectors + " log-writes " + first.name + " " + second.name;
            case WRITECACHE -> "0 " + first.sectors + " writecache p " + first.name + " " + second.name + " 4096 0";
            case ERROR -> {
                long middle = first.sectors / 2 / PAGE * PAGE;
                long rest = first.sectors - middle - PAGE;
                yield "0 " + middle + " linear " + first.name + " 0\n" + middle + " " + PAGE + " error"
                        + (rest > 0 ? "\n" + (middle + PAGE) + " " + rest + " linear " + first.name + " "
                                + (middle + PAGE) : "");
            }
            case FLAKEY -> "0 " + first.sectors + " flakey " + first.name + " 0 5 5 1 drop_writes";
            case DUST -> "0 " + first.sectors + " dust " + first.name + " 0 4096";
        };
    }

    private static String concatenated(List<Device> devices) {
        StringJoiner lines = new StringJoiner("\n");
        long begin = 0;
        for (Device device : devices) {
            lines.add(begin + " " + device.sectors + " linear " + device.name + " 0");
            begin += device.sectors;
        }
        return lines.toString();
    }

    private static String striped(List<Device> devices) {
        long each = devices.stream().mapToLong(Device::sectors).min().orElse(CHUNK) / CHUNK * CHUNK;
        StringJoiner legs = new StringJoiner(" ");
        devices.forEach(device -> legs.add(device.name + " 0"));
        return "0 " + each * devices.size() + " striped " + devices.size() + " " + CHUNK + " " + legs;
    }
}
