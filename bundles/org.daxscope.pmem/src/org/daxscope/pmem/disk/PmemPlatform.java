package org.daxscope.pmem.disk;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.Stateful;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.pmem.bus.Firmware;
import org.daxscope.pmem.bus.NvdimmBus;
import org.daxscope.pmem.bus.PhysicalRange;
import org.daxscope.pmem.bus.Region;
import org.daxscope.pmem.media.MediaPolicy;

/** A bus with regions and one disk on each: all there is below file systems and device mapper. */
public final class PmemPlatform implements Stateful<PmemPlatform.State> {
    private final NvdimmBus bus;
    private final List<PmemDisk> disks = new ArrayList<>();
    private final KernelModel kernel;
    private final EventSink events;

    /** A bus without regions. */
    public PmemPlatform(Firmware firmware, boolean injectionPoisons, KernelModel kernel, EventSink events) {
        this.kernel = kernel;
        this.events = events;
        this.bus = new NvdimmBus("bus", firmware, injectionPoisons, kernel, events);
    }

    /** A recorded platform: disks pm0, pm1, ... on region0, region1, ... of {@code profile}. */
    public static PmemPlatform of(PmemProfile profile, KernelModel kernel, EventSink events) {
        PmemPlatform platform = new PmemPlatform(profile.firmware(), false, kernel, events);
        for (int i = 0; i < profile.regions(); i++)
            platform.addDisk("pm" + i, profile.base(i), profile.regionBytes(),
                    profile.dataOffset(), profile.policy());
        return platform;
    }

    /**
     * Adds a region and a disk over all of it but the data offset.
     *
     * @param base physical address of the region
     * @param regionBytes size of the region
     * @param dataOffset bytes from the region's start to the disk's byte 0
     */
    public PmemDisk addDisk(String name, long base, long regionBytes, long dataOffset, MediaPolicy policy) {
        Region region = bus.addRegion("region" + disks.size(), new PhysicalRange(base, regionBytes), policy);
        PmemDisk disk = new PmemDisk(name, bus, region, dataOffset, regionBytes - dataOffset, Units.SECTOR, kernel,
                events);
        disks.add(disk);
        return disk;
    }

    public NvdimmBus bus() {
        return bus;
    }

    public List<PmemDisk> disks() {
        return List.copyOf(disks);
    }

    /** The disk of that name. */
    public PmemDisk disk(String name) {
        for (PmemDisk disk : disks)
            if (disk.name().equals(name))
                return disk;
        throw new IllegalArgumentException("no disk \"" + name + "\"");
    }

    /** Everything at one moment; cheap whatever the sizes. */
    @Override
    public State save() {
        return new State(bus.save(), disks.stream().map(PmemDisk::save).toList());
    }

    @Override
    public void restore(State state) {
        bus.restore(state.bus);
        for (int i = 0; i < disks.size(); i++)
            disks.get(i).restore(state.disks.get(i));
    }

    /** Bus, media and disks at one moment. */
    public static final class State {
        private final NvdimmBus.State bus;
        private final List<DiskState> disks;

        private State(NvdimmBus.State bus, List<DiskState> disks) {
            this.bus = bus;
            this.disks = disks;
        }
    }
}
