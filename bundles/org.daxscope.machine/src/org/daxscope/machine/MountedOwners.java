package org.daxscope.machine;

import java.util.List;
import java.util.Optional;

import org.daxscope.dax.BlockDevice;
import org.daxscope.dax.Partition;
import org.daxscope.fs.FileSystem;
import org.daxscope.fs.fuse.Virtiofs;
import org.daxscope.fs.fuse.Window;
import org.daxscope.kernel.address.PhysicalAddress;
import org.daxscope.kernel.address.Units;
import org.daxscope.machine.mm.Owners;
import org.daxscope.pmem.disk.PmemDisk;
import org.daxscope.pmem.disk.PmemPlatform;

/** Owners of physical pages: the disks of the platform, and the file systems that are mounted from them. */
final class MountedOwners implements Owners {
    private final PmemPlatform platform;
    private final Mounts mounts;

    MountedOwners(PmemPlatform platform, Mounts mounts) {
        this.platform = platform;
        this.mounts = mounts;
    }

    @Override
    public Optional<Place> place(PhysicalAddress at) {
        for (PmemDisk disk : platform.disks())
            if (at.value() >= disk.physical().start() && at.value() < disk.physical().end())
                return Optional.of(new Place(disk, (at.value() - disk.physical().start()) / Units.PAGE));
        for (Virtiofs guest : mounts.ofGuests()) {
            Window window = guest.window().orElse(null);
            long inside = window == null ? -1 : at.value() - window.physicalStart().value();
            if (window != null && inside >= 0 && inside < window.pageBytes())
                return Optional.of(new Place(window, inside / Units.PAGE));
        }
        return Optional.empty();
    }

    @Override
    public Optional<Holder> holder(PmemDisk disk) {
        for (FileSystem fs : mounts.all())
            for (BlockDevice device : fs.isHolder() ? fs.devices() : List.<BlockDevice>of()) {
                if (device == disk)
                    return Optional.of(new Holder(fs, disk, 0));
                if (device instanceof Partition part && part.disk() == disk)
                    return Optional.of(new Holder(fs, part, part.start() * Units.SECTOR));
            }
        return Optional.empty();
    }

    @Override
    public List<FileSystem> mounted() {
        return mounts.all();
    }
}
