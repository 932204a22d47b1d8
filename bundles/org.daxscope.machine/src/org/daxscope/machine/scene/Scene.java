package org.daxscope.machine.scene;

import java.util.List;

import org.daxscope.pmem.bus.Firmware;

/**
 * What exists before the first step. The same scene always makes the same machine, with the same journal.
 *
 * @param name for people
 * @param firmware what the platform below the nvdimm bus can do
 * @param injectionPoisons whether an error injected by firmware command really faults; emulated firmware only reports it
 * @param regions in physical order, each with one namespace
 * @param fileSystems made and mounted in this order
 * @param files made in this order
 * @param processes with what they have mapped
 * @param poison what is bad before the first step, in this order
 */
public record Scene(String name, KernelSpec kernel, Firmware firmware, boolean injectionPoisons,
        List<RegionSpec> regions, List<FileSystemSpec> fileSystems, List<FileSpec> files, List<ProcessSpec> processes,
        List<PoisonSpec> poison) {
    public Scene {
        regions = List.copyOf(regions);
        fileSystems = List.copyOf(fileSystems);
        files = List.copyOf(files);
        processes = List.copyOf(processes);
        poison = List.copyOf(poison);
    }

    /** The same on another kernel. */
    public Scene withKernel(KernelSpec other) {
        return new Scene(name, other, firmware, injectionPoisons, regions, fileSystems, files, processes, poison);
    }
}
