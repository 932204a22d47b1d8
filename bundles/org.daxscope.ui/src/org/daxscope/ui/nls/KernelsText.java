package org.daxscope.ui.nls;

import org.eclipse.osgi.util.NLS;

/** Words of choosing and comparing kernels. */
public final class KernelsText extends NLS {
    public static String Candidate;
    public static String ChooserHint;
    public static String CompareMessage;
    public static String CompareTitle;
    public static String Edit;
    public static String Kernel;
    public static String Preset;
    public static String Quirk;
    public static String QuirkNone;
    public static String QuirkOff;
    public static String QuirkSection;
    public static String QuirkText;
    public static String Quirks;
    public static String Recorded;
    public static String Run;
    public static String Summary;
    public static String SummaryCandidate;
    public static String SummaryRecorded;
    public static String Title;

    static {
        initializeMessages("org.daxscope.ui.nls.kernels", KernelsText.class);
    }

    private KernelsText() {
    }
}
