package org.daxscope.ui.nls;

import org.eclipse.osgi.util.NLS;

/** Words of the DAX Stack. */
public final class StackText extends NLS {
    public static String AsItStands;
    public static String AtMoment;
    public static String Drawing;
    public static String Moment;
    public static String MomentHint;
    public static String NoStep;
    public static String Nothing;
    public static String Pace;
    public static String PaceFast;
    public static String PaceHint;
    public static String PaceSlow;
    public static String PaceSlowest;
    public static String PaceUsual;
    public static String Purpose;
    public static String Reading;
    public static String Stack;
    public static String StackHint;

    static {
        initializeMessages("org.daxscope.ui.nls.stack", StackText.class);
    }

    private StackText() {
    }
}
