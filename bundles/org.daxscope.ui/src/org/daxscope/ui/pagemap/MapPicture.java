package org.daxscope.ui.pagemap;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.ui.session.SessionState;
import org.daxscope.viz.Overlay;
import org.daxscope.viz.Overlays;
import org.daxscope.viz.StateIndex;

/**
 * What is to be mapped: states, and what is marked on top of them. Immutable, made in a job.
 *
 * @param overlays lowest first
 */
record MapPicture(SessionState state, MapTarget target, MapOptions options, StateIndex index, List<Overlay> overlays) {
    MapPicture {
        overlays = List.copyOf(overlays);
    }

    /** Null when the target does not exist any more, or is empty. */
    static @Nullable MapPicture of(SessionState state, MapTarget target, MapOptions options) {
        StateIndex index = target.index(state.image(), options.hidden());
        return index == null || index.length() == 0
                ? null
                : new MapPicture(state, target, options, index, overlays(state, target, options, index));
    }

    private static List<Overlay> overlays(SessionState state, MapTarget target, MapOptions options, StateIndex index) {
        Overlays make = new Overlays(index, state.image());
        List<Overlay> made = new ArrayList<>();
        for (Overlay.Kind kind : Overlay.Kind.values()) {
            if (!options.overlays().contains(kind))
                continue;
            switch (kind) {
                case HUGE_POSSIBLE -> made.add(make.hugePossible());
                case SMALL_MAPPED -> made.add(make.smallMapped());
                case HUGE_MAPPED -> made.add(make.hugeMapped());
                case OWNER -> made.add(make.owner(owner(options, state.image())));
                case CHANGED -> {
                    StateIndex before = target.index(state.before(), Set.copyOf(options.hidden()));
                    if (before != null)
                        made.add(Overlays.changed(before, index));
                }
                case SELECTION -> {}
            }
        }
        return made;
    }

    /** The file to outline: the chosen one while it exists, else the first. */
    static String owner(MapOptions options, MachineImage image) {
        List<String> files = image.files().stream().map(FileImage::name).toList();
        return files.contains(options.owner()) || files.isEmpty() ? options.owner() : files.getFirst();
    }
}
