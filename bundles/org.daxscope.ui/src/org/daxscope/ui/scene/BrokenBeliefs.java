package org.daxscope.ui.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;

import org.daxscope.kernel.address.Units;
import org.daxscope.machine.check.Invariant;
import org.daxscope.machine.check.Violation;
import org.daxscope.ui.nls.SceneText;
import org.daxscope.ui.session.SessionState;

/** Invariants that do not hold, in words. */
public final class BrokenBeliefs {
    private BrokenBeliefs() {
    }

    /** "holds", or how many of them do not. */
    public static String summary(List<Violation> broken) {
        List<Invariant> kinds = kinds(broken);
        return kinds.isEmpty() ? SceneText.BeliefHolds
                : kinds.size() == 1 ? SceneText.BeliefOneBroken
                        : NLS.bind(SceneText.BeliefBroken, kinds.size());
    }

    /** Those that do not hold, in their order. */
    public static List<Invariant> kinds(List<Violation> broken) {
        return broken.stream().map(Violation::invariant).distinct().sorted().toList();
    }

    /** "1 place", "16 places or more". */
    public static String count(int places) {
        return places == 1 ? SceneText.OnePlace
                : NLS.bind(places >= SessionState.MOST_BROKEN ? SceneText.PlacesOrMore : SceneText.Places,
                        places);
    }

    /** "Every poisoned line is covered by a record of the disk". */
    public static String words(Invariant invariant) {
        String words = invariant.words();
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** "pm0, page 24, sectors [192, 200)". */
    public static String where(Violation place) {
        return NLS.bind(SceneText.BrokenAt, new Object[] {place.disk(), Long.toString(place.start() / Units.PAGE),
            Long.toString(place.start() / Units.SECTOR),
            Long.toString(Math.ceilDiv(place.end(), (long) Units.SECTOR))});
    }

    /** What can be why without any kernel doing wrong. */
    public static String reasons(Violation place) {
        return place.circumstances().isEmpty() ? SceneText.NoReason
                : place.circumstances().stream().map(why -> why.words()).collect(Collectors.joining(SceneText.Or));
    }

    /** The broken invariants with their places and what can be why, in lines; at most so many places. */
    public static List<String> lines(List<Violation> broken, int most) {
        List<String> lines = new ArrayList<>();
        for (Invariant kind : kinds(broken)) {
            List<Violation> places = broken.stream().filter(violation -> violation.invariant() == kind).toList();
            lines.add(NLS.bind(SceneText.NotTrue, words(kind), count(places.size())));
            places.stream().limit(most)
                    .forEach(place -> lines.add(NLS.bind(SceneText.BrokenLine, where(place), reasons(place))));
        }
        return lines;
    }
}
