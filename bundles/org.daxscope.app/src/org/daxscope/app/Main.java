package org.daxscope.app;

import java.io.PrintWriter;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The headless entry: {@code daxscope conform ...}, {@code daxscope run ...}. */
@Command(name = "daxscope", mixinStandardHelpOptions = true, versionProvider = Version.class, subcommands = {
    ConformCommand.class, RunCommand.class,
    CommandLine.HelpCommand.class}, description = {
        "A visual debugger for persistent-memory poison and its recovery.",
        "Without a command the workbench starts."}, footer = {
            "", "Exit codes: 0 fine, 1 differences found, 2 wrong usage or unreadable input."})
public final class Main implements Runnable {
    /** Wrong usage or input that cannot be read. */
    static final int UNREADABLE = 2;

    private Main() {
    }

    /** @param args the command and its arguments */
    public static void main(String[] args) {
        int code = run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args);
        System.out.flush();
        Runtime.getRuntime().exit(code);
    }

    /** Runs one command and returns its exit code: 0 fine, 1 differences found, 2 wrong usage or unreadable input. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new Main()).setOut(out).setErr(err).setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((exception, line, parsed) -> {
                    err.println("daxscope: " + message(exception));
                    return UNREADABLE;
                }).execute(args);
    }

    private static String message(Exception exception) {
        String message = exception.getMessage();
        return message == null ? exception.getClass().getSimpleName() : message;
    }

    @Override
    public void run() {
        throw new ParameterException(new CommandLine(this), "a command is expected: conform, run or help");
    }
}
