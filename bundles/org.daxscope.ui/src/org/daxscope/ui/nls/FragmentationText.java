package org.daxscope.ui.nls;

import org.eclipse.osgi.util.NLS;

/** Words of the Fragmentation view. */
public final class FragmentationText extends NLS {
    public static String After;
    public static String AfterHint;
    public static String AfterStep;
    public static String Allocated;
    public static String AlongSteps;
    public static String AtStart;
    public static String Before;
    public static String BeforeHint;
    public static String BeforeStep;
    public static String Better;
    public static String Change;
    public static String ChangeHint;
    public static String Chart;
    public static String Compare;
    public static String CompareStart;
    public static String CompareStep;
    public static String Contiguity;
    public static String DiskByte;
    public static String DiskByteHint;
    public static String DiskSector;
    public static String DiskSectorHint;
    public static String Drawing;
    public static String ExtentList;
    public static String Extents;
    public static String ExtentsHint;
    public static String File;
    public static String FileOffset;
    public static String FileOffsetHint;
    public static String HoleBytes;
    public static String Holes;
    public static String Huge;
    public static String HugeHint;
    public static String HugeMapped;
    public static String HugeMappedHint;
    public static String HugePossible;
    public static String HugePossibleHint;
    public static String IsUnwritten;
    public static String IsWritten;
    public static String Known;
    public static String KnownHint;
    public static String Largest;
    public static String Latent;
    public static String LatentHint;
    public static String Length;
    public static String LengthHint;
    public static String Less;
    public static String Mean;
    public static String Measure;
    public static String MeasureHint;
    public static String Measures;
    public static String Median;
    public static String More;
    public static String New;
    public static String NoFile;
    public static String NoFiles;
    public static String NumberHint;
    public static String Purpose;
    public static String Same;
    public static String ShareAxis;
    public static String Since;
    public static String SinceHint;
    public static String Size;
    public static String Stale;
    public static String StaleHint;
    public static String Start;
    public static String State;
    public static String StateHint;
    public static String Step;
    public static String StepHint;
    public static String Strips;
    public static String StripsHint;
    public static String TipElsewhere;
    public static String TipExtent;
    public static String TipHole;
    public static String TipMore;
    public static String Unchanged;
    public static String Unwritten;
    public static String Worse;

    static {
        initializeMessages("org.daxscope.ui.nls.fragmentation", FragmentationText.class);
    }

    private FragmentationText() {
    }
}
