package org.daxscope.ui.kernels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.osgi.util.NLS;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.ui.nls.KernelsText;

/** The kernels there are, by the names that {@link KernelModel#named} reads. */
final class Kernels {
    /** Releases of which recordings come with the product. */
    private static final List<String> RECORDED = List.of("5.10", "6.1", "6.12");

    private Kernels() {
    }

    /** Recorded releases first, then the presets in the order of their age. */
    static List<String> names() {
        List<String> names = new ArrayList<>(RECORDED);
        Arrays.stream(KernelPreset.values()).map(KernelPreset::name).forEach(names::add);
        return names;
    }

    /** "6.1 (recorded)", "G60 (6.0 to 6.4)". */
    static String label(String name) {
        return RECORDED.contains(name)
                ? NLS.bind(KernelsText.Recorded, name)
                : NLS.bind(KernelsText.Preset, name, KernelModel.named(name).preset().kernels());
    }

    /** What is new in it, in a few words. */
    static String summary(String name) {
        KernelPreset preset = KernelModel.named(name).preset();
        return RECORDED.contains(name)
                ? NLS.bind(KernelsText.SummaryRecorded,
                        new Object[] {label(name), preset.name(), preset.summary()})
                : NLS.bind(KernelsText.Summary, label(name), preset.summary());
    }
}
