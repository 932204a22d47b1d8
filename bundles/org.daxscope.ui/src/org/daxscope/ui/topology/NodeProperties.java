package org.daxscope.ui.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.osgi.util.NLS;
import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.Quirk;
import org.daxscope.machine.check.Violation;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.Scene;
import org.daxscope.model.SceneElement;
import org.daxscope.model.bridge.ToModel;
import org.daxscope.model.edit.SessionDocument;
import org.daxscope.ui.nls.PropertiesText;
import org.daxscope.ui.properties.ElementProperties;
import org.daxscope.ui.properties.Property;
import org.daxscope.ui.properties.PropertySource;
import org.daxscope.ui.scene.BrokenBeliefs;
import org.daxscope.ui.scene.ByteSize;
import org.daxscope.ui.scene.ScenePart;
import org.daxscope.ui.session.SessionService;
import org.daxscope.viz.PageState;

/** Nodes as property sheets: what the scene says, to be edited in a session of one's own, and what the machine holds. */
final class NodeProperties {
    private final SessionService session;
    private final Causes causes;
    private final Consumer<String> problem;

    /**
     * @param causes of broken invariants
     * @param problem told why a value could not be set
     */
    NodeProperties(SessionService session, Causes causes, Consumer<String> problem) {
        this.session = session;
        this.causes = causes;
        this.problem = problem;
    }

    PropertySource of(Node node) {
        EObject element = element(node);
        return new PropertySource(
                element == null ? List.of() : ElementProperties.of(session.document(), element), facts(node), problem);
    }

    /** The part of the document, or of a copy of the recording's scene; null for what a step made. */
    private @Nullable EObject element(Node node) {
        ScenePart part = node.facts().part();
        if (part == null)
            return null;
        SessionDocument document = session.document();
        Scene scene = session.state().scene();
        SceneElement root = document != null ? document.session().getScene()
                : scene == null ? null : ToModel.scene(scene);
        return root == null ? null : part.in(root);
    }

    private List<Property> facts(Node node) {
        List<Property> facts = new ArrayList<>();
        Violation broken = node.facts().broken();
        if (broken != null)
            return broken(broken);
        String detail = node.facts().detail();
        facts.add(Property.fact(PropertiesText.FactKind, PropertiesText.FactKindHint, switch (node.facts().origin()) {
            case SCENE -> detail;
            case STEP -> detail + " (" + PropertiesText.FactStep + ')';
            case GONE -> PropertiesText.FactGone;
        }));
        Span span = node.facts().span();
        if (span != null)
            facts.add(Property.fact(PropertiesText.FactPlace, PropertiesText.FactPlaceHint, place(span)));
        // Which DIMM holds a line of an interleaved region, the machine does not say.
        if (node.kind() == NodeKind.DIMM || node.facts().origin() == Node.Origin.GONE)
            return facts;
        for (PageState state : PoisonColumn.STATES) {
            long bytes = PoisonColumn.bytes(node.facts().poison(), state);
            facts.add(Property.fact(state.displayName(), state.explanation(),
                    NLS.bind(PropertiesText.PoisonLines, bytes / Units.LINE, ByteSize.text(bytes))));
        }
        return facts;
    }

    /** A place where an invariant does not hold. */
    private List<Property> broken(Violation place) {
        List<Quirk> quirks = causes.of(place);
        String cause = quirks == null ? PropertiesText.CauseSought
                : quirks.isEmpty() ? PropertiesText.CauseNone
                        : quirks.stream().map(quirk -> quirk.id() + ": " + quirk.explanation())
                                .collect(Collectors.joining("; "));
        return List.of(
                Property.fact(PropertiesText.Invariant, PropertiesText.InvariantHint,
                        BrokenBeliefs.words(place.invariant())),
                Property.fact(PropertiesText.BrokenAt, PropertiesText.BrokenAtHint, BrokenBeliefs.where(place)),
                Property.fact(PropertiesText.FactPlace, PropertiesText.FactPlaceHint,
                        NLS.bind(PropertiesText.PlaceBytes, new Object[] {place.disk(), place.start(), place.end()})),
                Property.fact(PropertiesText.Circumstance, PropertiesText.CircumstanceHint,
                        BrokenBeliefs.reasons(place)),
                Property.fact(PropertiesText.Cause, PropertiesText.CauseHint, cause));
    }

    private static String place(Span span) {
        return span.space() == Space.VIRTUAL
                ? NLS.bind(PropertiesText.PlaceVirtual, new Object[] {span.name(), Long.toHexString(span.start()),
                    Long.toHexString(span.end())})
                : NLS.bind(PropertiesText.PlaceBytes, new Object[] {span.name(), span.start(), span.end()});
    }
}
