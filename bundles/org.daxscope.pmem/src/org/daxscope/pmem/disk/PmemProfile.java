package org.daxscope.pmem.disk;

import org.daxscope.kernel.NamespaceConfig;
import org.daxscope.kernel.NamespaceMode;
import org.daxscope.pmem.bus.Provider;
import org.daxscope.pmem.media.ClearContent;
import org.daxscope.pmem.media.MediaPolicy;
import org.daxscope.pmem.media.PersistenceDomain;

/**
 * The four platforms of the recordings, with their physical layout. Emulated firmware keeps the bytes when it clears.
 */
public enum PmemProfile {
    /** e820 pmem: no firmware commands, every clear "succeeds". */
    LEGACY("legacy", Provider.E820, 256, Long.MAX_VALUE, 0x4000_0000L, 384L << 20, 0, 4),
    /** Scrub, injection and clear; clear unit 256 bytes. */
    NFIT_ACPI("nfit-acpi", Provider.NFIT, 256, Long.MAX_VALUE, 0x4000_0000L, 384L << 20, 2L << 20, 4),
    /** Clear unit 4096 bytes, and at most that much per call. */
    NFIT_ACPI_4K("nfit-acpi4k", Provider.NFIT, 4096, 4096, 0x4000_0000L, 384L << 20, 2L << 20, 4),
    /** QEMU's nvdimm: firmware that cannot clear. */
    NFIT_QEMU("nfit-qemu", Provider.NFIT_NO_CLEAR, 256, Long.MAX_VALUE, 0x1_0000_0000L, 512L << 20, 2L << 20, 2);

    /** Bytes from one region's physical start to the next one's. */
    private static final long REGION_SPACING = 512L << 20;

    private final String label;
    private final Provider provider;
    private final MediaPolicy policy;
    private final long base;
    private final long regionBytes;
    private final long dataOffset;
    private final int regions;

    PmemProfile(String label, Provider provider, long clearUnit, long clearMaxBytes, long base, long regionBytes,
            long dataOffset, int regions) {
        this.label = label;
        this.provider = provider;
        this.policy = MediaPolicy.DEFAULT.withContent(new ClearContent.OldBytes()).withClearUnit(clearUnit)
                .withClearMaxBytes(clearMaxBytes).withDomain(PersistenceDomain.CPU_CACHE);
        this.base = base;
        this.regionBytes = regionBytes;
        this.dataOffset = dataOffset;
        this.regions = regions;
    }

    /** By the name a recording uses. */
    public static PmemProfile labelled(String label) {
        for (PmemProfile profile : values())
            if (profile.label.equals(label))
                return profile;
        throw new IllegalArgumentException("unknown pmem profile \"" + label + "\"");
    }

    public String label() {
        return label;
    }

    public Provider provider() {
        return provider;
    }

    /** As e820 memory comes up, or as ndctl made it. */
    public NamespaceConfig config() {
        NamespaceMode mode = provider == Provider.E820 ? NamespaceMode.RAW : NamespaceMode.FSDAX;
        return NamespaceConfig.of(mode).withMapOnMedia(false);
    }

    public MediaPolicy policy() {
        return policy;
    }

    /** Physical address where a region starts; 0 is the first. */
    public long base(int region) {
        return base + region * REGION_SPACING;
    }

    public long regionBytes() {
        return regionBytes;
    }

    /** Bytes from a region's start to its disk's byte 0. */
    public long dataOffset() {
        return dataOffset;
    }

    /** Number of regions, each with one disk. */
    public int regions() {
        return regions;
    }
}
