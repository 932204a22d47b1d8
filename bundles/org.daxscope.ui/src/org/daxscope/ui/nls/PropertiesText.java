package org.daxscope.ui.nls;

import org.eclipse.osgi.util.NLS;

/** Texts of the property sheets. */
public final class PropertiesText extends NLS {
    public static String AgeFill;
    public static String AgeFillHint;
    public static String AgeLargest;
    public static String AgeLargestHint;
    public static String AgeRounds;
    public static String AgeRoundsHint;
    public static String AgeSeed;
    public static String AgeSeedHint;
    public static String AgeSmallest;
    public static String AgeSmallestHint;
    public static String Align;
    public static String AlignHint;
    public static String AtCursor;
    public static String Automatic;
    public static String Base;
    public static String BaseHint;
    public static String Capacity;
    public static String CapacityHint;
    public static String ClearContent;
    public static String ClearContentChoices;
    public static String ClearContentHint;
    public static String ClearMost;
    public static String ClearMostHint;
    public static String ClearUnit;
    public static String ClearUnitHint;
    public static String DataOffset;
    public static String DataOffsetHint;
    public static String DeviceSizeHint;
    public static String Disk;
    public static String DiskHint;
    public static String DiskOffsetHint;
    public static String FactGone;
    public static String FactKind;
    public static String FactKindHint;
    public static String FactPlace;
    public static String FactPlaceHint;
    public static String FactStep;
    public static String FileSizeHint;
    public static String Fill;
    public static String FillHint;
    public static String How;
    public static String HowChoices;
    public static String HowHint;
    public static String InScene;
    public static String Injection;
    public static String InjectionHint;
    public static String Kernel;
    public static String KernelHint;
    public static String KillPolicy;
    public static String KillPolicyChoices;
    public static String KillPolicyHint;
    public static String KnownPoison;
    public static String KnownPoisonHint;
    public static String Layout;
    public static String LayoutFree;
    public static String LayoutHint;
    public static String LayoutTold;
    public static String Length;
    public static String MapFlag;
    public static String MapFlagHint;
    public static String MapLengthHint;
    public static String MapOffsetHint;
    public static String MapOnMedia;
    public static String MapOnMediaHint;
    public static String Maps;
    public static String MapsHint;
    public static String Mended;
    public static String MendedHint;
    public static String Mkfs;
    public static String MkfsHint;
    public static String Mode;
    public static String ModeHint;
    public static String Name;
    public static String NameHint;
    public static String No;
    public static String NoLimit;
    public static String NoName;
    public static String NotACount;
    public static String NotSectors;
    public static String Offset;
    public static String Options;
    public static String OptionsHint;
    public static String PlaceBytes;
    public static String PlaceVirtual;
    public static String PoisonLengthHint;
    public static String PoisonLines;
    public static String Provider;
    public static String ProviderHint;
    public static String RenameHint;
    public static String SectorBytes;
    public static String SectorBytesHint;
    public static String Segment;
    public static String SegmentHint;
    public static String Set;
    public static String Size;
    public static String StoreHeals;
    public static String StoreHealsHint;
    public static String Table;
    public static String TableHint;
    public static String Type;
    public static String TypeHint;
    public static String Yes;

    static {
        initializeMessages("org.daxscope.ui.nls.properties", PropertiesText.class);
    }

    private PropertiesText() {
    }
}
