package org.daxscope.ui.nls;

import org.eclipse.osgi.util.NLS;

/** Words of the Journal view. */
public final class JournalText extends NLS {
    public static String AllSteps;
    public static String Call;
    public static String Change;
    public static String Depth;
    public static String Details;
    public static String DetailsHint;
    public static String Event;
    public static String EventHint;
    public static String Events;
    public static String Filter;
    public static String FilterHint;
    public static String Group;
    public static String Kind;
    public static String KindHint;
    public static String NoneSelected;
    public static String NotPerformed;
    public static String Number;
    public static String NumberHint;
    public static String Purpose;
    public static String Reading;
    public static String Refusal;
    public static String Remark;
    public static String Result;
    public static String ResultHint;
    public static String Section;
    public static String SettingUp;
    public static String Step;
    public static String Subject;
    public static String SubjectHint;
    public static String SummaryAll;
    public static String SummaryCut;
    public static String SummaryMatches;
    public static String Tree;

    static {
        initializeMessages("org.daxscope.ui.nls.journal", JournalText.class);
    }

    private JournalText() {
    }
}
