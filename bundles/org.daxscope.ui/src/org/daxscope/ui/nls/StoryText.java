package org.daxscope.ui.nls;

import org.eclipse.osgi.util.NLS;

/** Words around the stories; what a story tells is its own. */
public final class StoryText extends NLS {
    public static String After;
    public static String Again;
    public static String AgainHint;
    public static String Another;
    public static String AnotherHint;
    public static String Left;
    public static String Next;
    public static String NextHint;
    public static String Opening;
    public static String OtherKernel;
    public static String OwnWay;
    public static String Telling;
    public static String Unknown;
    public static String WhatToSee;

    static {
        initializeMessages("org.daxscope.ui.nls.story", StoryText.class);
    }

    private StoryText() {
    }
}
