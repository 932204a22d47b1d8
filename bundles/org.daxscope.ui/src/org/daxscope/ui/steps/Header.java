package org.daxscope.ui.steps;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import org.daxscope.lab.conformance.StepReport.Verdict;
import org.daxscope.lab.recording.Recording;
import org.daxscope.machine.run.TakenStep.Call;
import org.daxscope.ui.nls.StepsText;
import org.daxscope.ui.session.Comparison;
import org.daxscope.ui.session.SessionState;

/** Which scenario is played, and how it stands. */
final class Header {
    private final Composite root;
    private final Label id;
    private final Label title;
    private final Label totals;

    Header(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(8, 6).spacing(0, 3).applyTo(root);
        id = line();
        id.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        title = line();
        totals = line();
    }

    private Label line() {
        Label label = new Label(root, SWT.WRAP);
        label.setVisible(false);
        GridDataFactory.fillDefaults().exclude(true).applyTo(label);
        return label;
    }

    Composite control() {
        return root;
    }

    String totals() {
        return totals.getText();
    }

    void show(SessionState state) {
        Recording recording = state.recording();
        set(id, NLS.bind(StepsText.HeaderId, state.title(), state.kernel()));
        id.setToolTipText(recording == null ? null : recording.kernel());
        set(title, recording != null ? recording.title() : state.length() == 0 ? StepsText.HeaderNothing : "");
        set(totals, totals(state));
    }

    private static void set(Label label, String text) {
        if (text.replace("&", "&&").equals(label.getText()))
            return;
        label.setText(text.replace("&", "&&"));
        label.setVisible(!text.isEmpty());
        GridDataFactory.fillDefaults().grab(true, false).hint(1, SWT.DEFAULT).exclude(text.isEmpty()).applyTo(label);
        label.requestLayout();
    }

    private static String totals(SessionState state) {
        StringBuilder text = new StringBuilder(
                NLS.bind(StepsText.HeaderTotals, state.position(), state.length()));
        for (Verdict verdict : Verdict.values()) {
            long count = state.count(verdict);
            if (state.recording() != null && verdict != Verdict.PENDING && (count > 0 || verdict == Verdict.EQUAL))
                text.append(StepsText.HeaderSeparator).append(count).append(' ')
                        .append(VerdictLook.of(verdict).word());
        }
        if (state.recording() == null)
            failures(state, text);
        for (Comparison comparison : state.comparisons())
            text.append(StepsText.HeaderSeparator).append(NLS.bind(StepsText.HeaderDiffer, comparison.kernel(),
                    comparison.reports().stream().filter(report -> report.verdict() == Verdict.DIFFERENT).count()));
        return text.toString();
    }

    private static void failures(SessionState state, StringBuilder text) {
        long failed = state.calls().stream().limit(state.position())
                .filter(calls -> calls.stream().anyMatch(Call::failed)).count();
        if (failed > 0)
            text.append(StepsText.HeaderSeparator).append(NLS.bind(StepsText.HeaderFailed, failed));
    }
}
