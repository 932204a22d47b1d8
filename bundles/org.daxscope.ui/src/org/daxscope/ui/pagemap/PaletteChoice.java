package org.daxscope.ui.pagemap;

import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Control;

import org.daxscope.ui.DaxscopeUi;
import org.daxscope.viz.Colours;
import org.daxscope.viz.Palette;
import org.daxscope.viz.Palettes;

/** The palette that the user prefers, in the tone of the theme. */
public final class PaletteChoice {
    private static final double DARK = 0.2;

    private PaletteChoice() {
    }

    public static Palette current(boolean dark) {
        String family = Platform.getPreferencesService().getString(DaxscopeUi.PLUGIN, DaxscopeUi.PREFERENCE_PALETTE,
                Palettes.FAMILIES.getFirst(), null);
        return Palettes.load(Palettes.FAMILIES.contains(family) ? family : Palettes.FAMILIES.getFirst(), dark);
    }

    /** Whether the theme has given the control a dark background. */
    public static boolean isDark(Control control) {
        Color background = control.getBackground();
        return Colours.luminance(background.getRed() << 16 | background.getGreen() << 8 | background.getBlue()) < DARK;
    }
}
