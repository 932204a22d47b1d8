package org.daxscope.ui.nls;

import org.eclipse.osgi.util.NLS;

/** Words of the Page Inspector. */
public final class InspectorText extends NLS {
    public static String Area;
    public static String Below;
    public static String BelowIs;
    public static String Block;
    public static String BlockIs;
    public static String BusRanges;
    public static String Bytes;
    public static String Cached;
    public static String CachedClean;
    public static String CachedDirty;
    public static String Disk;
    public static String DiskIs;
    public static String DiskRecords;
    public static String Dm;
    public static String Entry;
    public static String EntryIs;
    public static String Event;
    public static String EventHint;
    public static String Facts;
    public static String File;
    public static String FileSystem;
    public static String FlagClear;
    public static String FlagSet;
    public static String Header;
    public static String History;
    public static String Huge;
    public static String HwPoison;
    public static String InBytes;
    public static String InDiskBytes;
    public static String KernelMap;
    public static String LinePoisoned;
    public static String LineReadable;
    public static String MapAbsent;
    public static String MapPresent;
    public static String Media;
    public static String MediaPoisoned;
    public static String MediaReadable;
    public static String Mount;
    public static String MountDax;
    public static String NoEntry;
    public static String NoRecord;
    public static String Nothing;
    public static String Physical;
    public static String Purpose;
    public static String Range;
    public static String ReadOnly;
    public static String Reading;
    public static String Record;
    public static String Records;
    public static String Region;
    public static String RegionIs;
    public static String RegionRecords;
    public static String SettingUp;
    public static String Small;
    public static String Step;
    public static String StepHint;
    public static String StepIs;
    public static String Unreadable;
    public static String Use;
    public static String UseBusy;
    public static String UseData;
    public static String UseFree;
    public static String UseMetadata;
    public static String UseOf;
    public static String UseUnwritten;
    public static String UsedBy;
    public static String Value;
    public static String ValueHint;
    public static String Verdict;
    public static String Virtual;
    public static String What;
    public static String WhatHint;
    public static String Window;
    public static String WindowFlagged;
    public static String WindowIs;
    public static String Writable;

    static {
        initializeMessages("org.daxscope.ui.nls.inspector", InspectorText.class);
    }

    private InspectorText() {
    }
}
