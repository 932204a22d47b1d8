package org.daxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.daxscope.lab.story.Stories;
import org.daxscope.lab.story.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunStoryTest {
    @Test
    void tellsEveryStepItsOutcomeAndWhatToSee() {
        for (Story story : Stories.all()) {
            Cli run = Cli.run("run", "--story", story.id());

            assertThat(run.code()).isZero();
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).startsWith(story.title() + " on kernel 6.1").contains(story.opening());
            for (int step = 0; step < story.narration().size(); step++)
                assertThat(run.out()).containsSubsequence(story.script().steps().get(step).title(),
                        "See: " + story.narration().get(step));
        }
    }

    @Test
    void outcomesComeFromTheEngine() {
        assertThat(Cli.run("run", "--story", "one-bad-line").out()).containsSubsequence("SIGBUS BUS_MCEERR_AR",
                "A page-aligned pwrite(2) repairs the page", "4096 bytes written");
        assertThat(Cli.run("run", "--story", "one-bad-line", "--kernel", "5.10").out())
                .startsWith("One bad line on kernel 5.10").contains("told for kernel 6.1")
                .containsSubsequence("A page-aligned pwrite(2) repairs the page", "EIO");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--story nothing | there is no story \"nothing\"; there are one-bad-line",
        "--story one-bad-line --json | it takes --kernel, but no PATH", "--json | expected a PATH to play or a --story",
        "--story one-bad-line --kernel 2.4 | unknown kernel"})
    void wrongUsageIsSaidInASentence(String arguments, String sentence) {
        Cli run = Cli.run((Object[]) ("run " + arguments).split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(sentence);
    }
}
