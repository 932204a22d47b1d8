package org.daxscope.ui.nls;

import org.eclipse.osgi.util.NLS;

/** Words of the repair of a range. */
public final class RecoverText extends NLS {
    public static String AndMore;
    public static String Aspect;
    public static String AspectHint;
    public static String Data;
    public static String DoesNotApply;
    public static String Extents;
    public static String Huge;
    public static String Mapped;
    public static String Media;
    public static String MediaHealthy;
    public static String MediaPoisoned;
    public static String NoFile;
    public static String NoNumber;
    public static String NotModelled;
    public static String NothingChosen;
    public static String Now;
    public static String NowHint;
    public static String Nowhere;
    public static String Played;
    public static String Playing;
    public static String Possible;
    public static String Punch;
    public static String PunchChoice;
    public static String PunchHint;
    public static String PunchStep;
    public static String Readable;
    public static String ReadableNot;
    public static String ReadableRecorded;
    public static String ReadableYes;
    public static String Records;
    public static String RecordsGone;
    public static String RecordsNone;
    public static String RecordsThere;
    public static String Result;
    public static String Run;
    public static String Table;
    public static String Title;
    public static String TooLong;
    public static String UnknownStrategy;
    public static String WhatDisk;
    public static String WhatFile;
    public static String Why;
    public static String WhyCutBack;
    public static String WhyFlagged;
    public static String WhyLatent;
    public static String WhyName;
    public static String WhyNothing;
    public static String WhyOverwritten;
    public static String WhyPages;
    public static String WhyPoison;
    public static String WhyRecords;
    public static String Write;
    public static String WriteChoice;
    public static String WriteHint;
    public static String WriteStep;

    static {
        initializeMessages("org.daxscope.ui.nls.recover", RecoverText.class);
    }

    private RecoverText() {
    }
}
