package org.daxscope.ui.topology;

import java.util.List;

import org.daxscope.machine.check.Invariant;
import org.daxscope.machine.check.Violation;
import org.daxscope.machine.place.Span;
import org.daxscope.ui.nls.TopologyText;
import org.daxscope.ui.scene.BrokenBeliefs;
import org.daxscope.ui.topology.Node.Facts;

/** The badge "truth against belief": which invariants do not hold at the cursor, and where. Semantics appendix C. */
final class BeliefNodes {
    private final List<Violation> broken;
    private final PoisonOnParts poison;

    BeliefNodes(List<Violation> broken, PoisonOnParts poison) {
        this.broken = broken;
        this.poison = poison;
    }

    void addTo(Node machine) {
        List<Invariant> kinds = BrokenBeliefs.kinds(broken);
        Node badge = machine.add(NodeKind.BELIEF, TopologyText.Belief, Facts.of(BrokenBeliefs.summary(broken), null));
        for (Invariant kind : kinds) {
            List<Violation> places = broken.stream().filter(violation -> violation.invariant() == kind).toList();
            Node node = badge.add(new Node(badge, NodeKind.INVARIANT, kind.name(), BrokenBeliefs.words(kind),
                    Facts.of(BrokenBeliefs.count(places.size()), null)));
            for (Violation place : places)
                node.add(violation(node, place));
        }
    }

    private Node violation(Node parent, Violation place) {
        Span span = Span.disk(place.disk(), place.start(), place.end());
        return new Node(parent, NodeKind.VIOLATION, place.disk() + place.start(), BrokenBeliefs.where(place),
                Facts.of(BrokenBeliefs.reasons(place), null).at(span, poison.on(span)).broken(place));
    }
}
