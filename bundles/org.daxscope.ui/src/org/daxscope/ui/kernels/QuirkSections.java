package org.daxscope.ui.kernels;

import java.util.EnumSet;
import java.util.List;

import org.eclipse.osgi.util.NLS;

import org.daxscope.kernel.Quirk;
import org.daxscope.machine.run.TakenStep.Call;
import org.daxscope.ui.nls.KernelsText;
import org.daxscope.ui.widgets.Section;

/** The quirks that made calls end as they did, each explained, and how to see the same without it. */
public final class QuirkSections {
    private QuirkSections() {
    }

    /** In the order of their numbers; empty when no quirk is to blame. */
    public static List<Section> of(List<Call> calls) {
        EnumSet<Quirk> blamed = EnumSet.noneOf(Quirk.class);
        for (Call call : calls) {
            call.remarks().forEach(remark -> remark.rule().quirk().ifPresent(blamed::add));
            if (!call.badAddress().isEmpty())
                blamed.add(Quirk.Q9_RECOVERY_FAILS_AS_EFAULT);
        }
        return blamed.stream()
                .map(quirk -> new Section(NLS.bind(KernelsText.Quirk, quirk.id()), text(quirk))).toList();
    }

    private static String text(Quirk quirk) {
        return NLS.bind(KernelsText.QuirkText, explanation(quirk), KernelsText.QuirkOff);
    }

    /** What a quirk does, with the section that describes it. */
    static String explanation(Quirk quirk) {
        return NLS.bind(KernelsText.QuirkSection, quirk.explanation(), quirk.section());
    }
}
