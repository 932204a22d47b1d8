package org.daxscope.viz;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One line of a chart over the steps.
 *
 * @param name for the legend
 * @param unit of the values, and what they count: "% of i_size"
 * @param steps number of the step of each value
 * @param values one for each step; NaN where there is nothing to measure
 */
public record Series(String name, String unit, List<Integer> steps, List<Double> values) {
    public Series {
        steps = List.copyOf(steps);
        values = List.copyOf(values);
        if (steps.size() != values.size())
            throw new IllegalArgumentException("%d values for %d steps".formatted(values.size(), steps.size()));
    }

    static Series of(String name, String unit, List<StepMeasures> steps, ToDoubleFunction<StepMeasures> value) {
        return new Series(name, unit, steps.stream().map(StepMeasures::step).toList(),
                steps.stream().map(value::applyAsDouble).toList());
    }

    static Series ofFile(String name, String unit, List<StepMeasures> steps, ToDoubleFunction<FileMeasures> value) {
        return of(name, unit, steps, step -> step.file().map(value::applyAsDouble).orElse(Double.NaN));
    }

    /** The values as a chart takes them. */
    public double[] toArray() {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The largest value, 0 when there is none: where an axis ends. */
    public double largest() {
        return values.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).max().orElse(0);
    }
}
