package org.daxscope.machine.scene;

import java.util.List;

import org.daxscope.machine.PowerPolicy;

/**
 * What exists before the first step. The same scene always makes the same machine, with the same journal.
 *
 * @param name for people
 * @param injectionPoisons whether an error injected by firmware command really faults; emulated firmware only reports it
 * @param power what the machine does whenever it starts
 * @param regions in physical order, each with one namespace
 * @param partitions made in this order, on disks
 * @param dmDevices made in this order, on disks, partitions and each other
 * @param fileSystems made and mounted in this order, on disks, partitions and dm devices
 * @param files made in this order
 * @param processes with what they have mapped
 * @param poison what is bad before the first step, in this order
 */
public record Scene(String name, KernelSpec kernel, boolean injectionPoisons, PowerPolicy power,
        List<RegionSpec> regions, List<PartitionSpec> partitions, List<DmSpec> dmDevices,
        List<FileSystemSpec> fileSystems, List<FileSpec> files, List<ProcessSpec> processes,
        List<PoisonSpec> poison) {
    public Scene {
        regions = List.copyOf(regions);
        partitions = List.copyOf(partitions);
        dmDevices = List.copyOf(dmDevices);
        fileSystems = List.copyOf(fileSystems);
        files = List.copyOf(files);
        processes = List.copyOf(processes);
        poison = List.copyOf(poison);
    }

    /** A scene without partitions, on a machine that starts as machines usually do. */
    public Scene(String name, KernelSpec kernel, boolean injectionPoisons, List<RegionSpec> regions,
            List<DmSpec> dmDevices, List<FileSystemSpec> fileSystems, List<FileSpec> files,
            List<ProcessSpec> processes, List<PoisonSpec> poison) {
        this(name, kernel, injectionPoisons, PowerPolicy.USUAL, regions, List.of(), dmDevices, fileSystems, files,
                processes, poison);
    }

    /** A scene without partitions and dm devices. */
    public Scene(String name, KernelSpec kernel, boolean injectionPoisons, List<RegionSpec> regions,
            List<FileSystemSpec> fileSystems, List<FileSpec> files, List<ProcessSpec> processes,
            List<PoisonSpec> poison) {
        this(name, kernel, injectionPoisons, regions, List.of(), fileSystems, files, processes, poison);
    }

    /** By which name the machine knows a file. */
    public String nameOf(FileSpec file) {
        String prefix = filePrefix(file.disk());
        return file.name().startsWith(prefix) ? file.name() : prefix + file.name();
    }

    /**
     * What the machine puts before the names of files of a device: nothing for the file system mounted first, which is never
     * one that a guest shares.
     */
    public String filePrefix(String device) {
        return fileSystems.stream().filter(fs -> !fs.isShare()).findFirst()
                .filter(first -> !first.disk().equals(device)).map(first -> device + ":").orElse("");
    }

    /** The same on another kernel. */
    public Scene withKernel(KernelSpec other) {
        return new Scene(name, other, injectionPoisons, power, regions, partitions, dmDevices, fileSystems,
                files, processes, poison);
    }

    /** The same on a machine that starts otherwise. */
    public Scene withPower(PowerPolicy other) {
        return new Scene(name, kernel, injectionPoisons, other, regions, partitions, dmDevices, fileSystems,
                files, processes, poison);
    }

    /** The same with other regions. */
    public Scene withRegions(List<RegionSpec> other) {
        return new Scene(name, kernel, injectionPoisons, power, other, partitions, dmDevices, fileSystems,
                files, processes, poison);
    }

    /** The same with other partitions. */
    public Scene withPartitions(List<PartitionSpec> other) {
        return new Scene(name, kernel, injectionPoisons, power, regions, other, dmDevices, fileSystems,
                files, processes, poison);
    }

    /** The same with other dm devices. */
    public Scene withDmDevices(List<DmSpec> other) {
        return new Scene(name, kernel, injectionPoisons, power, regions, partitions, other, fileSystems,
                files, processes, poison);
    }

    /** The same with other file systems. */
    public Scene withFileSystems(List<FileSystemSpec> other) {
        return new Scene(name, kernel, injectionPoisons, power, regions, partitions, dmDevices, other,
                files, processes, poison);
    }

    /** The same with other files. */
    public Scene withFiles(List<FileSpec> other) {
        return new Scene(name, kernel, injectionPoisons, power, regions, partitions, dmDevices, fileSystems,
                other, processes, poison);
    }

    /** The same with other processes. */
    public Scene withProcesses(List<ProcessSpec> other) {
        return new Scene(name, kernel, injectionPoisons, power, regions, partitions, dmDevices, fileSystems,
                files, other, poison);
    }

    /** The same with other poison. */
    public Scene withPoison(List<PoisonSpec> other) {
        return new Scene(name, kernel, injectionPoisons, power, regions, partitions, dmDevices, fileSystems,
                files, processes, other);
    }
}
