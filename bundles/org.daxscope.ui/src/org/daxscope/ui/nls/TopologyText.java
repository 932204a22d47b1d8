package org.daxscope.ui.nls;

import org.eclipse.osgi.util.NLS;

/** Texts of the Topology view. */
public final class TopologyText extends NLS {
    public static String Belief;
    public static String BootsAll;
    public static String BootsMount;
    public static String BootsNothing;
    public static String BootsScrub;
    public static String Bus;
    public static String CachedFile;
    public static String CannotSet;
    public static String Count;
    public static String CountHint;
    public static String DaxFile;
    public static String Detail;
    public static String DmDax;
    public static String DmDevice;
    public static String DmGone;
    public static String DmLoaded;
    public static String DmNoDax;
    public static String DmSuspended;
    public static String DmTarget;
    public static String ExtentAt;
    public static String ExtentGroup;
    public static String ExtentShared;
    public static String ExtentUnwritten;
    public static String Extents;
    public static String FileGone;
    public static String FindingCause;
    public static String HugeEntries;
    public static String InLines;
    public static String Kernel;
    public static String MadeByStep;
    public static String Making;
    public static String MappingGone;
    public static String MappingOf;
    public static String Mappings;
    public static String Mounted;
    public static String MountedDax;
    public static String Namespace;
    public static String NoEntries;
    public static String NotMounted;
    public static String OneExtent;
    public static String OneMapping;
    public static String PartitionAt;
    public static String PartitionGone;
    public static String PoisonAtStart;
    public static String PoisonKnown;
    public static String PoisonLatent;
    public static String Power;
    public static String PowerOff;
    public static String PowerOn;
    public static String PowerState;
    public static String Purpose;
    public static String Range;
    public static String RegionAt;
    public static String RenameEmpty;
    public static String RenameQuestion;
    public static String RenameTitle;
    public static String Share;
    public static String ShareWithout;
    public static String Shown;
    public static String SmallEntries;
    public static String Thing;
    public static String ThingHint;
    public static String TipGone;
    public static String TipPoison;
    public static String TipQuirks;
    public static String TipStep;
    public static String TipTitle;
    public static String Tree;

    static {
        initializeMessages("org.daxscope.ui.nls.topology", TopologyText.class);
    }

    private TopologyText() {
    }
}
