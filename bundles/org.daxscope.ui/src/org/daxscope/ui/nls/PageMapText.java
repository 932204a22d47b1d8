package org.daxscope.ui.nls;

import org.eclipse.osgi.util.NLS;

/** Words of the Page Map view. */
public final class PageMapText extends NLS {
    public static String Cell;
    public static String Indexing;
    public static String LegendEntry;
    public static String Map;
    public static String NoTrouble;
    public static String Order;
    public static String OrderHilbert;
    public static String OrderHint;
    public static String OrderRows;
    public static String Painting;
    public static String Purpose;
    public static String Readout;
    public static String ReadoutHint;
    public static String Scale;
    public static String Show;
    public static String ShowHint;
    public static String TargetDisk;
    public static String TargetFile;

    static {
        initializeMessages("org.daxscope.ui.nls.pagemap", PageMapText.class);
    }

    private PageMapText() {
    }
}
