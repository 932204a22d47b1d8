package org.daxscope.machine.image;

import java.util.List;

/**
 * The state of a machine at one moment.
 *
 * @param devices in the order of the scene
 * @param files of the mounted file system, in the order of their creation
 * @param mappings of all processes, in the order of their making
 */
public record MachineImage(List<DeviceImage> devices, List<FileImage> files, List<MappingImage> mappings) {
    public MachineImage {
        devices = List.copyOf(devices);
        files = List.copyOf(files);
        mappings = List.copyOf(mappings);
    }
}
