package org.daxscope.machine;

import org.daxscope.dm.DeviceMapper;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.operation.Operation;

/** What dmsetup does, where it concerns more than the device mapper: mounts and page caches. */
final class DmCalls {
    private final DeviceMapper mapper;
    private final Mounts mounts;
    private final OpenFiles files;

    DmCalls(DeviceMapper mapper, Mounts mounts, OpenFiles files) {
        this.mapper = mapper;
        this.mounts = mounts;
        this.files = files;
    }

    /** A mounted disk is open already, and dm opens its devices for itself alone. */
    void create(Operation.CreateDm call) {
        mapper.create(call.name(), call.table(), this::isMounted);
    }

    void load(Operation.LoadDm call) {
        mapper.load(call.name(), call.table(), this::isMounted);
    }

    private boolean isMounted(String device) {
        return mounts.uses(device);
    }

    /** freeze_bdev(): the file system writes out what it has. */
    void suspend(Operation.SuspendDm call) {
        if (mapper.find(call.name()).filter(device -> !device.isSuspended()).isPresent())
            mounts.mounted().stream().filter(mount -> mount.disk().equals(call.name())).forEach(files::sync);
        mapper.suspend(call.name());
    }

    void remove(Operation.RemoveDm call) {
        if (mounts.uses(call.name()))
            throw new KernelError(Errno.EBUSY, Rule.DM_IN_USE);
        if (!mapper.holds(call.name()) && mapper.find(call.name()).isPresent())
            files.forgetRaw(call.name());
        mapper.remove(call.name());
    }
}
