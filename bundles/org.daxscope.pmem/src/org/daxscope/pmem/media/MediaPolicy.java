package org.daxscope.pmem.media;

import java.util.List;

/**
 * Where hardware may differ. Semantics 4, appendix C.
 *
 * @param content what cleared lines hold
 * @param fullLineStoreHeals whether a store of all 256 bytes of a poisoned line makes it readable
 * @param clearUnit alignment and size of a clear command in bytes, as firmware reports it (ARS_CAP)
 * @param clearMaxBytes most bytes one clear command clears; a longer one falls short
 * @param failing bytes whose clear the firmware refuses
 * @param domain how far a store must have come to outlive a power failure
 */
public record MediaPolicy(ClearContent content, boolean fullLineStoreHeals, long clearUnit, long clearMaxBytes,
        List<ByteRange> failing, PersistenceDomain domain) {

    /** Clear zeroes, stores do not heal, unit 256 bytes, no limit, nothing fails, ADR. */
    public static final MediaPolicy DEFAULT = new MediaPolicy(new ClearContent.Zero(), false, 256, Long.MAX_VALUE,
            List.of(), PersistenceDomain.MEMORY_CONTROLLER);

    public MediaPolicy {
        failing = List.copyOf(failing);
    }

    public MediaPolicy withContent(ClearContent newContent) {
        return new MediaPolicy(newContent, fullLineStoreHeals, clearUnit, clearMaxBytes, failing, domain);
    }

    public MediaPolicy withFullLineStoreHeals(boolean heals) {
        return new MediaPolicy(content, heals, clearUnit, clearMaxBytes, failing, domain);
    }

    public MediaPolicy withClearUnit(long bytes) {
        return new MediaPolicy(content, fullLineStoreHeals, bytes, clearMaxBytes, failing, domain);
    }

    public MediaPolicy withClearMaxBytes(long bytes) {
        return new MediaPolicy(content, fullLineStoreHeals, clearUnit, bytes, failing, domain);
    }

    public MediaPolicy withFailing(List<ByteRange> ranges) {
        return new MediaPolicy(content, fullLineStoreHeals, clearUnit, clearMaxBytes, ranges, domain);
    }

    public MediaPolicy withDomain(PersistenceDomain newDomain) {
        return new MediaPolicy(content, fullLineStoreHeals, clearUnit, clearMaxBytes, failing, newDomain);
    }

    /** Whether a clear of these bytes touches a failing range. */
    public boolean fails(long start, long length) {
        return failing.stream().anyMatch(range -> range.overlaps(start, length));
    }
}
