package org.daxscope.ui.selection;

import java.util.List;

import org.daxscope.lab.conformance.StepReport;

/** A step that is selected, and where it points. */
public record SelectedStep(StepReport report, List<DiskSpan> places) implements HasPlaces, HasStep {
    public SelectedStep {
        places = List.copyOf(places);
    }

    @Override
    public int step() {
        return report.index();
    }
}
