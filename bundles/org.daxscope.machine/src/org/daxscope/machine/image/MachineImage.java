package org.daxscope.machine.image;

import java.util.List;

/**
 * The state of a machine at one moment.
 *
 * @param on whether it runs
 * @param regions in the order of the scene
 * @param devices the disks, in the same order
 * @param dmDevices in the order of their making
 * @param mounts in the order of mounting
 * @param files of the mounted file systems, in the order of mounting and of their creation
 * @param processes all that ever mapped something, in the order of their first mapping
 * @param mappings of all processes, in the order of their making
 * @param partitions of all disks, in the order of their making
 * @param windows of the shares that are mounted, in the order of mounting
 */
public record MachineImage(boolean on, List<RegionImage> regions, List<DeviceImage> devices,
        List<DmImage> dmDevices, List<MountImage> mounts, List<FileImage> files, List<String> processes,
        List<MappingImage> mappings, List<PartitionImage> partitions, List<WindowImage> windows) {
    public MachineImage {
        regions = List.copyOf(regions);
        devices = List.copyOf(devices);
        dmDevices = List.copyOf(dmDevices);
        mounts = List.copyOf(mounts);
        files = List.copyOf(files);
        processes = List.copyOf(processes);
        mappings = List.copyOf(mappings);
        partitions = List.copyOf(partitions);
        windows = List.copyOf(windows);
    }

    /** Only what lies where, without what it lies in. */
    public MachineImage(List<DeviceImage> devices, List<FileImage> files, List<MappingImage> mappings) {
        this(true, List.of(), devices, List.of(), List.of(), files,
                mappings.stream().map(MappingImage::process).distinct().toList(),
                mappings, List.of(), List.of());
    }

    /** The same with other devices. */
    public MachineImage withDevices(List<DeviceImage> others) {
        return new MachineImage(on, regions, others, dmDevices, mounts, files, processes, mappings, partitions,
                windows);
    }
}
