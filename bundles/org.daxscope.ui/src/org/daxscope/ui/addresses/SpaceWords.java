package org.daxscope.ui.addresses;

import org.eclipse.osgi.util.NLS;

import org.daxscope.machine.place.Span;
import org.daxscope.ui.nls.AddressText;

/** Address spaces in words. */
final class SpaceWords {
    private SpaceWords() {
    }

    /** What the range counts from: "bytes from the start of file f". */
    static String of(Span span) {
        return switch (span.space()) {
            case VIRTUAL -> NLS.bind(AddressText.InVirtual, span.name());
            case FILE -> NLS.bind(AddressText.InFile, span.name());
            case FS_BLOCK, DM, DISK -> NLS.bind(AddressText.InDisk, span.name());
            case WINDOW -> NLS.bind(AddressText.InWindow, span.name());
            case REGION -> NLS.bind(AddressText.InRegion, span.name());
            case PHYSICAL -> AddressText.InPhysical;
        };
    }
}
