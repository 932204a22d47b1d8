package org.daxscope.ui.pagemap;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.ui.IMemento;
import org.jspecify.annotations.Nullable;

import org.daxscope.viz.AddressCurve;
import org.daxscope.viz.Overlay;
import org.daxscope.viz.PageState;

/**
 * How the user wants to see the map.
 *
 * @param curve order of addresses
 * @param hidden states not to be shown
 * @param overlays to be drawn over the states
 * @param owner the file whose extents {@link org.daxscope.viz.Overlay.Kind#OWNER} outlines; empty for the first
 * @param minimap whether the minimap is shown
 * @param legend whether the legend is shown
 */
record MapOptions(AddressCurve.Kind curve, Set<PageState> hidden, Set<Overlay.Kind> overlays, String owner,
        boolean minimap, boolean legend) {
    /** The overlays to choose from, in the order of the menu. */
    static final List<Overlay.Kind> OVERLAYS = List.of(Overlay.Kind.OWNER, Overlay.Kind.HUGE_POSSIBLE,
            Overlay.Kind.HUGE_MAPPED, Overlay.Kind.SMALL_MAPPED, Overlay.Kind.CHANGED);
    static final MapOptions USUAL = new MapOptions(AddressCurve.Kind.LINEAR, Set.of(), Set.of(), "", true, true);

    private static final String CURVE = "curve";
    private static final String HIDDEN = "hidden";
    private static final String OVERLAY = "overlays";
    private static final String OWNER = "owner";
    private static final String MINIMAP = "minimap";
    private static final String LEGEND = "legend";

    MapOptions {
        hidden = Set.copyOf(hidden);
        overlays = Set.copyOf(overlays);
    }

    MapOptions with(AddressCurve.Kind next) {
        return new MapOptions(next, hidden, overlays, owner, minimap, legend);
    }

    MapOptions toggled(PageState state) {
        Set<PageState> next = hidden.isEmpty() ? EnumSet.noneOf(PageState.class) : EnumSet.copyOf(hidden);
        if (!next.remove(state))
            next.add(state);
        return new MapOptions(curve, next, overlays, owner, minimap, legend);
    }

    MapOptions toggled(Overlay.Kind kind) {
        Set<Overlay.Kind> next = overlays.isEmpty() ? EnumSet.noneOf(Overlay.Kind.class) : EnumSet.copyOf(overlays);
        if (!next.remove(kind))
            next.add(kind);
        return new MapOptions(curve, hidden, next, owner, minimap, legend);
    }

    /** With a file outlined. */
    MapOptions owned(String file) {
        MapOptions on = overlays.contains(Overlay.Kind.OWNER) ? this : toggled(Overlay.Kind.OWNER);
        return new MapOptions(on.curve, on.hidden, on.overlays, file, on.minimap, on.legend);
    }

    MapOptions minimap(boolean shown) {
        return new MapOptions(curve, hidden, overlays, owner, shown, legend);
    }

    MapOptions legend(boolean shown) {
        return new MapOptions(curve, hidden, overlays, owner, minimap, shown);
    }

    void save(IMemento memento) {
        memento.putString(CURVE, curve.name());
        memento.putString(HIDDEN, hidden.stream().map(Enum::name).sorted().collect(Collectors.joining(" ")));
        memento.putString(OVERLAY, overlays.stream().map(Enum::name).sorted().collect(Collectors.joining(" ")));
        memento.putString(OWNER, owner);
        memento.putBoolean(MINIMAP, minimap);
        memento.putBoolean(LEGEND, legend);
    }

    /** What was saved, as far as it is known in this version. */
    static MapOptions read(@Nullable IMemento memento) {
        if (memento == null || memento.getString(CURVE) == null)
            return USUAL;
        String owner = memento.getString(OWNER);
        return new MapOptions(
                known(memento.getString(CURVE), List.of(AddressCurve.Kind.values())).stream().findFirst()
                        .orElse(AddressCurve.Kind.LINEAR),
                known(memento.getString(HIDDEN), PageState.ALL), known(memento.getString(OVERLAY), OVERLAYS),
                owner == null ? "" : owner, !Boolean.FALSE.equals(memento.getBoolean(MINIMAP)),
                !Boolean.FALSE.equals(memento.getBoolean(LEGEND)));
    }

    private static <E extends Enum<E>> Set<E> known(@Nullable String names, List<E> all) {
        List<String> wanted = names == null ? List.of() : Arrays.asList(names.split(" "));
        return all.stream().filter(one -> wanted.contains(one.name())).collect(Collectors.toSet());
    }
}
