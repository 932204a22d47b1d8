package org.daxscope.ui.topology;

import java.util.List;
import java.util.Locale;

import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.address.Units;
import org.daxscope.ui.widgets.Icons;
import org.daxscope.viz.PageState;
import org.daxscope.viz.PoisonCounts.Poison;

/** How many lines of one kind lie on a thing: an icon of the kind's own shape and a number, nothing where there are none. */
final class PoisonColumn extends ColumnLabelProvider {
    /** Worst first. */
    static final List<PageState> STATES = List.of(PageState.LATENT, PageState.KNOWN, PageState.STALE);

    private final PageState state;
    private final Icons icons;

    PoisonColumn(Control owner, PageState state) {
        this.state = state;
        icons = new Icons(owner);
    }

    static long bytes(Poison poison, PageState state) {
        return switch (state) {
            case LATENT -> poison.latent();
            case KNOWN -> poison.known();
            case STALE -> poison.stale();
            default -> 0;
        };
    }

    /** Name of the icon that stands for a kind. */
    static String icon(PageState state) {
        return "state_" + state.name().toLowerCase(Locale.ROOT);
    }

    private long lines(@Nullable Object element) {
        return element instanceof Node node ? bytes(node.facts().poison(), state) / Units.LINE : 0;
    }

    @Override
    @SuppressWarnings("null")
    public String getText(Object element) {
        long lines = lines(element);
        return lines == 0 ? "" : Long.toString(lines);
    }

    @Override
    @SuppressWarnings("null")
    public @Nullable Image getImage(Object element) {
        return lines(element) == 0 ? null : icons.get(icon(state));
    }

    @Override
    @SuppressWarnings("null")
    public @Nullable String getToolTipText(Object element) {
        return lines(element) > 0 && element instanceof Node node
                ? NodeTips.sentence(node.facts().poison(), state).replace("&", "&&")
                : null;
    }
}
