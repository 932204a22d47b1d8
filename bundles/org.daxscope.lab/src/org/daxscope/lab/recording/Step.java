package org.daxscope.lab.recording;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * One step of a scenario.
 *
 * @param index       position among the steps, from 0
 * @param op          as written
 * @param proc        the process that acts; p1 unless the recording says otherwise
 * @param input       the inputs, typed
 * @param inputs      the inputs as written, with op and without what was observed: what is written back unaltered
 * @param observed    what the kernel answered; null in a bare scenario
 * @param unsupported in a result: why the step was not played
 * @param line        where the step begins in its file, 1-based
 * @param column      likewise
 */
public record Step(int index, String op, String proc, StepInput input, JsonObject inputs, @Nullable JsonObject observed,
        @Nullable String unsupported, int line, int column) {
    /** A copy; changing it changes nothing here. */
    @Override
    public JsonObject inputs() {
        return inputs.deepCopy();
    }

    /** A copy; changing it changes nothing here. */
    @Override
    public @Nullable JsonObject observed() {
        return observed == null ? null : observed.deepCopy();
    }
}
