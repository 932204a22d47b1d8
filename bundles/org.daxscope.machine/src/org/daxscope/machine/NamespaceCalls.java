package org.daxscope.machine;

import org.daxscope.dm.DeviceMapper;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.NamespaceConfig;
import org.daxscope.kernel.NamespaceMode;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.machine.mm.AddressSpaces;
import org.daxscope.pmem.bus.Firmware;
import org.daxscope.pmem.bus.NvdimmBus;
import org.daxscope.pmem.disk.MapArea;
import org.daxscope.pmem.disk.PmemDisk;

/** What ndctl does to buses and namespaces, and the ioctls below it. Semantics 4, 14, 17.1. */
final class NamespaceCalls {
    private final OpenFiles files;
    private final Mounts mounts;
    private final DeviceMapper mapper;
    private final AddressSpaces spaces;
    private final PoisonCalls poison;

    NamespaceCalls(OpenFiles files, Mounts mounts, DeviceMapper mapper, AddressSpaces spaces, PoisonCalls poison) {
        this.files = files;
        this.mounts = mounts;
        this.mapper = mapper;
        this.spaces = spaces;
        this.poison = poison;
    }

    // -- Scrub --------------------------------------------------------------------------------------------------------

    Outcome startScrub(Operation.StartScrub call) {
        NvdimmBus bus = files.namespace(call.disk()).bus();
        if (bus.firmware() != Firmware.FULL)
            throw new KernelError(Errno.EOPNOTSUPP, Rule.NO_SCRUB_COMMAND);
        if (bus.isScrubbing())
            throw new KernelError(Errno.EBUSY, Rule.SCRUB_RUNNING);
        bus.startScrub();
        return new Outcome.Done(0);
    }

    Outcome waitScrub(Operation.WaitScrub call) {
        files.namespace(call.disk()).bus().finishScrub();
        return new Outcome.Done(0);
    }

    Outcome errorScrub(Operation.SetErrorScrub call) {
        NvdimmBus bus = files.namespace(call.disk()).bus();
        if (!bus.provider().recordsMachineChecks())
            throw new KernelError(Errno.ENOENT, Rule.NO_SCRUB_COMMAND);
        bus.setErrorScrub(call.on());
        return new Outcome.Done(0);
    }

    // -- Namespaces ---------------------------------------------------------------------------------------------------

    Outcome disable(Operation.DisableNamespace call) {
        PmemDisk disk = namespace(call.disk());
        if (!call.force())
            requireIdle(disk);
        disable(disk);
        return new Outcome.Done(0);
    }

    private void disable(PmemDisk disk) {
        if (!disk.isEnabled())
            return;
        files.forgetRaw(disk.name());
        disk.disable();
    }

    Outcome enable(Operation.EnableNamespace call) {
        namespace(call.disk()).enable();
        return new Outcome.Done(0);
    }

    Outcome configure(Operation.ConfigureNamespace call) {
        PmemDisk disk = namespace(call.disk());
        NamespaceConfig config = new NamespaceConfig(call.mode(), call.align(), call.sectorBytes(), call.mapOnMedia(),
                disk.config().segment());
        long dataOffset = MapArea.dataOffset(config, disk.region().range().length());
        if (!config.isValid())
            throw new KernelError(Errno.EINVAL, Rule.NAMESPACE_UNITS, call.align(), call.sectorBytes());
        if (dataOffset >= disk.region().range().length())
            throw new KernelError(Errno.EINVAL, Rule.NO_ROOM_FOR_DATA, dataOffset, disk.region().range().length());
        requireIdle(disk);
        disable(disk);
        mounts.forget(disk.name());
        disk.configure(dataOffset, config);
        disk.enable();
        return new Outcome.Done(0);
    }

    private PmemDisk namespace(String name) {
        PmemDisk disk = files.namespace(name);
        if (!disk.bus().provider().isNvdimm())
            throw new KernelError(Errno.EOPNOTSUPP, Rule.NOT_A_NAMESPACE);
        return disk;
    }

    private void requireIdle(PmemDisk disk) {
        boolean mapped = spaces.all().stream().anyMatch(vma -> vma.target().on().equals(disk.name()));
        if (mapped || mounts.on(disk.name()).isPresent() || mapper.holds(disk.name()))
            throw new KernelError(Errno.EBUSY, Rule.NAMESPACE_BUSY);
    }

    // -- Clearing -----------------------------------------------------------------------------------------------------

    /** ND_CMD_CLEAR_ERROR: nd_pmem_forget_poison_check() and what follows it. */
    Outcome clear(Operation.ClearErrorCommand call) {
        PmemDisk disk = namespace(call.disk());
        long size = disk.region().range().length();
        Arguments.signs(call.offset(), call.length());
        if (call.length() == 0)
            throw new KernelError(Errno.EINVAL, Rule.EMPTY_RANGE);
        if (call.offset() > size - call.length())
            throw new KernelError(Errno.EINVAL, Rule.BEYOND_REGION, call.offset(), call.length(), size);
        if (!call.writable())
            throw new KernelError(Errno.EPERM, Rule.NO_WRITABLE_DESCRIPTOR);
        return new Outcome.Done(
                poison.clearCommand(disk, disk.region().range().start() + call.offset(), call.length()));
    }

    Outcome repair(Operation.RepairNamespace call) {
        PmemDisk disk = namespace(call.disk());
        if (disk.config().mode() == NamespaceMode.SECTOR)
            throw new KernelError(Errno.EOPNOTSUPP, Rule.SECTOR_MODE_SKIPPED);
        if (disk.bus().firmware() != Firmware.FULL)
            throw new KernelError(Errno.EOPNOTSUPP, Rule.NO_CLEAR_COMMAND);
        requireIdle(disk);
        boolean wasEnabled = disk.isEnabled();
        // A scrub that runs is waited for, and one that is asked for comes first.
        if (call.scrub())
            disk.bus().scrub();
        else
            disk.bus().finishScrub();
        disable(disk);
        Outcome outcome;
        try {
            outcome = poison
                    .clearErrors(new Operation.ClearErrors(call.disk(), 0, disk.physical().length() / Units.SECTOR));
        } catch (KernelError error) {
            outcome = new Outcome.Failed(error.errno(), error.reason());
        }
        if (wasEnabled)
            disk.enable();
        return outcome;
    }
}
