package org.daxscope.ui.nls;

import org.eclipse.osgi.util.NLS;

/** Words of the Page Map view. */
public final class PageMapText extends NLS {
    public static String AfterStep;
    public static String AtStart;
    public static String Cell;
    public static String Cells;
    public static String CellsHint;
    public static String FileName;
    public static String GoTo;
    public static String GoToHint;
    public static String Indexing;
    public static String LegendEntry;
    public static String LegendHidden;
    public static String Map;
    public static String Minimap;
    public static String MinimapHint;
    public static String NoTrouble;
    public static String NotHere;
    public static String Order;
    public static String OrderHilbert;
    public static String OrderHint;
    public static String OrderRows;
    public static String Overlays;
    public static String OverlaysHint;
    public static String OwnerOf;
    public static String Painting;
    public static String Purpose;
    public static String Readout;
    public static String ReadoutHint;
    public static String Scale;
    public static String SheetScale;
    public static String SheetTitle;
    public static String Show;
    public static String ShowHint;
    public static String ShowLegend;
    public static String ShowMinimap;
    public static String TargetDisk;
    public static String TargetFile;
    public static String TargetMapping;
    public static String TargetProcess;

    static {
        initializeMessages("org.daxscope.ui.nls.pagemap", PageMapText.class);
    }

    private PageMapText() {
    }
}
