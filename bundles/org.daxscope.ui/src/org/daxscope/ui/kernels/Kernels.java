package org.daxscope.ui.kernels;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.ui.nls.KernelsText;

/** The kernels there are, by the names that {@link KernelModel#named} reads. */
public final class Kernels {
    /** Releases of which recordings come with the product. */
    private static final List<String> RECORDED = List.of("5.10", "6.1", "6.12");
    /** One between its releases, with a defect that no release of the generation has. */
    private static final String CANDIDATE = "6.0-rc1";

    private Kernels() {
    }

    /** Recorded releases first, then the presets in the order of their age, each before what differs in a single point. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(RECORDED);
        for (KernelPreset preset : KernelPreset.values()) {
            names.add(preset.name());
            if (preset == KernelModel.named(CANDIDATE).preset())
                names.add(CANDIDATE);
        }
        return names;
    }

    /** "6.1 (recorded)", "G60 (6.0 to 6.4)". */
    public static String label(String name) {
        return RECORDED.contains(name) ? NLS.bind(KernelsText.Recorded, name)
                : name.equals(CANDIDATE) ? NLS.bind(KernelsText.Candidate, name)
                        : NLS.bind(KernelsText.Preset, name, KernelModel.named(name).preset().kernels());
    }

    /** What is new in it, in a few words. */
    public static String summary(String name) {
        KernelPreset preset = KernelModel.named(name).preset();
        if (name.equals(CANDIDATE))
            return NLS.bind(KernelsText.SummaryCandidate, name, preset.name());
        return RECORDED.contains(name)
                ? NLS.bind(KernelsText.SummaryRecorded,
                        new Object[] {label(name), preset.name(), preset.summary()})
                : NLS.bind(KernelsText.Summary, label(name), preset.summary());
    }
}
