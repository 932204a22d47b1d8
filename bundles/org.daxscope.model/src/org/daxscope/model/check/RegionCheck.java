package org.daxscope.model.check;

import org.daxscope.kernel.address.Units;
import org.daxscope.machine.scene.RegionSpec;
import org.daxscope.model.DimmElement;
import org.daxscope.model.ModelPackage;
import org.daxscope.model.NamespaceElement;
import org.daxscope.model.RangeElement;
import org.daxscope.model.RegionElement;

/** Sizes, alignments and the media of one region. */
final class RegionCheck {
    /** Largest disk: 16 TiB. */
    static final long MOST_BYTES = 16L << 40;
    /** Where regions begin: multiples of 2 MiB. */
    static final long BASE_ALIGNMENT = 2L << 20;
    private static final int SECTORS_PER_PAGE = Units.PAGE / Units.SECTOR;

    private RegionCheck() {
    }

    static void check(RegionElement region, Findings findings) {
        media(region, findings);
        base(region, findings);
        NamespaceElement namespace = region.getNamespace();
        if (namespace == null) {
            findings.error(region, ModelPackage.Literals.REGION_ELEMENT__NAMESPACE,
                    "Region \"%s\" has no namespace; it needs one.".formatted(region.getName()),
                    Fix.remove("Remove the region", region));
            return;
        }
        size(namespace, findings);
        NamespaceCheck.check(namespace, findings);
        offset(namespace, findings);
        dimms(region, namespace, findings);
        failing(region, namespace, findings);
    }

    private static void size(NamespaceElement namespace, Findings findings) {
        var feature = ModelPackage.Literals.NAMESPACE_ELEMENT__SECTORS;
        long sectors = namespace.getSectors();
        long most = MOST_BYTES / Units.SECTOR;
        if (sectors <= 0 || sectors > most)
            findings.error(namespace, feature,
                    "Disk \"%s\" has %d sectors of 512 bytes; expected %d to %d (4 KiB to 16 TiB).".formatted(
                            namespace.getDisk(), sectors, SECTORS_PER_PAGE, most),
                    Fix.set(sectors <= 0 ? "Make it 1 GiB" : "Make it 16 TiB", namespace, feature,
                            sectors <= 0 ? (1L << 30) / Units.SECTOR : most));
        else
            if (sectors % SECTORS_PER_PAGE != 0) {
                long rounded = Math.ceilDiv(sectors, SECTORS_PER_PAGE) * SECTORS_PER_PAGE;
                findings.error(namespace, feature,
                        "The size of disk \"%s\", %d bytes, is no multiple of 4096 bytes.".formatted(
                                namespace.getDisk(),
                                sectors * Units.SECTOR),
                        Fix.set("Round up to %d bytes".formatted(rounded * Units.SECTOR), namespace, feature, rounded));
            }
    }

    private static void offset(NamespaceElement namespace, Findings findings) {
        var feature = ModelPackage.Literals.NAMESPACE_ELEMENT__DATA_OFFSET;
        long offset = namespace.getDataOffset();
        if (offset < 0 || offset > MOST_BYTES || offset % Units.PAGE != 0)
            findings.error(namespace, feature,
                    "The data of disk \"%s\" begins at byte %d of its region; expected a multiple of 4096 from 0 to %d."
                            .formatted(namespace.getDisk(), offset, MOST_BYTES),
                    Fix.set("Begin at 2 MiB", namespace, feature, BASE_ALIGNMENT));
    }

    private static void base(RegionElement region, Findings findings) {
        var feature = ModelPackage.Literals.REGION_ELEMENT__PHYSICAL_BASE;
        long base = region.getPhysicalBase();
        boolean automatic = base == RegionSpec.AUTOMATIC;
        if (!automatic && (base < 0 || base > Long.MAX_VALUE - 2 * MOST_BYTES || base % BASE_ALIGNMENT != 0))
            findings.error(region, feature,
                    "Region \"%s\" begins at physical address 0x%x; expected a multiple of 2 MiB.".formatted(
                            region.getName(), base),
                    Fix.set("Place it automatically", region, feature, RegionSpec.AUTOMATIC));
    }

    private static void media(RegionElement region, Findings findings) {
        if (Long.bitCount(region.getClearUnit()) != 1 || region.getClearUnit() < 0)
            findings.error(region, ModelPackage.Literals.REGION_ELEMENT__CLEAR_UNIT,
                    "The clear unit of region \"%s\" is %d bytes; expected a power of two.".formatted(region.getName(),
                            region.getClearUnit()),
                    Fix.set("Use 256 bytes", region, ModelPackage.Literals.REGION_ELEMENT__CLEAR_UNIT, 256L));
        if (region.getClearMaxBytes() <= 0)
            findings.error(region, ModelPackage.Literals.REGION_ELEMENT__CLEAR_MAX_BYTES,
                    "One clear of region \"%s\" takes at most %d bytes; expected 1 or more.".formatted(region.getName(),
                            region.getClearMaxBytes()),
                    Fix.set("Set no limit", region, ModelPackage.Literals.REGION_ELEMENT__CLEAR_MAX_BYTES,
                            Long.MAX_VALUE));
    }

    /** Nobody needs DIMMs but people; those who list them want them to add up. */
    private static void dimms(RegionElement region, NamespaceElement namespace, Findings findings) {
        long needed = namespace.getDataOffset() + namespace.getSectors() * Units.SECTOR;
        long sum = region.getDimms().stream().mapToLong(DimmElement::getCapacity).sum();
        if (region.getDimms().isEmpty() || sum == needed)
            return;
        DimmElement last = region.getDimms().get(region.getDimms().size() - 1);
        long rest = needed - (sum - last.getCapacity());
        String message = "The DIMMs of region \"%s\" hold %d bytes together, its namespace and labels %d."
                .formatted(region.getName(), sum, needed);
        var feature = ModelPackage.Literals.REGION_ELEMENT__DIMMS;
        if (rest > 0)
            findings.warning(region, feature, message, Fix.set("Make the last DIMM %d bytes".formatted(rest), last,
                    ModelPackage.Literals.DIMM_ELEMENT__CAPACITY, rest));
        else
            findings.warning(region, feature, message);
    }

    private static void failing(RegionElement region, NamespaceElement namespace, Findings findings) {
        long bytes = namespace.getDataOffset() + namespace.getSectors() * Units.SECTOR;
        for (RangeElement range : region.getFailing())
            if (range.getOffset() < 0 || range.getLength() <= 0 || range.getOffset() >= bytes
                    || range.getLength() > bytes - range.getOffset())
                findings.error(range, ModelPackage.Literals.RANGE_ELEMENT__OFFSET,
                        "Clears are to fail at bytes [%d, +%d) of region \"%s\", which has %d bytes.".formatted(
                                range.getOffset(), range.getLength(), region.getName(), bytes),
                        Fix.remove("Remove the failing range", range));
    }
}
