package org.daxscope.lab.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.daxscope.kernel.KernelModel;
import org.daxscope.lab.recording.Recording;
import org.daxscope.lab.recording.RecordingWriter;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

/**
 * Scenarios that were not recorded, but whose outcome follows from what was observed on real kernels: each is a recorded one with
 * other steps. In implied-scenarios.json, "expect" is what a call returns, its errno, "ok", a si_code, or fields of what is
 * observed; "badblocks" all tables after the step. Both may be told by kernel, "*" being the others.
 */
class ImpliedScenariosTest {
    private static final List<String> KERNELS = List.of("5.10", "6.1", "6.12");
    private static final String OTHERS = "*";

    @TestFactory
    Stream<DynamicTest> whatWasObservedImpliesTheRest() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonElement element : scenarios()) {
            JsonObject scenario = element.getAsJsonObject();
            JsonElement only = scenario.get("kernels");
            for (String kernel : KERNELS)
                if (only == null || only.getAsJsonArray().contains(new JsonPrimitive(kernel)))
                    tests.add(dynamicTest(kernel + " " + scenario.get("title").getAsString(),
                            () -> play(scenario, kernel)));
        }
        return tests.stream();
    }

    private static JsonArray scenarios() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ImpliedScenariosTest.class.getResourceAsStream("implied-scenarios.json"))) {
            return JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8)).getAsJsonArray();
        }
    }

    private static void play(JsonObject scenario, String kernel) {
        Recording bare = scenario(scenario, kernel);
        JsonArray played = RecordingWriter.tree(bare, Playbacks.play(bare, KernelModel.named(kernel)).results())
                .getAsJsonArray("steps");
        JsonArray steps = scenario.getAsJsonArray("steps");
        assertThat(played).hasSameSizeAs(steps);
        for (int i = 0; i < steps.size(); i++) {
            JsonObject step = steps.get(i).getAsJsonObject();
            String where = "step %d %s [%s]".formatted(i, step, scenario.get("source").getAsString());
            JsonElement observed = played.get(i).getAsJsonObject().get("observed");
            assertThat(observed).as("%s: %s", where, played.get(i)).isNotNull();
            check(where, on(kernel, step.get("expect")), observed.getAsJsonObject());
            JsonElement tables = on(kernel, step.get("badblocks"));
            if (tables != null)
                assertThat(observed.getAsJsonObject().get("badblocks")).as(where).isEqualTo(tables);
        }
    }

    /** The recorded scenario with what is changed in it, and other steps. */
    private static Recording scenario(JsonObject scenario, String kernel) {
        JsonObject tree = Recorded.bareTree(Recorded.recording(kernel, scenario.get("base").getAsString()));
        JsonObject change = scenario.getAsJsonObject("change");
        if (change != null)
            change.entrySet().forEach(entry -> tree.add(entry.getKey(), entry.getValue()));
        JsonArray steps = scenario.getAsJsonArray("steps").deepCopy();
        for (JsonElement step : steps) {
            step.getAsJsonObject().remove("expect");
            step.getAsJsonObject().remove("badblocks");
        }
        tree.add("steps", steps);
        return Recorded.parse(scenario.get("title").getAsString(), tree);
    }

    private static JsonElement on(String kernel, JsonElement told) {
        if (told == null || !told.isJsonObject())
            return told;
        JsonObject byKernel = told.getAsJsonObject();
        if (byKernel.has(kernel))
            return byKernel.get(kernel);
        return byKernel.has(OTHERS) ? byKernel.get(OTHERS) : told;
    }

    private static void check(String where, JsonElement expected, JsonObject observed) {
        if (expected == null)
            return;
        String as = where + ": " + observed;
        if (expected.isJsonObject())
            assertContains(as, expected, observed);
        else
            if (expected.getAsJsonPrimitive().isNumber())
                assertThat(observed.get("ret")).as(as).isEqualTo(expected);
            else
                if (expected.getAsString().equals("ok"))
                    assertThat(observed.get("ok")).as(as).isEqualTo(new JsonPrimitive(true));
                else
                    if (expected.getAsString().startsWith("BUS_"))
                        assertThat(observed.getAsJsonObject("sig")).as(as).isNotNull()
                                .satisfies(signal -> assertThat(signal.get("code")).isEqualTo(expected));
                    else
                        assertThat(observed.get("errno")).as(as).isEqualTo(expected);
    }

    /** Of objects only the fields that are expected count. */
    private static void assertContains(String as, JsonElement expected, JsonElement found) {
        assertThat(found).as(as).isNotNull();
        if (expected.isJsonObject())
            for (Map.Entry<String, JsonElement> field : expected.getAsJsonObject().entrySet())
                assertContains(as, field.getValue(), found.getAsJsonObject().get(field.getKey()));
        else
            if (expected.isJsonArray()) {
                assertThat(found.getAsJsonArray()).as(as).hasSize(expected.getAsJsonArray().size());
                for (int i = 0; i < expected.getAsJsonArray().size(); i++)
                    assertContains(as, expected.getAsJsonArray().get(i), found.getAsJsonArray().get(i));
            } else
                if (expected.getAsJsonPrimitive().isNumber())
                    assertThat(found.getAsLong()).as(as).isEqualTo(expected.getAsLong());
                else
                    assertThat(found).as(as).isEqualTo(expected);
    }
}
