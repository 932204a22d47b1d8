package org.daxscope.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuirkTest {
    @Test
    void allTwentySixInOrder() {
        Quirk[] quirks = Quirk.values();

        assertThat(quirks).hasSize(26);
        for (int i = 0; i < quirks.length; i++) {
            assertThat(quirks[i].name()).startsWith("Q" + (i + 1) + "_");
            assertThat(quirks[i].summary()).isNotBlank().doesNotEndWith(".");
        }
    }
}
