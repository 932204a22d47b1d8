package org.daxscope.machine.scene;

import java.util.List;

import org.daxscope.kernel.address.Units;
import org.daxscope.pmem.bus.Provider;
import org.daxscope.pmem.media.MediaPolicy;

/**
 * A region of persistent memory: DIMMs, how their media behaves, and the one namespace that fills it.
 *
 * @param physicalBase physical address of its first byte, a multiple of 2 MiB, or {@link #AUTOMATIC}
 * @param dimms what it is interleaved over; nobody needs them but people
 * @param media what a clear does
 * @param provider who provides it; those of one provider share a bus
 */
public record RegionSpec(String name, long physicalBase, List<DimmSpec> dimms, MediaPolicy media,
        Provider provider, NamespaceSpec namespace) {
    /** As physical base: behind the region before it. */
    public static final long AUTOMATIC = -1;

    public RegionSpec {
        dimms = List.copyOf(dimms);
    }

    /** Of DIMMs behind an NFIT. */
    public RegionSpec(String name, long physicalBase, List<DimmSpec> dimms, MediaPolicy media,
            NamespaceSpec namespace) {
        this(name, physicalBase, dimms, media, Provider.NFIT, namespace);
    }

    /** The same of another provider. */
    public RegionSpec withProvider(Provider other) {
        return new RegionSpec(name, physicalBase, dimms, media, other, namespace);
    }

    /** Bytes of the region: the namespace and the labels before it. */
    public long bytes() {
        return namespace.dataOffset() + namespace.sectors() * Units.SECTOR;
    }

    /** The same with media that behaves otherwise. */
    public RegionSpec withMedia(MediaPolicy policy) {
        return new RegionSpec(name, physicalBase, dimms, policy, provider, namespace);
    }
}
