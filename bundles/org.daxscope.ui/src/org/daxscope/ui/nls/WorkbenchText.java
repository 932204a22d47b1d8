package org.daxscope.ui.nls;

import org.eclipse.osgi.util.NLS;

/** Words of windows, menus, dialogs and empty views. */
public final class WorkbenchText extends NLS {
    public static String AtOncePreference;
    public static String EmptyDrop;
    public static String EmptyNew;
    public static String EmptyOpen;
    public static String EmptySample;
    public static String EmptyStory;
    public static String MenuFile;
    public static String MenuHelp;
    public static String MenuShowView;
    public static String MenuWindow;
    public static String MoreRows;
    public static String NoRecent;
    public static String OpenAllFiles;
    public static String OpenRecordings;
    public static String OpenSessions;
    public static String OpenTitle;
    public static String PalettePreference;
    public static String Pin;
    public static String PinHint;
    public static String Pinned;
    public static String PreferencesDescription;
    public static String Product;
    public static String RecentEntry;
    public static String RowsPreference;
    public static String SampleFilter;
    public static String SampleId;
    public static String SampleKernel;
    public static String SampleMessage;
    public static String SampleNone;
    public static String SamplePlays;
    public static String SamplePlaysHint;
    public static String SamplePlaysYes;
    public static String SampleReading;
    public static String SampleTitle;
    public static String SampleTitleColumn;
    public static String SaveSessions;
    public static String SaveTitle;
    public static String StatusProblem;
    public static String StatusStart;
    public static String StatusStep;
    public static String WindowTitle;
    public static String WindowTitleDirty;

    static {
        initializeMessages("org.daxscope.ui.nls.workbench", WorkbenchText.class);
    }

    private WorkbenchText() {
    }
}
