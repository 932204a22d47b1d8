package org.daxscope.ui.nls;

import org.eclipse.osgi.util.NLS;

/** Words about addresses. */
public final class AddressText extends NLS {
    public static String Beyond;
    public static String Block;
    public static String Byte;
    public static String ChooseHint;
    public static String Copy;
    public static String Dm;
    public static String File;
    public static String InDisk;
    public static String InFile;
    public static String InPhysical;
    public static String InRegion;
    public static String InVirtual;
    public static String InWindow;
    public static String NoLength;
    public static String NoMemory;
    public static String NoNumber;
    public static String NoSpace;
    public static String NoSuchName;
    public static String NotIn;
    public static String NotMapped;
    public static String NotUnderstood;
    public static String Nothing;
    public static String NowhereDisk;
    public static String NowhereDm;
    public static String NowhereFile;
    public static String NowhereVirtual;
    public static String NowhereWindow;
    public static String Physical;
    public static String Pieces;
    public static String Region;
    public static String Sector;
    public static String Tip;
    public static String TooLarge;
    public static String Translating;
    public static String TypeHint;
    public static String UnitBlock;
    public static String UnitByte;
    public static String UnitPage;
    public static String UnitSector;
    public static String Virtual;
    public static String WhichOne;
    public static String Window;

    static {
        initializeMessages("org.daxscope.ui.nls.address", AddressText.class);
    }

    private AddressText() {
    }
}
