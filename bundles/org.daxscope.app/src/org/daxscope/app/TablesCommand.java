package org.daxscope.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.daxscope.lab.tables.MatrixDocument;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Makes the tables of the documentation from the engine. */
final class TablesCommand implements Callable<Integer> {
    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("tables");
    private final OptionSpec out = OptionSpec.builder("--out").paramLabel("FILE").type(Path.class)
            .description("Write them here instead of showing them: docs/matrix.md.").build();

    private TablesCommand() {
        spec.addOption(out).addOption(Arguments.help());
        spec.usageMessage().description("Shows what each kernel generation does with a call over poison, as tables in"
                + " Markdown: the result matrix and the device-mapper vectors, run on the engine.");
    }

    static CommandSpec spec() {
        return new TablesCommand().spec;
    }

    @Override
    public Integer call() throws IOException {
        Path file = out.getValue();
        if (file == null)
            spec.commandLine().getOut().println(MatrixDocument.text().stripTrailing());
        else
            Files.writeString(file, MatrixDocument.text());
        return 0;
    }
}
