package org.daxscope.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.session.SessionState;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.contexts.IContextService;

/** What the workbench is doing, in words: a test that waited in vain is read by people who do not have its machine. */
final class Situation {
    /** Enough of a thread's calls to see what it is at. */
    private static final int CALLS = 12;

    private final List<String> lines = new ArrayList<>();

    private Situation() {
    }

    /** As it is now, a line each; called on the UI thread. */
    static String told() {
        Situation now = new Situation();
        now.windows();
        now.jobs();
        return String.join("\n", now.lines);
    }

    private void windows() {
        Display display = Display.getCurrent();
        line("active shell", title(display.getActiveShell()));
        line("keyboard focus", name(display.getFocusControl()));
        List<String> shells = new ArrayList<>();
        for (Shell shell : display.getShells())
            if (shell.isVisible())
                shells.add(title(shell) + " " + shell.getBounds()
                        + (shell.isEnabled() ? "" : ", disabled") + (shell.getMinimized() ? ", minimized" : ""));
        line("open shells", shells.toString());
        for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows())
            window(window);
    }

    private void window(IWorkbenchWindow window) {
        SessionService session = window.getService(SessionService.class);
        SessionState state = session.state();
        line("session", (session.isBusy() ? "busy" : "idle") + ", \"" + state.title() + "\", kernel " + state.kernel()
                + ", position " + state.position() + " of " + state.length() + ", generation " + state.generation());
        Set<String> contexts = new TreeSet<>();
        for (Object id : window.getService(IContextService.class).getActiveContextIds())
            contexts.add(String.valueOf(id));
        line("active contexts", contexts.toString());
        IWorkbenchPage page = window.getActivePage();
        if (page == null)
            return;
        IWorkbenchPart part = page.getActivePart();
        line("active part", part == null ? "none" : part.getTitle());
        line("views that are busy", Views.busy(page).toString());
        line("views that are pinned", Views.of(page).stream().filter(view -> view.isPinned())
                .map(view -> view.getTitle()).toList().toString());
    }

    private void jobs() {
        for (Job job : Job.getJobManager().find(null)) {
            if (job.getState() == Job.SLEEPING)
                continue;
            line("job", "\"" + job.getName() + "\" " + (job.getState() == Job.RUNNING ? "runs" : "waits"));
            Thread thread = job.getThread();
            if (thread != null)
                Arrays.stream(thread.getStackTrace()).limit(CALLS).forEach(call -> lines.add("    at " + call));
        }
    }

    private void line(String what, String how) {
        lines.add("  " + what + ": " + how);
    }

    private static String title(Shell shell) {
        return shell == null ? "none" : "\"" + shell.getText() + "\"";
    }

    private static String name(Control control) {
        return control == null ? "none" : Objects.toString(control) + " in " + title(control.getShell());
    }
}
