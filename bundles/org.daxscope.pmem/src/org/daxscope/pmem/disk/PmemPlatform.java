package org.daxscope.pmem.disk;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.NamespaceConfig;
import org.daxscope.kernel.Stateful;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.pmem.bus.Firmware;
import org.daxscope.pmem.bus.NvdimmBus;
import org.daxscope.pmem.bus.Provider;
import org.daxscope.pmem.bus.PhysicalRange;
import org.daxscope.pmem.bus.Region;
import org.daxscope.pmem.media.CutFate;
import org.daxscope.pmem.media.MediaPolicy;

/** Buses with regions and one disk on each region: all there is below file systems and device mapper. */
public final class PmemPlatform implements Stateful<PmemPlatform.State> {
    private final List<NvdimmBus> buses = new ArrayList<>();
    private final List<PmemDisk> disks = new ArrayList<>();
    private final KernelModel kernel;
    private final EventSink events;

    /** Nothing yet. */
    public PmemPlatform(KernelModel kernel, EventSink events) {
        this.kernel = kernel;
        this.events = events;
    }

    /** A bus without regions. */
    public PmemPlatform(Firmware firmware, boolean injectionPoisons, KernelModel kernel, EventSink events) {
        this(kernel, events);
        bus(Provider.of(firmware), injectionPoisons);
    }

    /** A recorded platform: disks pm0, pm1, ... on region0, region1, ... of {@code profile}. */
    public static PmemPlatform of(PmemProfile profile, KernelModel kernel, EventSink events) {
        PmemPlatform platform = new PmemPlatform(kernel, events);
        platform.bus(profile.provider(), false);
        for (int i = 0; i < profile.regions(); i++)
            platform.addDisk("pm" + i, profile.base(i), profile.regionBytes(),
                    profile.dataOffset(), profile.policy());
        return platform;
    }

    /** The bus of that provider, made when there is none. */
    public NvdimmBus bus(Provider provider, boolean injectionPoisons) {
        for (NvdimmBus bus : buses)
            if (bus.provider() == provider && bus.injectionPoisons() == injectionPoisons)
                return bus;
        NvdimmBus made = NvdimmBus.numbered(buses.size(), provider, injectionPoisons, kernel, events);
        buses.add(made);
        return made;
    }

    /** Adds a region and a disk to the first bus. */
    public PmemDisk addDisk(String name, long base, long regionBytes, long dataOffset, MediaPolicy policy) {
        return addDisk(bus(), name, new PhysicalRange(base, regionBytes), dataOffset, policy,
                NamespaceConfig.USUAL);
    }

    /**
     * Adds a region and a disk over all of it but the data offset.
     *
     * @param range where the region is physically
     * @param dataOffset bytes from the region's start to the disk's byte 0
     */
    public PmemDisk addDisk(NvdimmBus bus, String name, PhysicalRange range, long dataOffset, MediaPolicy policy,
            NamespaceConfig config) {
        Region region = bus.addRegion("region" + disks.size(), range, policy);
        PmemDisk disk = new PmemDisk(name, bus, region, dataOffset, range.length() - dataOffset, config, kernel,
                events);
        disks.add(disk);
        return disk;
    }

    /** The first bus. */
    public NvdimmBus bus() {
        return buses.getFirst();
    }

    public List<NvdimmBus> buses() {
        return List.copyOf(buses);
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

    /** A fence for all stores of all regions. */
    public void fence() {
        for (NvdimmBus bus : buses)
            bus.regions().forEach(Region::fence);
    }

    /** Power fails, or is switched off: tables, page structures and maps are gone, and the media keeps what had come to it. */
    public void powerOff(CutFate fate) {
        buses.forEach(bus -> bus.powerOff(fate));
        disks.forEach(PmemDisk::powerOff);
    }

    /**
     * Power is on again: drivers bind, and where there is firmware that can, an address range scrub finds what is bad.
     *
     * @param scrubs false with the module option no_init_ars
     */
    public void powerOn(boolean scrubs) {
        disks.forEach(PmemDisk::rebind);
        if (scrubs)
            buses.forEach(NvdimmBus::scrub);
    }

    /** Everything at one moment; cheap whatever the sizes. */
    @Override
    public State save() {
        return new State(buses.stream().map(NvdimmBus::save).toList(), disks.stream().map(PmemDisk::save).toList());
    }

    @Override
    public void restore(State state) {
        for (int i = 0; i < buses.size(); i++)
            buses.get(i).restore(state.buses.get(i));
        for (int i = 0; i < disks.size(); i++)
            disks.get(i).restore(state.disks.get(i));
    }

    /** Buses, media and disks at one moment. */
    public static final class State {
        private final List<NvdimmBus.State> buses;
        private final List<DiskState> disks;

        private State(List<NvdimmBus.State> buses, List<DiskState> disks) {
            this.buses = buses;
            this.disks = disks;
        }
    }
}
