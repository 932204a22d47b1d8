package org.daxscope.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import org.daxscope.kernel.KernelModel;
import org.daxscope.lab.conformance.Playbacks;
import org.daxscope.lab.conformance.ScenarioResult;
import org.daxscope.lab.conformance.StepReport;
import org.daxscope.lab.conformance.StepReport.Verdict;
import org.daxscope.lab.recording.Recording;
import org.daxscope.lab.recording.RecordingException;
import org.daxscope.lab.recording.RecordingFiles;
import org.daxscope.lab.recording.RecordingReader;
import org.daxscope.lab.recording.RecordingWriter;
import org.jspecify.annotations.Nullable;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays scenarios and tells what the engine answers. */
@Command(name = "run", mixinStandardHelpOptions = true, description = {
    "Plays scenarios, recorded or bare, and prints each outcome in words.",
    "Exit code 0: all played. 1: a step cannot be played yet. 2: something could not be read."})
final class RunCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Scenarios, folders of them, or links.") private List<Path> paths =
            List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "Write the results here, in the recordings' format.") private @Nullable Path out;

    @Option(names = "--kernel", paramLabel = "KERNEL", description = {
        "5.10, 6.1, 6.12 or a preset (G15, GV2, GST, G19, G60, G65, G68, G618).",
        "Default: the one the scenario names."}) private @Nullable String kernel;

    @Option(names = "--json", description = "Print the outcomes as one JSON array, and nothing else.") private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter console = command.commandLine().getOut();
        PrintWriter errors = command.commandLine().getErr();
        KernelModel told = kernel == null ? null : KernelModel.named(kernel);
        JsonArray all = new JsonArray();
        Path folder = out;
        boolean unreadable = false;
        boolean unsupported = false;
        for (Path file : RecordingFiles.find(paths)) {
            try {
                Recording recording = RecordingReader.read(file);
                ScenarioResult result = Playbacks.play(recording, told == null ? Playbacks.kernelOf(recording) : told);
                unsupported |= result.verdict() == ScenarioResult.Verdict.UNSUPPORTED;
                if (json)
                    all.add(json(result));
                else
                    print(console, result);
                if (folder != null)
                    RecordingWriter.write(recording, result.results(), folder);
            } catch (RecordingException | IllegalArgumentException | IOException error) {
                errors.println("daxscope: " + error.getMessage());
                unreadable = true;
            }
        }
        if (json)
            console.println(all);
        return unreadable ? Main.UNREADABLE : unsupported ? 1 : 0;
    }

    private static void print(PrintWriter console, ScenarioResult result) {
        console.printf("%s on kernel %s: %s%n", result.recording().id(), result.kernel().label(),
                result.recording().title());
        for (StepReport report : result.reports()) {
            boolean refused = report.verdict() == Verdict.UNSUPPORTED;
            console.printf("  %3d  %s%n       %s%n", report.index(), report.operation(),
                    refused ? "unsupported: " + report.note() : report.daxscope());
            if (!refused && !report.note().isEmpty())
                console.printf("       because %s%n", report.note().replace("\n", "\n               "));
        }
    }

    private static JsonObject json(ScenarioResult result) {
        JsonObject json = new JsonObject();
        json.addProperty("id", result.recording().id());
        json.addProperty("kernel", result.kernel().label());
        JsonArray steps = new JsonArray();
        for (StepReport report : result.reports()) {
            JsonObject step = new JsonObject();
            step.addProperty("operation", report.operation());
            if (report.verdict() == Verdict.UNSUPPORTED)
                step.addProperty("unsupported", report.note());
            else
                step.addProperty("outcome", report.daxscope());
            steps.add(step);
        }
        json.add("steps", steps);
        return json;
    }
}
