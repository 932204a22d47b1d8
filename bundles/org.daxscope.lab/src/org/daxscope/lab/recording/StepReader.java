package org.daxscope.lab.recording;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one step: its inputs typed and as written, and what was observed. */
final class StepReader {
    private static final String FIRST_PROCESS = "p1";
    private static final Set<String> OUTPUTS = Set.of("observed", "unsupported");

    private interface Group {
        @Nullable
        StepInput read(String op, Fields in) throws RecordingException;
    }

    private static final List<Group> GROUPS =
            List.of(PoisonSteps::read, FileSteps::read, MappingSteps::read, EnvironmentSteps::read);

    private final PlaceCounter place;

    /** @param source of all the steps, to be read in order */
    StepReader(Source source) {
        place = new PlaceCounter(source.text());
    }

    Step read(int index, Value value) throws RecordingException {
        place.moveTo(value.json().at());
        Fields fields = value.fields();
        String op = fields.name("op");
        String proc = fields.nameOrNull("proc");
        Value observed = fields.find("observed");
        JsonObject outcome = observed == null ? null : observed.fields().without(Set.of());
        return new Step(index, op, proc == null ? FIRST_PROCESS : proc, input(op, fields), fields.without(OUTPUTS),
                outcome, unsupported(fields), place.line(), place.column());
    }

    private static @Nullable String unsupported(Fields fields) throws RecordingException {
        return fields.has("unsupported") ? fields.text("unsupported") : null;
    }

    private static StepInput input(String op, Fields fields) throws RecordingException {
        for (Group group : GROUPS) {
            StepInput input = group.read(op, fields);
            if (input != null) {
                return input;
            }
        }
        return new StepInput.Unknown(op);
    }
}
