package org.daxscope.app;

import java.io.PrintWriter;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The headless entry: {@code daxscope conform ...}, {@code daxscope run ...}. */
public final class Main {
    /** Wrong usage, input that cannot be read, or output that cannot be written. */
    static final int UNREADABLE = 2;

    private Main() {
    }

    /** @param args the command and its arguments */
    public static void main(String[] args) {
        int code = run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args);
        System.out.flush();
        // Leaving by the end of main spares the start of Java's logging, which exit() brings with it.
        if (code != 0)
            Runtime.getRuntime().exit(code);
    }

    /** Runs one command and returns its exit code: 0 fine, 1 differences found, 2 wrong usage or unreadable input. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(spec()).setOut(out).setErr(err)
                .setParameterExceptionHandler((problem, given) -> refuseUsage(err, problem))
                .setExecutionExceptionHandler((problem, command, parsed) -> refuse(err, problem));
        try {
            return line.execute(args);
        } catch (OutOfMemoryError | StackOverflowError error) {
            return refuse(err, error);
        }
    }

    private static int refuse(PrintWriter err, Throwable problem) {
        String message = problem.getMessage();
        err.println("daxscope: " + (message == null ? problem.getClass().getSimpleName() : message));
        return UNREADABLE;
    }

    private static int refuseUsage(PrintWriter err, ParameterException problem) {
        CommandLine command = problem.getCommandLine();
        String message = String.valueOf(problem.getMessage());
        String text =
                message.equals("Missing required subcommand")
                        ? "expected a command: conform, run, tables, check-model or help"
                        : message;
        err.println("daxscope: " + text);
        err.println("Try \"" + command.getCommandSpec().qualifiedName() + " --help\".");
        return UNREADABLE;
    }

    private static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("daxscope").versionProvider(new Version())
                .addOption(Arguments.help())
                .addOption(OptionSpec.builder("-V", "--version").versionHelp(true).type(boolean.class)
                        .description("Show the version and stop.").build())
                .addSubcommand("conform", ConformCommand.spec()).addSubcommand("run", RunCommand.spec())
                .addSubcommand("tables", TablesCommand.spec())
                .addSubcommand("check-model", CheckModelCommand.spec())
                .addSubcommand("help", new CommandLine(new CommandLine.HelpCommand()));
        spec.usageMessage()
                .description("A visual debugger for persistent-memory poison and its recovery.",
                        "Without a command the workbench starts.")
                .footer("", "Exit codes: 0 fine, 1 differences found, 2 wrong usage or unreadable input.");
        return spec;
    }
}
