package org.daxscope.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.daxscope.kernel.KernelModel;
import org.daxscope.lab.conformance.Playbacks;
import org.daxscope.lab.conformance.ScenarioResult;
import org.daxscope.lab.recording.Recording;
import org.daxscope.lab.story.Stories;
import org.daxscope.lab.story.Story;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Plays scenarios and tells what the engine answers. */
final class RunCommand implements Callable<Integer> {
    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("run");
    private final Arguments arguments = new Arguments(spec, "Scenarios, folders of them, or links.",
            "Print the outcomes as one JSON array, and nothing else.", false);
    private final OptionSpec kernelName = OptionSpec.builder("--kernel").paramLabel("KERNEL").type(String.class)
            .description("5.10, 6.1, 6.12 or a preset (G15, GV2, GST, G19, G60, G65, G68, G618).",
                    "Default: the one the scenario names.")
            .build();

    private final OptionSpec storyId = OptionSpec.builder("--story").paramLabel("ID").type(String.class)
            .description("Tell one of the stories instead: " + ids() + ".").build();

    private RunCommand() {
        spec.addOption(kernelName).addOption(storyId);
        spec.usageMessage().description("Plays scenarios, recorded or bare, and prints each outcome in words.",
                "Exit code 0: all played. 1: a step cannot be played yet. 2: something could not be read or written.");
    }

    static CommandSpec spec() {
        return new RunCommand().spec;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter console = spec.commandLine().getOut();
        KernelModel told = toldKernel();
        String story = storyId.getValue();
        if (story != null)
            return tell(story, console);
        if (arguments.paths().isEmpty())
            throw new ParameterException(spec.commandLine(), "expected a PATH to play or a --story to tell");
        RunReport report = new RunReport(console, arguments.json());
        Batch batch = new Batch(arguments, console, spec.commandLine().getErr());
        batch.run(recording -> {
            ScenarioResult result = Playbacks.play(recording, told == null ? ownKernel(recording) : told);
            report.add(result);
            return result;
        });
        report.end();
        if (!batch.isFine() || report.scenarios() == 0)
            return Main.UNREADABLE;
        return report.allPlayed() ? 0 : 1;
    }

    private int tell(String id, PrintWriter console) {
        Story story = Stories.find(id).orElseThrow(() -> new ParameterException(spec.commandLine(),
                "--story: there is no story \"" + id + "\"; there are " + ids()));
        if (!arguments.paths().isEmpty() || arguments.json() || arguments.out() != null)
            throw new ParameterException(spec.commandLine(),
                    "--story tells one story: it takes --kernel, but no PATH, --json or --out");
        boolean played = new StoryReport(console, story, kernelName.getValue()).tell();
        if (console.checkError())
            return Main.UNREADABLE;
        return played ? 0 : 1;
    }

    private static String ids() {
        return Stories.all().stream().map(Story::id).collect(Collectors.joining(", "));
    }

    private @Nullable KernelModel toldKernel() {
        String name = kernelName.getValue();
        try {
            return name == null ? null : KernelModel.named(name);
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(spec.commandLine(), "--kernel: " + unknown.getMessage(), unknown);
        }
    }

    private static KernelModel ownKernel(Recording recording) throws Batch.Refusal {
        try {
            return Playbacks.kernelOf(recording);
        } catch (IllegalArgumentException unknown) {
            throw new Batch.Refusal(recording.kver().isEmpty()
                    ? "names no kernel; tell one with --kernel, as in --kernel 6.1"
                    : unknown.getMessage() + "; tell another with --kernel");
        }
    }
}
