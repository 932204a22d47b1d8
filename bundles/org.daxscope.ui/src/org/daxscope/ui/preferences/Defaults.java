package org.daxscope.ui.preferences;

import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;

import org.daxscope.ui.DaxscopeUi;
import org.daxscope.viz.Palettes;

/** What holds until the user chooses otherwise. */
public final class Defaults extends AbstractPreferenceInitializer {
    private static final int ROWS = 10_000;

    @Override
    public void initializeDefaultPreferences() {
        IEclipsePreferences defaults = DefaultScope.INSTANCE.getNode(DaxscopeUi.PLUGIN);
        defaults.put(DaxscopeUi.PREFERENCE_PALETTE, Palettes.FAMILIES.getFirst());
        defaults.putInt(DaxscopeUi.PREFERENCE_ROWS, ROWS);
    }
}
