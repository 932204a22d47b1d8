package org.daxscope.ui.session;

import org.daxscope.model.Session;
import org.jspecify.annotations.Nullable;

/**
 * What was opened, made in a job and handed to the UI thread.
 *
 * @param document the user's own session; null for a recording
 * @param cursor where its cursor stood when it was saved; 0 for a recording
 */
record Opened(SessionPlayer player, @Nullable Session document, int cursor) {
}
