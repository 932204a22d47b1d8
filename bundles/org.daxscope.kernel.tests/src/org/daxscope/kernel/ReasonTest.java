package org.daxscope.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTest {
    @Test
    void theTextHasTheNumbersAndTheSection() {
        assertThat(new Reason(Rule.RECORD_OVERLAPS_REQUEST, 4, 256, 2056, 8).text()).isEqualTo(
                "direct_access over 4 pages from pgoff 256 is refused: sectors [2056, +8) are recorded bad [semantics 6.2]");
        assertThat(new Reason(Rule.CLEAR_UNIT_MISALIGNED, 64, 4096, 256)).hasToString(
                "64 bytes at physical 0x1000 are not aligned to the clear-error unit of 256 bytes [semantics 4]");
    }

    @Test
    void aRuleWithoutSectionHasNoBrackets() {
        assertThat(new Reason(Rule.NAME_TAKEN).text()).isEqualTo("the name is taken already");
        assertThat(Reason.NONE.text()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void everyTemplateCanBeFilledWithFourLongs(Rule rule) {
        String text = new Reason(rule, 11, -22, Long.MAX_VALUE, 0).text();

        assertThat(text).doesNotContain("%");
        if (rule != Rule.NONE)
            assertThat(rule.template()).isNotBlank();
        if (!rule.section().isEmpty())
            assertThat(rule.section()).matches("\\d+(\\.\\d+)?");
    }

    @Test
    void equalByRuleAndNumbers() {
        Reason reason = new Reason(Rule.TABLE_FULL, 512);
        Reason same = new Reason(Rule.TABLE_FULL, 512);

        assertThat(reason).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(reason).isNotEqualTo(new Reason(Rule.TABLE_FULL, 511));
        assertThat(reason).isNotEqualTo(new Reason(Rule.NO_SPACE, 512));
        assertThat(reason).isNotEqualTo("TABLE_FULL");
    }
}
