package org.daxscope.ui.problems;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.jspecify.annotations.Nullable;

import org.daxscope.model.check.Severity;
import org.daxscope.ui.nls.ProblemText;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.widgets.Icons;
import org.daxscope.ui.widgets.SessionContent;
import org.daxscope.ui.widgets.SessionView;

/** What is wrong with the open session, with quick fixes; its title and icon say how much. */
public final class ProblemsView extends SessionView {
    private @Nullable Icons icons;

    @Override
    protected String purpose() {
        return ProblemText.Purpose;
    }

    @Override
    protected SessionContent createContent(Composite parent, SessionService session) {
        icons = new Icons(parent);
        return new ProblemsContent(parent, this, session);
    }

    void tell(SessionProblems problems) {
        long errors = problems.count(Severity.ERROR);
        int all = problems.all().size();
        setPartName(all == 0 ? ProblemText.Title : NLS.bind(ProblemText.TitleCount, all));
        Icons known = icons;
        if (known != null) {
            Image image = known.get(all == 0 ? "problems" : errors > 0 ? "problem_error" : "problem_warning");
            setTitleImage(image);
        }
    }
}
