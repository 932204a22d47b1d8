package org.daxscope.ui.nls;

import org.eclipse.osgi.util.NLS;

/** Words of the Tables view. */
public final class TablesText extends NLS {
    public static String Address;
    public static String AddressHint;
    public static String Badge;
    public static String BadgeHint;
    public static String Belief;
    public static String BeliefHint;
    public static String Bus;
    public static String BusHint;
    public static String DaxFile;
    public static String Device;
    public static String DeviceHint;
    public static String Disk;
    public static String DiskByte;
    public static String DiskByteHint;
    public static String DiskHint;
    public static String DiskSector;
    public static String DiskSectorHint;
    public static String Entries;
    public static String Entry;
    public static String EntryHint;
    public static String File;
    public static String FileHint;
    public static String FileOffset;
    public static String FileOffsetHint;
    public static String Files;
    public static String FilesHint;
    public static String Healthy;
    public static String HugeExtent;
    public static String Kind;
    public static String KindHint;
    public static String Length;
    public static String LengthHint;
    public static String Map;
    public static String MapHint;
    public static String MappedFile;
    public static String MappedFileHint;
    public static String Mappings;
    public static String MappingsHint;
    public static String Media;
    public static String MediaHint;
    public static String NewBeyond;
    public static String NewForm;
    public static String NewMessage;
    public static String NewTitle;
    public static String NoDifference;
    public static String NotRecorded;
    public static String Nothing;
    public static String OnDevice;
    public static String OnDeviceHint;
    public static String PlainFile;
    public static String Poisoned;
    public static String Process;
    public static String ProcessHint;
    public static String Purpose;
    public static String Range;
    public static String Raw;
    public static String RawBus;
    public static String RawDisk;
    public static String RawHint;
    public static String RawNone;
    public static String RawRegion;
    public static String ReadOnly;
    public static String Recorded;
    public static String Records;
    public static String RecordsHint;
    public static String Region;
    public static String RegionHint;
    public static String Sectors;
    public static String SectorsHint;
    public static String Unwritten;
    public static String Verdict;
    public static String VerdictHint;
    public static String VerdictNone;
    public static String Writable;
    public static String Written;

    static {
        initializeMessages("org.daxscope.ui.nls.tables", TablesText.class);
    }

    private TablesText() {
    }
}
