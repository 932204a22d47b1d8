package org.daxscope.ui.nls;

import org.eclipse.osgi.util.NLS;

/** Texts of sizes and names in scenes. */
public final class SceneText extends NLS {
    public static String AmbiguousUnit;
    public static String Delete;
    public static String Duplicate;
    public static String Kernel;
    public static String Modes;
    public static String NameOn;
    public static String NoAlignedSpace;
    public static String NoSize;
    public static String NotMounted;
    public static String NotWhole;
    public static String PoisonOn;
    public static String Providers;
    public static String Rename;
    public static String Segments;
    public static String TooLarge;

    static {
        initializeMessages("org.daxscope.ui.nls.scene", SceneText.class);
    }

    private SceneText() {
    }
}
