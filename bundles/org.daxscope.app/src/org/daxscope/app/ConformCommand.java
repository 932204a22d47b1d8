package org.daxscope.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import org.daxscope.lab.conformance.Playbacks;
import org.daxscope.lab.conformance.ScenarioResult;
import org.daxscope.lab.recording.Recording;
import org.daxscope.lab.recording.RecordingException;
import org.daxscope.lab.recording.RecordingFiles;
import org.daxscope.lab.recording.RecordingReader;
import org.daxscope.lab.recording.RecordingWriter;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays recordings of real kernels and holds Daxscope's outcomes against theirs. */
@Command(name = "conform", mixinStandardHelpOptions = true, description = {
    "Plays recordings of real kernels and compares each outcome with what the kernel answered.",
    "Exit code 0: all equal. 1: something differs or cannot be played yet. 2: nothing could be read."})
final class ConformCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Recordings, folders of them, or links.") private List<Path> paths =
            List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "Write Daxscope's own results here, in the same format.") private @Nullable Path out;

    @Option(names = "--json", description = "Print the totals as one JSON object, and nothing else.") private boolean json;

    @Option(names = "-v", description = "Show every difference, not only the first.") private boolean verbose;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter console = command.commandLine().getOut();
        PrintWriter errors = command.commandLine().getErr();
        Totals totals = new Totals();
        ConformReport report = new ConformReport(console, verbose);
        Path folder = out;
        boolean unreadable = false;
        for (Path file : RecordingFiles.find(paths)) {
            try {
                Recording recording = RecordingReader.read(file);
                ScenarioResult result = Playbacks.play(recording, Playbacks.kernelOf(recording));
                totals.add(result);
                if (!json)
                    report.print(result);
                if (folder != null)
                    RecordingWriter.write(recording, result.results(), folder);
            } catch (RecordingException | IllegalArgumentException | IOException error) {
                errors.println("daxscope: " + error.getMessage());
                unreadable = true;
            }
        }
        if (json)
            console.println(totals.json());
        else
            console.println(totals.text());
        if (unreadable || totals.scenarios() == 0)
            return Main.UNREADABLE;
        return totals.allPassed() ? 0 : 1;
    }
}
