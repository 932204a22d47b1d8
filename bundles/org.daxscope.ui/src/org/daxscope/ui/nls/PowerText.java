package org.daxscope.ui.nls;

import org.eclipse.osgi.util.NLS;

/** Words of power failures. */
public final class PowerText extends NLS {
    public static String After;
    public static String AllHardware;
    public static String BeforeStep;
    public static String CutCommand;
    public static String CutHere;
    public static String Event;
    public static String Found;
    public static String FoundNothing;
    public static String Grid;
    public static String GridOf;
    public static String Hardware;
    public static String NoPages;
    public static String NoSession;
    public static String NoStep;
    public static String OwnHardware;
    public static String Pages;
    public static String Stop;
    public static String Stopped;
    public static String Trying;
    public static String Unwatched;

    static {
        initializeMessages("org.daxscope.ui.nls.power", PowerText.class);
    }

    private PowerText() {
    }
}
