package org.daxscope.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.daxscope.machine.check.ModelChecks;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Tries every power cut and every order of two callers, and writes the document of what comes of it. */
final class CheckModelCommand implements Callable<Integer> {
    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("check-model");
    private final OptionSpec out = OptionSpec.builder("--out").paramLabel("FILE").type(Path.class)
            .description("Write it there. Default: print it.").build();

    private CheckModelCommand() {
        spec.addOption(Arguments.help()).addOption(out);
        spec.usageMessage().description(
                "Cuts power after every event of a recovery and runs two callers in every order,",
                "on every kernel and kind of hardware, and tables what comes of it (docs/model-checks.md).");
    }

    static CommandSpec spec() {
        return new CheckModelCommand().spec;
    }

    @Override
    public Integer call() throws IOException {
        String text = ModelChecks.document();
        Path file = out.getValue();
        if (file == null) {
            spec.commandLine().getOut().print(text);
            return spec.commandLine().getOut().checkError() ? Main.UNREADABLE : 0;
        }
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return 0;
    }
}
