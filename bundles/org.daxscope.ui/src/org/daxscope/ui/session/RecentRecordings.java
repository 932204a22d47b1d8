package org.daxscope.ui.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;

import org.daxscope.ui.DaxscopeUi;

/** The recordings opened last, newest first; kept in the workspace's preferences. */
public final class RecentRecordings {
    private static final int MOST = 9;

    public List<Path> list() {
        return node().get(DaxscopeUi.PREFERENCE_RECENT, "").lines().filter(line -> !line.isBlank()).map(Path::of)
                .toList();
    }

    public void add(Path file) {
        List<String> lines = new ArrayList<>();
        lines.add(file.toAbsolutePath().toString());
        for (Path older : list())
            if (lines.size() < MOST && !lines.contains(older.toString()))
                lines.add(older.toString());
        IEclipsePreferences node = node();
        node.put(DaxscopeUi.PREFERENCE_RECENT, String.join("\n", lines));
        try {
            node.flush();
        } catch (BackingStoreException failure) {
            ILog.of(RecentRecordings.class).warn(DaxscopeUi.PREFERENCE_RECENT, failure);
        }
    }

    private static IEclipsePreferences node() {
        return InstanceScope.INSTANCE.getNode(DaxscopeUi.PLUGIN);
    }
}
