package org.daxscope.model.check;

import org.daxscope.kernel.NamespaceConfig;
import org.daxscope.kernel.address.Units;
import org.daxscope.model.ModeKind;
import org.daxscope.model.ModelPackage;
import org.daxscope.model.NamespaceElement;
import org.daxscope.model.RegionElement;
import org.daxscope.pmem.bus.Provider;

/** Namespaces that can be made as they are set up, and what they can hold. Semantics 14. */
final class NamespaceCheck {
    private static final String FSDAX = "Make it an fsdax namespace";

    private NamespaceCheck() {
    }

    static void check(NamespaceElement namespace, Findings findings) {
        long align = namespace.getAlign();
        if (align != Units.PAGE && align != Units.PMD && align != NamespaceConfig.GIGA)
            findings.error(namespace, ModelPackage.Literals.NAMESPACE_ELEMENT__ALIGN,
                    "Disk \"%s\" has an alignment of %d bytes; expected 4 KiB, 2 MiB or 1 GiB.".formatted(
                            namespace.getDisk(), align),
                    Fix.set("Align it to 2 MiB", namespace, ModelPackage.Literals.NAMESPACE_ELEMENT__ALIGN,
                            (long) Units.PMD));
        else
            if (namespace.getMode() == ModeKind.DEVDAX && bytes(namespace) < align)
                findings.warning(namespace, ModelPackage.Literals.NAMESPACE_ELEMENT__ALIGN,
                        "Disk \"%s\" has %d bytes, less than its alignment of %d: nothing of it can be mapped."
                                .formatted(namespace.getDisk(), bytes(namespace), align),
                        Fix.set("Align it to 4 KiB", namespace, ModelPackage.Literals.NAMESPACE_ELEMENT__ALIGN,
                                (long) Units.PAGE));
        if (namespace.getSectorBytes() != Units.SECTOR && namespace.getSectorBytes() != Units.PAGE)
            findings.error(namespace, ModelPackage.Literals.NAMESPACE_ELEMENT__SECTOR_BYTES,
                    "Disk \"%s\" has blocks of %d bytes in sector mode; expected 512 or 4096.".formatted(
                            namespace.getDisk(), namespace.getSectorBytes()),
                    Fix.set("Use blocks of 4096 bytes", namespace,
                            ModelPackage.Literals.NAMESPACE_ELEMENT__SECTOR_BYTES, Units.PAGE));
    }

    private static long bytes(NamespaceElement namespace) {
        return Math.clamp(namespace.getSectors(), 0, RegionCheck.MOST_BYTES / Units.SECTOR) * Units.SECTOR;
    }

    /** Whether it is a block device at all: device-dax is a character device. dcssblk knows no modes. */
    static boolean isBlock(RegionElement region) {
        return region.getNamespace().getMode() != ModeKind.DEVDAX || !isNvdimm(region);
    }

    /** Whether it has a namespace with a name that is one. */
    static boolean isOnBlockDevice(RegionElement region) {
        return region.getNamespace() != null && region.getNamespace().getDisk() != null && isBlock(region);
    }

    /** Whether a file system on it can use DAX, as the machine decides. */
    static boolean isDax(RegionElement region) {
        return switch (region.getNamespace().getMode()) {
            case FSDAX -> true;
            case RAW -> provider(region).mapsRaw() || !isNvdimm(region);
            case SECTOR, DEVDAX -> !isNvdimm(region);
        };
    }

    private static boolean isNvdimm(RegionElement region) {
        return provider(region).isNvdimm();
    }

    private static Provider provider(RegionElement region) {
        return Provider.valueOf(region.getProvider().getName());
    }

    /** Sets the mode that file systems with DAX need. */
    static Fix toFsdax(NamespaceElement namespace) {
        return Fix.set(FSDAX, namespace, ModelPackage.Literals.NAMESPACE_ELEMENT__MODE, ModeKind.FSDAX);
    }
}
