package org.daxscope.ui.steps;

import java.util.function.IntFunction;

import org.daxscope.ui.widgets.Column;

/**
 * A column of the steps: how it looks, and what it holds for the step of an index.
 *
 * @param icon empty for none
 * @param colour empty for the usual one
 */
record StepColumn(Column column, IntFunction<String> text, IntFunction<String> icon, IntFunction<String> colour) {
    private static final IntFunction<String> NONE = row -> "";

    static StepColumn text(Column column, IntFunction<String> text) {
        return new StepColumn(column, text, NONE, NONE);
    }
}
