package org.daxscope.ui.actions;

import org.eclipse.core.runtime.Platform;

import org.daxscope.ui.DaxscopeUi;

/** How the user likes actions to be done. */
final class Preference {
    private Preference() {
    }

    /** Whether actions are done at once, without their dialog. */
    static boolean isAtOnce() {
        return Platform.getPreferencesService().getBoolean(DaxscopeUi.PLUGIN, DaxscopeUi.PREFERENCE_AT_ONCE, false,
                null);
    }
}
