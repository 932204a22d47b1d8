package org.daxscope.ui.nls;

import org.eclipse.osgi.util.NLS;

/** Words about exporting what a view shows. */
public final class ExportText extends NLS {
    public static String CannotWrite;
    public static String Csv;
    public static String NoDrawing;
    public static String Png;
    public static String Svg;
    public static String Title;
    public static String Writing;

    static {
        initializeMessages("org.daxscope.ui.nls.export", ExportText.class);
    }

    private ExportText() {
    }
}
