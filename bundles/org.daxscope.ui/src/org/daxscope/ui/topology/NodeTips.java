package org.daxscope.ui.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;

import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.address.Units;
import org.daxscope.machine.check.Violation;
import org.daxscope.ui.nls.TopologyText;
import org.daxscope.ui.scene.BrokenBeliefs;
import org.daxscope.ui.scene.ByteSize;
import org.daxscope.viz.PageState;
import org.daxscope.viz.PoisonCounts.Poison;

/** A thing in sentences. */
final class NodeTips {
    private NodeTips() {
    }

    static String of(Node node) {
        List<String> lines = new ArrayList<>();
        String detail = node.facts().detail();
        lines.add(detail.isEmpty() ? node.name() : NLS.bind(TopologyText.TipTitle, node.name(), detail));
        switch (node.facts().origin()) {
            case SCENE -> {
                // As expected.
            }
            case STEP -> lines.add(TopologyText.TipStep);
            case GONE -> lines.add(TopologyText.TipGone);
        }
        Violation broken = node.facts().broken();
        if (broken != null) {
            lines.addFirst(BrokenBeliefs.words(broken.invariant()) + '.');
            if (!broken.quirks().isEmpty())
                lines.add(NLS.bind(TopologyText.TipQuirks, broken.quirks().stream().map(Quirk::id)
                        .collect(Collectors.joining(", "))));
        }
        Poison poison = node.facts().poison();
        for (PageState state : PoisonColumn.STATES)
            if (PoisonColumn.bytes(poison, state) > 0)
                lines.add(sentence(poison, state));
        return String.join("\n", lines).replace("&", "&&");
    }

    /** "Latent poison: 2 lines of 256 bytes (512 B). The media faults, ..." */
    static String sentence(Poison poison, PageState state) {
        long bytes = PoisonColumn.bytes(poison, state);
        return NLS.bind(TopologyText.TipPoison, new Object[] {state.displayName(), bytes / Units.LINE,
            ByteSize.text(bytes), state.explanation()});
    }
}
