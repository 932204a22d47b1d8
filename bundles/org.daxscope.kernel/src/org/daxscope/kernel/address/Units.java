package org.daxscope.kernel.address;

/** The units of semantics 1, in bytes, and their shifts. */
public final class Units {
    public static final int SECTOR = 512;
    public static final int PAGE = 4096;
    public static final int PAGE_SHIFT = 12;
    public static final int PAGE_SECTORS = PAGE / SECTOR;
    /** A huge DAX mapping: 2 MiB. */
    public static final int PMD = 2 << 20;
    public static final int PMD_SHIFT = 21;
    public static final int PMD_PAGES = PMD / PAGE;
    /** The unit in which media is lost (XPLine). */
    public static final int LINE = 256;
    public static final int LINES_PER_PAGE = PAGE / LINE;

    private Units() {
    }

    public static long pageFloor(long bytes) {
        return bytes & -PAGE;
    }

    public static long hugeCeil(long bytes) {
        return bytes + PMD - 1 & -PMD;
    }

    public static long pageCeil(long bytes) {
        return (bytes + PAGE - 1) & -PAGE;
    }
}
