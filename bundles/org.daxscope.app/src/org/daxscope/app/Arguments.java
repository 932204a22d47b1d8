package org.daxscope.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What commands that play scenarios are told. Options are declared by hand: reading annotations would cost start-up time. */
final class Arguments {
    private final PositionalParamSpec paths;
    private final OptionSpec out;
    private final OptionSpec json;

    Arguments(CommandSpec command, String pathsText, String jsonText) {
        this(command, pathsText, jsonText, true);
    }

    /** @param pathsRequired whether there is nothing to do without a path */
    Arguments(CommandSpec command, String pathsText, String jsonText, boolean pathsRequired) {
        paths = PositionalParamSpec.builder().index("0..*").arity(pathsRequired ? "1..*" : "0..*")
                .required(pathsRequired).paramLabel("PATH")
                .type(List.class).auxiliaryTypes(Path.class).description(pathsText).build();
        out = OptionSpec.builder("--out").paramLabel("DIR").type(Path.class)
                .description("Write Daxscope's own results here, in the recordings' format.").build();
        json = flag("--json", jsonText);
        command.addPositional(paths).addOption(out).addOption(json).addOption(help());
    }

    static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name).type(boolean.class).description(description).build();
    }

    static OptionSpec help() {
        return OptionSpec.builder("-h", "--help").usageHelp(true).type(boolean.class)
                .description("Show this help and stop.").build();
    }

    static boolean isSet(OptionSpec flag) {
        return Boolean.TRUE.equals(flag.getValue());
    }

    List<Path> paths() {
        List<Path> given = paths.getValue();
        return Objects.requireNonNullElse(given, List.of());
    }

    @Nullable
    Path out() {
        return out.getValue();
    }

    boolean json() {
        return isSet(json);
    }
}
