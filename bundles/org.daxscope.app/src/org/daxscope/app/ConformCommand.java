package org.daxscope.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.daxscope.kernel.KernelModel;
import org.daxscope.lab.conformance.ConformanceReport;
import org.daxscope.lab.conformance.Playbacks;
import org.daxscope.lab.conformance.ScenarioResult;
import org.daxscope.lab.recording.Recording;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Plays recordings of real kernels and holds Daxscope's outcomes against theirs. */
final class ConformCommand implements Callable<Integer> {
    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("conform");
    private final Arguments arguments = new Arguments(spec, "Recordings, folders of them, or links.",
            "Print the totals as one JSON object, and nothing else.");
    private final OptionSpec verbose = Arguments.flag("-v", "Show every difference, not only the first.");

    private final OptionSpec reportFile = OptionSpec.builder("--report").paramLabel("FILE").type(Path.class)
            .description("Write a report in Markdown here: docs/conformance.md.").build();

    private ConformCommand() {
        spec.addOption(verbose).addOption(reportFile);
        spec.usageMessage().description(
                "Plays recordings of real kernels and compares each outcome with what the kernel answered.",
                "Exit code 0: all equal. 1: something differs or cannot be played yet."
                        + " 2: something could not be read or written.");
    }

    static CommandSpec spec() {
        return new ConformCommand().spec;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter console = spec.commandLine().getOut();
        Totals totals = new Totals();
        ConformReport report = new ConformReport(console, Arguments.isSet(verbose));
        ConformanceReport document = new ConformanceReport();
        Batch batch = new Batch(arguments, console, spec.commandLine().getErr());
        batch.run(recording -> {
            ScenarioResult result = play(recording);
            totals.add(result);
            document.add(result);
            if (!arguments.json())
                report.print(result);
            return result;
        });
        Path file = reportFile.getValue();
        if (file != null)
            Files.writeString(file, document.text());
        console.println(arguments.json() ? totals.json().toString() : totals.text());
        if (!batch.isFine() || totals.scenarios() == 0)
            return Main.UNREADABLE;
        return totals.allPassed() ? 0 : 1;
    }

    private static ScenarioResult play(Recording recording) throws Batch.Refusal {
        if (recording.isBare())
            throw new Batch.Refusal("holds nothing that a kernel answered; \"run\" plays it");
        return Playbacks.play(recording, kernel(recording));
    }

    private static KernelModel kernel(Recording recording) throws Batch.Refusal {
        try {
            return Playbacks.kernelOf(recording);
        } catch (IllegalArgumentException unknown) {
            throw new Batch.Refusal("kver: " + unknown.getMessage());
        }
    }
}
