package org.daxscope.ui.nls;

import org.eclipse.osgi.util.NLS;

/** Words of the Signals view. */
public final class SignalsText extends NLS {
    public static String Address;
    public static String AddressHint;
    public static String Cause;
    public static String CauseHint;
    public static String Errno;
    public static String Lsb;
    public static String LsbBytes;
    public static String LsbHint;
    public static String LsbNone;
    public static String Died;
    public static String EarlyKilled;
    public static String NotSignalled;
    public static String Details;
    public static String Meant;
    public static String Bad;
    public static String Name;
    public static String None;
    public static String Offset;
    public static String OffsetHint;
    public static String Operation;
    public static String OperationHint;
    public static String Noted;
    public static String Process;
    public static String ProcessHint;
    public static String Purpose;
    public static String Sector;
    public static String SectorHint;
    public static String Step;
    public static String StepHint;
    public static String What;
    public static String WhatHint;

    static {
        initializeMessages("org.daxscope.ui.nls.signals", SignalsText.class);
    }

    private SignalsText() {
    }
}
