package org.daxscope.ui.nls;

import org.eclipse.osgi.util.NLS;

/** Words of the session's jobs and problems. */
public final class SessionText extends NLS {
    public static String Adopting;
    public static String CannotBuild;
    public static String CannotDo;
    public static String CannotOpen;
    public static String CannotPlay;
    public static String CannotSave;
    public static String CannotStart;
    public static String Comparing;
    public static String EditFailed;
    public static String IsAFolder;
    public static String Keeping;
    public static String MachineFailed;
    public static String NoSuchFile;
    public static String NotAllowed;
    public static String NotKept;
    public static String NotPlayable;
    public static String NotReadable;
    public static String NotRestored;
    public static String Opening;
    public static String Playing;
    public static String Restoring;
    public static String SceneFailed;
    public static String StepFailed;
    public static String StepFailedAt;
    public static String ThisChange;
    public static String UnknownKernel;

    static {
        initializeMessages("org.daxscope.ui.nls.session", SessionText.class);
    }

    private SessionText() {
    }
}
