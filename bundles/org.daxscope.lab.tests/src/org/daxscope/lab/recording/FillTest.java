package org.daxscope.lab.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FillTest {
    @ParameterizedTest
    @CsvSource({
        "a7, 0, a7", "a7, 9000000000000, a7", "00, 17, 0",
        "pg, 0, 20", "pg, 4095, 20", "pg, 4096, 21", "pg, 323584, 6f", "pg, 327680, 20",
        "sec, 0, 1", "sec, 511, 1", "sec, 512, 2", "sec, 127488, fa", "sec, 128000, 1"})
    void aByteFollowsFromItsAbsoluteOffset(String fill, long offset, String hex) {
        assertThat(Fill.parse(fill).orElseThrow().at(offset)).isEqualTo((byte) Integer.parseInt(hex, 16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a7", "pg", "sec"})
    void fillingAStretchAgreesWithSingleBytes(String text) {
        Fill fill = Fill.parse(text).orElseThrow();
        byte[] stretch = new byte[9000];

        fill.fill(stretch, 4000);

        for (int i = 0; i < stretch.length; i++) {
            assertThat(stretch[i]).isEqualTo(fill.at(4000 + i));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "a7", "ff", "pg", "sec"})
    void textAndFillAreTheSame(String text) {
        assertThat(Fill.parse(text).orElseThrow().text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "A7", "a7a", "0x", "page", " a7"})
    void otherTextsAreNone(String text) {
        assertThat(Fill.parse(text)).isEmpty();
    }

    @Test
    void recordedFilesHoldTheirFill() throws Exception {
        Census census = new Census(0);
        byte[] page = new byte[Census.PAGE];
        for (int offset = 0; offset < 12_288; offset += Census.PAGE) {
            new Fill.PageNumbers().fill(page, offset);
            census.page(page);
        }

        Step read = Samples.recording("6.1", "p-11-rw-across-eof").steps().get(3);

        assertThat(Samples.observed(read).get("fnv64").getAsString()).isEqualTo(census.fnv64());
    }
}
