package org.daxscope.ui.addresses;

import java.util.List;

import org.daxscope.kernel.address.Units;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.ui.nls.AddressText;

/** The fields of the strip, from the application down to the memory. */
enum AddressKind {
    VIRTUAL(Space.VIRTUAL, 1, true), FILE(Space.FILE, 1, false), WINDOW(Space.WINDOW, Units.PAGE, false),
    BLOCK(Space.FS_BLOCK, Units.PAGE, false),
    DM(Space.DM, Units.SECTOR, false), BYTE(Space.DISK, 1, false), SECTOR(Space.DISK, Units.SECTOR, false),
    REGION(Space.REGION, Units.SECTOR, false),
    PHYSICAL(Space.PHYSICAL, 1, true);

    static final List<AddressKind> ALL = List.of(values());

    private final Space space;
    private final int unit;
    private final boolean hex;

    AddressKind(Space space, int unit, boolean hex) {
        this.space = space;
        this.unit = unit;
        this.hex = hex;
    }

    Space space() {
        return space;
    }

    /** Bytes that one of its numbers counts. */
    int unit() {
        return unit;
    }

    /** The start of a range as the field shows it. */
    String text(Span span) {
        return hex ? Addresses.hex(span.start()) : Long.toString(span.start() / unit);
    }

    /** The other way to write it. */
    String otherText(Span span) {
        return hex ? Long.toString(span.start()) : Addresses.hex(span.start() / unit);
    }

    /** @return a label with {0} for the name */
    String label() {
        return switch (this) {
            case VIRTUAL -> AddressText.Virtual;
            case FILE -> AddressText.File;
            case WINDOW -> AddressText.Window;
            case BLOCK -> AddressText.Block;
            case DM -> AddressText.Dm;
            case BYTE -> AddressText.Byte;
            case SECTOR -> AddressText.Sector;
            case REGION -> AddressText.Region;
            case PHYSICAL -> AddressText.Physical;
        };
    }

    /** What a number counts. */
    String unitWords() {
        return switch (this) {
            case BLOCK -> AddressText.UnitBlock;
            case WINDOW -> AddressText.UnitPage;
            case DM, SECTOR, REGION -> AddressText.UnitSector;
            default -> AddressText.UnitByte;
        };
    }

    /** What the field says when the focus is nowhere in its space. */
    String nowhere() {
        return switch (this) {
            case VIRTUAL -> AddressText.NowhereVirtual;
            case FILE, BLOCK -> AddressText.NowhereFile;
            case DM -> AddressText.NowhereDm;
            case WINDOW -> AddressText.NowhereWindow;
            default -> AddressText.NowhereDisk;
        };
    }
}
