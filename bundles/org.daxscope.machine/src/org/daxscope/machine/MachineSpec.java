package org.daxscope.machine;

import java.util.List;

import org.daxscope.kernel.KernelModel;
import org.daxscope.pmem.disk.PmemProfile;

/**
 * What a machine is built from.
 *
 * @param disks at least one, in order; each gets a region of its own
 */
public record MachineSpec(KernelModel kernel, PmemProfile profile, List<Disk> disks) {
    public MachineSpec {
        disks = List.copyOf(disks);
    }

    /**
     * A pmem disk.
     *
     * @param sectors usable size in 512-byte sectors, a multiple of 8
     */
    public record Disk(String name, long sectors) {
    }
}
