package org.daxscope.lab.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.daxscope.dm.DmDevice;
import org.daxscope.machine.Machine;
import org.daxscope.pmem.disk.PmemDisk;

/** Names of block devices: the machine's (pm0, d0), the kernel's (pmem0, dm-0) and paths. */
public final class DeviceNames {
    private static final String DEV = "/dev/";
    private static final String MAPPER = "/dev/mapper/";
    private static final Pattern RECORDED = Pattern.compile("pm([0-9]+)(p[0-9]+)?");
    private static final Pattern DEVICE_PATH = Pattern.compile("/dev/[A-Za-z0-9_./-]+");
    private static final int PMEM_MAJOR = 259;
    private static final int DM_MAJOR = 254;

    private final Machine machine;

    DeviceNames(Machine machine) {
        this.machine = machine;
    }

    /** The machine's name of the device a path leads to. */
    public Optional<String> device(String path) {
        if (path.startsWith(MAPPER))
            return dm(path.substring(MAPPER.length()));
        return path.startsWith(DEV) ? ofKernelName(path.substring(DEV.length())) : Optional.empty();
    }

    private Optional<String> dm(String name) {
        return machine.dmDevices().stream().map(DmDevice::name).filter(name::equals).findFirst();
    }

    /** The machine's name of pmem0, pmem0p1 or dm-0. */
    public Optional<String> ofKernelName(String kernelName) {
        return all().stream().filter(device -> kernelName(device).equals(kernelName)).findFirst();
    }

    /** All block devices: disks, their partitions, dm devices. */
    public List<String> all() {
        List<String> names = new ArrayList<>(machine.disks().stream().map(PmemDisk::name).toList());
        machine.partitions().forEach(part -> names.add(part.name()));
        machine.dmDevices().forEach(device -> names.add(device.name()));
        return names;
    }

    public String kernelName(String device) {
        int minor = minorOfDm(device);
        if (minor >= 0)
            return "dm-" + minor;
        Matcher recorded = RECORDED.matcher(device);
        if (!recorded.matches())
            return device;
        String partition = recorded.group(2);
        return "pmem" + recorded.group(1) + (partition == null ? "" : partition);
    }

    private int minorOfDm(String device) {
        return machine.dmDevices().stream().map(DmDevice::name).toList().indexOf(device);
    }

    public String path(String device) {
        return minorOfDm(device) >= 0 ? MAPPER + device : DEV + kernelName(device);
    }

    /** "259:0", as dmsetup table shows it. */
    public String number(String device) {
        int minor = minorOfDm(device);
        return minor >= 0 ? DM_MAJOR + ":" + minor
                : PMEM_MAJOR + ":" + machine.disks().stream().map(PmemDisk::name).toList().indexOf(device);
    }

    /** Whether it is a partition that begins inside a page of its disk. */
    boolean isUnaligned(String device) {
        return machine.partitions().stream()
                .anyMatch(part -> part.name().equals(device) && !part.isPageAligned());
    }

    /** A text with the machine's names instead of the paths of devices that are there. */
    public String withNames(String text) {
        return DEVICE_PATH.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(device(match.group()).orElse(match.group())));
    }
}
