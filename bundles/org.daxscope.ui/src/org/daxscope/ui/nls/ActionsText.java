package org.daxscope.ui.nls;

import org.eclipse.osgi.util.NLS;

/** Words of what can be done to the machine. */
public final class ActionsText extends NLS {
    public static String Advanced;
    public static String BehindMapping;
    public static String Bytes;
    public static String BytesIn;
    public static String DataEndsBefore;
    public static String DataTooLong;
    public static String DataUnreadable;
    public static String FieldFlags;
    public static String FieldGrain;
    public static String FieldKnown;
    public static String FieldLength;
    public static String FieldLines;
    public static String FieldMap;
    public static String FieldMode;
    public static String FieldName;
    public static String FieldOffset;
    public static String FieldOptions;
    public static String FieldPattern;
    public static String FieldProcess;
    public static String FieldRanges;
    public static String FieldReadable;
    public static String FieldSeed;
    public static String FieldSize;
    public static String FieldTarget;
    public static String FieldValue;
    public static String FieldWrong;
    public static String FocusInNoFile;
    public static String FocusNotMapped;
    public static String FocusOnNoDisk;
    public static String MappingExists;
    public static String Missing;
    public static String MmapNotAligned;
    public static String NoLength;
    public static String NoSuchMapping;
    public static String NotANumber;
    public static String NotAnAmount;
    public static String NotLatentNorKnown;
    public static String NotYet;
    public static String NothingMapped;
    public static String NothingToRepeat;
    public static String Perform;
    public static String Problem;
    public static String RangeTooFar;
    public static String RangeTooLong;
    public static String ReadableTooLong;
    public static String Redo;
    public static String RemarkBeyondDisk;
    public static String RemarkBeyondEnd;
    public static String RemarkClear;
    public static String RemarkGrows;
    public static String RemarkNotPageAligned;
    public static String RemarkPartialPages;
    public static String RemarkRawWrite;
    public static String StepKnownPoison;
    public static String TitleClear;
    public static String TitleCreate;
    public static String TitleFsync;
    public static String TitleInject;
    public static String TitleLoad;
    public static String TitleMemset;
    public static String TitleMmap;
    public static String TitleMount;
    public static String TitleMsync;
    public static String TitleMunmap;
    public static String TitlePreallocate;
    public static String TitlePunch;
    public static String TitleRead;
    public static String TitleRepeat;
    public static String TitleScrub;
    public static String TitleStore;
    public static String TitleStorm;
    public static String TitleTruncate;
    public static String TitleUnlink;
    public static String TitleUnmount;
    public static String TitleWrite;
    public static String TitleZero;
    public static String TooLarge;
    public static String Undo;
    public static String UnknownFlag;
    public static String UnknownGrain;
    public static String Where;
    public static String WhereBlock;
    public static String WhereDisk;
    public static String WhereDm;
    public static String WhereFile;
    public static String WhereMore;
    public static String WhereNowhere;
    public static String WherePhysical;
    public static String WhereRegion;
    public static String WhereVirtual;

    static {
        initializeMessages("org.daxscope.ui.nls.actions", ActionsText.class);
    }

    private ActionsText() {
    }
}
