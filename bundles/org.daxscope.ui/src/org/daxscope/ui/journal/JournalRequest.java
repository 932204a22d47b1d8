package org.daxscope.ui.journal;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;

import org.daxscope.journal.JournalExcerpt;
import org.daxscope.lab.conformance.StepReport;
import org.daxscope.ui.nls.JournalText;
import org.daxscope.ui.session.MachineView;

/**
 * Which part of the journal is wanted.
 *
 * @param first first step, or {@link JournalSection#SETTING_UP}
 * @param last last step; those not performed are left out
 * @param reports of all steps, for the titles
 */
record JournalRequest(int first, int last, List<StepReport> reports) {
    /** More events than this are not copied: what is beyond cannot be read by a person anyway. */
    static final int MOST_EVENTS = 500_000;

    /** Copies the events, in a job. */
    List<JournalSection> read(MachineView view) {
        List<JournalSection> sections = new ArrayList<>();
        int performed = view.eventsAfter().length - 1;
        int room = MOST_EVENTS;
        for (int step = first; step <= Math.min(last, performed - 1); step++) {
            JournalSection section = section(view, step, room);
            room -= section.events().size();
            sections.add(section);
        }
        return List.copyOf(sections);
    }

    private JournalSection section(MachineView view, int step, int room) {
        int from = step == JournalSection.SETTING_UP ? 0 : view.firstEvent(step);
        int end = step == JournalSection.SETTING_UP ? view.firstEvent(0) : view.endEvent(step);
        return new JournalSection(step, title(step),
                JournalExcerpt.of(view.journal(), from, Math.min(end, from + room)), end - from);
    }

    private String title(int step) {
        if (step == JournalSection.SETTING_UP)
            return JournalText.SettingUp;
        String operation = step < reports.size() ? reports.get(step).operation() : "";
        return NLS.bind(JournalText.Step, step + 1, operation);
    }
}
