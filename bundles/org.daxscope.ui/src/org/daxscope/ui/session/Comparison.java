package org.daxscope.ui.session;

import java.util.List;

import org.daxscope.lab.conformance.StepReport;

/**
 * The same steps on another kernel.
 *
 * @param kernel its label
 * @param reports one for each step, all performed
 */
public record Comparison(String kernel, List<StepReport> reports) {
    public Comparison {
        reports = List.copyOf(reports);
    }
}
