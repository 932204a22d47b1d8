package org.daxscope.ui.nls;

import org.eclipse.osgi.util.NLS;

/** Words of the Steps view. */
public final class StepsText extends NLS {
    public static String ColumnCompared;
    public static String ColumnComparedHint;
    public static String ColumnDaxscope;
    public static String ColumnDaxscopeHint;
    public static String ColumnKernel;
    public static String ColumnKernelHint;
    public static String ColumnNumber;
    public static String ColumnNumberHint;
    public static String ColumnOperation;
    public static String ColumnOperationHint;
    public static String ColumnOutcome;
    public static String ColumnOutcomeHint;
    public static String ColumnVerdict;
    public static String ColumnVerdictHint;
    public static String ComparedDiffers;
    public static String DeleteLater;
    public static String DetailBare;
    public static String DetailCall;
    public static String DetailCalls;
    public static String DetailCompared;
    public static String DetailDaxscope;
    public static String DetailDevice;
    public static String DetailDevices;
    public static String DetailDifference;
    public static String DetailDm;
    public static String DetailFields;
    public static String DetailFile;
    public static String DetailFiles;
    public static String DetailFirstOf;
    public static String DetailFs;
    public static String DetailFsOn;
    public static String DetailInputs;
    public static String DetailKernel;
    public static String DetailNext;
    public static String DetailNextHint;
    public static String DetailNotPerformed;
    public static String DetailNote;
    public static String DetailOutcome;
    public static String DetailRemarks;
    public static String DetailRule;
    public static String DetailScenario;
    public static String DetailStep;
    public static String DetailVerdict;
    public static String Details;
    public static String Different;
    public static String Equal;
    public static String HeaderDiffer;
    public static String HeaderFailed;
    public static String HeaderId;
    public static String HeaderNothing;
    public static String HeaderSeparator;
    public static String HeaderTotals;
    public static String NotCompared;
    public static String Pending;
    public static String Purpose;
    public static String Steps;
    public static String Unsupported;

    static {
        initializeMessages("org.daxscope.ui.nls.steps", StepsText.class);
    }

    private StepsText() {
    }
}
