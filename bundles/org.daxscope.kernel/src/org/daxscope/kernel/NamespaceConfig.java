package org.daxscope.kernel;

import org.daxscope.kernel.address.Units;

/**
 * How a namespace is set up. What a mode has no use for is kept and ignored.
 *
 * @param align bytes that mappings of it are aligned to: 4 KiB, 2 MiB or 1 GiB
 * @param sectorBytes bytes of a block in sector mode, 512 or 4096
 * @param mapOnMedia whether the struct pages lie on the media before the data, not in ordinary memory
 * @param segment type of the segment where dcssblk provides it
 */
public record NamespaceConfig(NamespaceMode mode, long align, int sectorBytes, boolean mapOnMedia,
        SegmentType segment) {
    /** What ndctl makes when it is told nothing. */
    public static final NamespaceConfig USUAL =
            new NamespaceConfig(NamespaceMode.FSDAX, Units.PMD, 4096, true, SegmentType.SW);

    /** Bytes a 1 GiB entry maps. */
    public static final long GIGA = 1L << 30;

    public static NamespaceConfig of(NamespaceMode mode) {
        return USUAL.withMode(mode);
    }

    public NamespaceConfig withMode(NamespaceMode other) {
        return new NamespaceConfig(other, align, sectorBytes, mapOnMedia, segment);
    }

    public NamespaceConfig withAlign(long bytes) {
        return new NamespaceConfig(mode, bytes, sectorBytes, mapOnMedia, segment);
    }

    public NamespaceConfig withSectorBytes(int bytes) {
        return new NamespaceConfig(mode, align, bytes, mapOnMedia, segment);
    }

    public NamespaceConfig withMapOnMedia(boolean onMedia) {
        return new NamespaceConfig(mode, align, sectorBytes, onMedia, segment);
    }

    public NamespaceConfig withSegment(SegmentType type) {
        return new NamespaceConfig(mode, align, sectorBytes, mapOnMedia, type);
    }

    /** Whether a namespace can be made of these values. */
    public boolean isValid() {
        return (align == Units.PAGE || align == Units.PMD || align == GIGA)
                && (sectorBytes == Units.SECTOR || sectorBytes == Units.PAGE);
    }
}
