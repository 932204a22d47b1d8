package org.daxscope.ui.nls;

import org.eclipse.osgi.util.NLS;

/** Words of the Welcome view. */
public final class WelcomeText extends NLS {
    public static String Drawing;
    public static String Keys;
    public static String NewSession;
    public static String Open;
    public static String Own;
    public static String Picture;
    public static String PictureSays;
    public static String Recent;
    public static String Run;
    public static String RunHint;
    public static String Sample;
    public static String Sentence;
    public static String Stories;
    public static String Title;

    static {
        initializeMessages("org.daxscope.ui.nls.welcome", WelcomeText.class);
    }

    private WelcomeText() {
    }
}
