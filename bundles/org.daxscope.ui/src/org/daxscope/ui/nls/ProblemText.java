package org.daxscope.ui.nls;

import org.eclipse.osgi.util.NLS;

/** Texts of the Problems view. */
public final class ProblemText extends NLS {
    public static String Error;
    public static String Fix;
    public static String FixHint;
    public static String HowToFix;
    public static String Message;
    public static String MessageHint;
    public static String NoFix;
    public static String NothingWrong;
    public static String Or;
    public static String Purpose;
    public static String Recording;
    public static String Title;
    public static String TitleCount;
    public static String Warning;
    public static String Where;
    public static String WhereHint;

    static {
        initializeMessages("org.daxscope.ui.nls.problem", ProblemText.class);
    }

    private ProblemText() {
    }
}
