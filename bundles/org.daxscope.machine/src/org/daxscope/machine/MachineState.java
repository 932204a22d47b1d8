package org.daxscope.machine;

import java.util.Map;

import org.daxscope.dm.DeviceMapper;
import org.daxscope.machine.mm.AddressSpaces;
import org.daxscope.machine.mm.KillPolicies;
import org.daxscope.pmem.disk.PmemPlatform;

/** A machine at one moment. Cheap to take: what is large is shared until it changes. */
public final class MachineState {
    final PmemPlatform.State platform;
    final Partitions.State partitions;
    final DeviceMapper.State mapper;
    final Map<String, OpenFiles.RawCache> rawCaches;
    final Mounts.State mounts;
    final AddressSpaces.State spaces;
    final KillPolicies.State policies;
    final PowerCalls.State power;
    final long performed;

    MachineState(PmemPlatform.State platform, Partitions.State partitions, DeviceMapper.State mapper,
            Map<String, OpenFiles.RawCache> rawCaches,
            Mounts.State mounts, AddressSpaces.State spaces, KillPolicies.State policies, PowerCalls.State power,
            long performed) {
        this.policies = policies;
        this.platform = platform;
        this.partitions = partitions;
        this.mapper = mapper;
        this.rawCaches = rawCaches;
        this.mounts = mounts;
        this.spaces = spaces;
        this.power = power;
        this.performed = performed;
    }
}
