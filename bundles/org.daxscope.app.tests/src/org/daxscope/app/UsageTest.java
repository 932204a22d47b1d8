package org.daxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    @ParameterizedTest
    @CsvSource({"--help, Usage: daxscope", "-h, conform", "help, run", "help conform, PATH...",
        "conform --help, --json",
        "conform -h, Exit code 0: all equal", "run --help, --kernel=KERNEL", "--version, Daxscope", "-V, Java"})
    void helpGoesToStdout(String arguments, String said) {
        Cli run = Cli.run((Object[]) arguments.split(" "));

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains(said);
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bogus", "conform", "run", "conform --bogus x", "conform --out",
        "conform x --out a --out b",
        "run --kernel", "conform --json=3 x", "help bogus", "--bogus", "conform --", "run --json"})
    void wrongUsageIsTwoLinesOnStderr(String arguments) {
        Cli run = arguments.isEmpty() ? Cli.run() : Cli.run((Object[]) arguments.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(2);
        assertThat(run.err()).startsWith("daxscope: ").contains("--help").doesNotContain("\tat ", "Exception");
    }

    @Test
    void withoutACommandItSaysWhichThereAre() {
        assertThat(Cli.run().err())
                .startsWith("daxscope: expected a command: conform, run, tables, check-model or help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"conform", "run"})
    void aClosedPipeIsASentence(String command) {
        StringWriter err = new StringWriter();

        int code = Main.run(new PrintWriter(new ClosedPipe()), new PrintWriter(err), command,
                Cli.recordings().resolve("6.1").toString());

        assertThat(code).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("daxscope: standard output was closed before everything was told");
    }

    private static final class ClosedPipe extends Writer {
        @Override
        public void write(char[] characters, int from, int length) throws IOException {
            throw new IOException("Broken pipe");
        }

        @Override
        public void flush() throws IOException {
            throw new IOException("Broken pipe");
        }

        @Override
        public void close() {
            // Closed already.
        }
    }
}
