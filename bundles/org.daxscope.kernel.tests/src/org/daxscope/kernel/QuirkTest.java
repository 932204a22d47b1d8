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
            assertThat(quirks[i].id()).isEqualTo("Q" + (i + 1));
            assertThat(quirks[i].summary()).isNotBlank().doesNotEndWith(".");
            assertThat(quirks[i].section()).matches("[0-9]+(\\.[0-9]+)?");
            assertThat(quirks[i].explanation()).endsWith(".").hasSizeGreaterThan(quirks[i].summary().length());
        }
    }
}
