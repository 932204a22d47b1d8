package org.daxscope.machine;

import org.daxscope.dax.Partition;
import org.daxscope.dax.Source;
import org.daxscope.dm.DeviceMapper;
import org.daxscope.fs.FileData.IoFlags;
import org.daxscope.fs.pagecache.RawDevice;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.pmem.disk.PmemDisk;

/** What fdisk does. The table is in the disk's first sector and goes there through the page cache. */
final class PartitionCalls {
    private final Partitions partitions;
    private final DeviceMapper mapper;
    private final Mounts mounts;
    private final OpenFiles files;

    PartitionCalls(Partitions partitions, DeviceMapper mapper, Mounts mounts, OpenFiles files) {
        this.partitions = partitions;
        this.mapper = mapper;
        this.mounts = mounts;
        this.files = files;
    }

    void create(Operation.CreatePartition call) {
        PmemDisk disk = files.requireDisk(call.disk());
        if (mounts.uses(call.disk()) || mapper.holds(call.disk()))
            throw new KernelError(Errno.EBUSY, Rule.DM_IN_USE);
        partitions.create(call, disk);
        try {
            writeTable(disk);
        } catch (KernelError unwritten) {
            partitions.find(Operation.CreatePartition.name(call.disk(), call.number())).ifPresent(partitions::remove);
            throw unwritten;
        }
    }

    void remove(Operation.RemovePartition call) {
        Partition part = partitions.find(call.disk())
                .orElseThrow(() -> new KernelError(Errno.ENOENT, Rule.NO_SUCH_NAME));
        if (mounts.uses(part.name()) || mapper.holds(part.name()) || files.isDeviceMapped(part.name()))
            throw new KernelError(Errno.EBUSY, Rule.DM_IN_USE);
        files.forgetRaw(part.name());
        mounts.forget(part.name());
        partitions.remove(part);
        writeTable(files.requireDisk(part.disk().name()));
    }

    private void writeTable(PmemDisk disk) {
        RawDevice raw = files.raw(disk);
        byte[] table = partitions.table(disk.name());
        raw.write(0, table.length, Source.of(table), IoFlags.NONE);
        raw.sync();
    }
}
