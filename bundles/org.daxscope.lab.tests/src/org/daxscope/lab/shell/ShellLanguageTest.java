package org.daxscope.lab.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellLanguageTest {
    private final Typed shell = new Typed();

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {"echo a   b~a b", "echo 'a   b'~a   b",
        "x=1; echo \"$x\" '$x' \\$x~1 $x $x", "x=$(echo hi); echo $x~hi", "echo `echo back`~back",
        "echo $((1 + 2 * (3 + 4)))~15", "b=4; echo $((b*8)) $((0x10)) $((7 % 4 << 2))~32 16 12",
        "i=0; while [ $i -lt 3 ]; do i=$((i+1)); done; echo $i~3", "for f in a b c; do printf $f; done~abc",
        "if false; then echo no; elif true; then echo yes; else echo never; fi~yes",
        "true && echo a || echo b~a", "false && echo a || echo b~b", "! true; echo $?~1",
        "(x=5; echo $x); echo [$x]~5 []", "x=a.b.c; echo ${x%.*} ${x##*.} ${#x} ${y:-none}~a.b c 5 none",
        "echo one # comment~one", "for i in 1 2 3; do [ $i = 2 ] && continue; echo $i; done~1 3",
        "for i in 1 2 3; do [ $i = 2 ] && break; echo $i; done~1",
        "until [ \"$x\" = aa ]; do x=a$x; done; echo $x~aa", "{ echo a; echo b; } | tail -1~b",
        "printf 'a b\\nc d\\n' | while read x y; do echo $y $x; done~b a d c", "x=\"a b\"; set=; echo $x \"\"~a b ",
        "exit 3; echo never~"})
    void theLanguageMeansWhatItMeansElsewhere(String script, String printed) {
        assertThat(shell.type(script).strip().replace('\n', ' ')).isEqualTo(printed == null ? "" : printed.strip());
    }

    @Test
    void outputGoesWhereItIsSent() {
        assertThat(shell.type("echo a > /tmp/f; echo b >> /tmp/f; cat < /tmp/f; cat /tmp/none 2>/dev/null; echo $?"))
                .isEqualTo("a\nb\n1\n");
        assertThat(shell.type("cat /tmp/none 2>&1 | wc -l")).isEqualTo("1\n");
        assertThat(shell.type("(echo x; cat /tmp/none) >/dev/null 2>&1; echo done")).isEqualTo("done\n");
    }

    @Test
    void filesAreFoundByPattern() {
        shell.type("touch /tmp/a1 /tmp/a2 /tmp/b");

        assertThat(shell.type("echo /tmp/a* '/tmp/*'")).isEqualTo("/tmp/a1 /tmp/a2 /tmp/*\n");
        assertThat(shell.type("echo /tmp/none*")).isEqualTo("/tmp/none*\n");
    }

    @Test
    void aJobInTheBackgroundRunsWhileTheShellWaits() {
        assertThat(shell.type("(echo job) & echo shell; wait; echo after")).isEqualTo("shell\njob\nafter\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"frobnicate", "dd of=/dev/pmem0 if=/dev/urandom count=1", "dd bs=4k flag=x", "cat <<X",
        "f() { echo; }", "case x in x) echo;; esac", "echo 'open", "ls --color", "grep", "while true; do :; done",
        "echo $((1/0))", "mount -t btrfs /dev/pmem0 /mnt", "if true; then"})
    void whatItDoesNotKnowItSaysInASentence(String script) {
        assertThatThrownBy(() -> shell.type(script)).isInstanceOf(UnsupportedOperationException.class)
                .message().isNotBlank();
    }

    @Test
    void everyCommandHasAUsage() {
        assertThat(new Shell(new Session(shell.machine(), shell.machine()::perform, device -> false, new ShellState()))
                .commands().all()).hasSizeGreaterThan(40)
                .allSatisfy(command -> assertThat(command.usage()).startsWith(command.name()));
    }
}
