package org.daxscope.ui.widgets;

import org.eclipse.osgi.util.NLS;

import org.daxscope.lab.conformance.StepReport;
import org.daxscope.ui.nls.WorkbenchText;
import org.daxscope.ui.session.SessionState;

/** The session in one line. */
final class StatusText {
    private StatusText() {
    }

    static String of(SessionState state) {
        StepReport latest = state.latest();
        if (!state.isOpen() || state.length() == 0)
            return "";
        if (latest == null)
            return NLS.bind(WorkbenchText.StatusStart, state.length());
        return NLS.bind(WorkbenchText.StatusStep, new Object[] {latest.index() + 1, state.length(),
            latest.operation(), latest.daxscope()});
    }
}
