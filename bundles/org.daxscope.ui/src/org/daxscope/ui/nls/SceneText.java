package org.daxscope.ui.nls;

import org.eclipse.osgi.util.NLS;

/** Texts of sizes and names in scenes. */
public final class SceneText extends NLS {
    public static String AmbiguousUnit;
    public static String BeliefBroken;
    public static String BeliefHolds;
    public static String BeliefOneBroken;
    public static String BrokenAt;
    public static String BrokenLine;
    public static String Delete;
    public static String Duplicate;
    public static String Kernel;
    public static String Modes;
    public static String NameOn;
    public static String NoAlignedSpace;
    public static String NoReason;
    public static String NoSize;
    public static String NotMounted;
    public static String NotTrue;
    public static String NotWhole;
    public static String OnePlace;
    public static String Or;
    public static String PersistenceDomains;
    public static String Places;
    public static String PlacesOrMore;
    public static String PoisonOn;
    public static String Power;
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
