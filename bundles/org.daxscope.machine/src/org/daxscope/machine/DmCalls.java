package org.daxscope.machine;

import org.daxscope.dax.BlockDevice;
import org.daxscope.dm.DeviceMapper;
import org.daxscope.dm.DmDevice;
import org.daxscope.dm.WriteLog;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;

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

    void suspend(Operation.SuspendDm call) {
        if (mapper.find(call.name()).filter(device -> !device.isSuspended()).isPresent())
            freeze(call.name());
        mapper.suspend(call.name());
    }

    /** do_resume(): before a loaded table becomes the live one, a device that is not suspended is. */
    void resume(Operation.ResumeDm call) {
        if (mapper.find(call.name()).filter(device -> !device.isSuspended() && !device.loadedTable().isEmpty())
                .isPresent())
            freeze(call.name());
        mapper.resume(call.name());
    }

    /** freeze_bdev(): the file system writes out what it has, and cannot be frozen when that fails. */
    private void freeze(String device) {
        mounts.mounted().stream().filter(mount -> mount.disk().equals(device)).forEach(mount -> {
            files.sync(mount);
            mount.fs().requireFreezable();
        });
    }

    void remove(Operation.RemoveDm call) {
        if (mounts.uses(call.name()) || files.isDeviceMapped(call.name()))
            throw new KernelError(Errno.EBUSY, Rule.DM_IN_USE);
        if (!mapper.holds(call.name()) && mapper.find(call.name()).isPresent())
            files.forgetRaw(call.name());
        mapper.remove(call.name());
    }

    Outcome table(Operation.TableDm call) {
        return new Outcome.Text(mapper.required(call.name()).table());
    }

    Outcome status(Operation.StatusDm call) {
        return new Outcome.Text(mapper.required(call.name()).status());
    }

    Outcome info(Operation.InfoDm call) {
        DmDevice device = mapper.required(call.name());
        long users = mapper.devices().stream().filter(other -> other.isOn(call.name())).count()
                + (isMounted(call.name()) ? 1 : 0);
        return new Outcome.Text(String.join("\n", "Name:              " + call.name(),
                "State:             " + (device.isSuspended() ? "SUSPENDED" : "ACTIVE"),
                "Tables present:    " + device.tables(), "Open count:        " + users,
                "Major, minor:      254, " + device.number(),
                "Number of targets: " + device.lines().size()));
    }

    Outcome message(Operation.MessageDm call) {
        return new Outcome.Text(mapper.message(call.name(), call.sector(), call.text()));
    }

    /** The tool reads and writes the devices themselves: what the page cache has of them is written out before, and dropped. */
    Outcome replay(Operation.ReplayLog call) {
        files.flushRaw(call.log());
        files.flushRaw(call.onto());
        WriteLog log = WriteLog.read(block(call.log()));
        int through = log.through(call.mark());
        if (through < 0)
            throw new KernelError(Errno.EINVAL, Rule.DM_NO_MARK, log.entries().size());
        int entries = (int) Math.min(through, call.entries() < 0 ? through : call.entries());
        log.replay(entries, block(call.onto()));
        files.dropRaw(call.onto());
        return new Outcome.Done(entries);
    }

    private BlockDevice block(String name) {
        return mapper.lower(name).orElseThrow(() -> new KernelError(Errno.ENOENT, Rule.NO_SUCH_NAME)).block();
    }
}
