package org.daxscope.ui.preferences;

import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.core.runtime.preferences.DefaultScope;

import org.daxscope.ui.DaxscopeUi;
import org.daxscope.viz.Palettes;

/** What holds until the user chooses otherwise. */
public final class Defaults extends AbstractPreferenceInitializer {
    @Override
    public void initializeDefaultPreferences() {
        DefaultScope.INSTANCE.getNode(DaxscopeUi.PLUGIN).put(DaxscopeUi.PREFERENCE_PALETTE,
                Palettes.FAMILIES.getFirst());
    }
}
