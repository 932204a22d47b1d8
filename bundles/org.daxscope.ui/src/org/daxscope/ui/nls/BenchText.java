package org.daxscope.ui.nls;

import org.eclipse.osgi.util.NLS;

/** Words of benchmarks. */
public final class BenchText extends NLS {
    public static String Blit;
    public static String Frames;
    public static String Heap;
    public static String Pan;
    public static String Scene;
    public static String Size;
    public static String Unknown;
    public static String Zoom;

    static {
        initializeMessages("org.daxscope.ui.nls.bench", BenchText.class);
    }

    private BenchText() {
    }
}
