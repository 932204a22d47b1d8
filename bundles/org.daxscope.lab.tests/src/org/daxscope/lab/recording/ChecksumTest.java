package org.daxscope.lab.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChecksumTest {
    @Test
    void nothingGivesTheRecordersStartingValue() {
        assertThat(new Fnv().text()).isEqualTo("14650fb0739d0383");
    }

    @Test
    void aPageOfZerosIsAsRecorded() {
        assertThat(Fnv.fnv64(new byte[4096])).isEqualTo("b43a063055adc383");
        assertThat(new Fnv().add((byte) 0, 4096).text()).isEqualTo("b43a063055adc383");
    }

    @Test
    void theChecksumOfPiecesIsThatOfTheWhole() {
        byte[] data = "poisoned".getBytes(StandardCharsets.US_ASCII);

        assertThat(new Fnv().add(data, 0, 3).add(data, 3, 5).text()).isEqualTo(Fnv.fnv64(data));
    }

    @Test
    void pagesTakePlainFnv1a() {
        assertThat(Fnv.fnv32(new byte[0], 0, 0)).isEqualTo("811c9dc5");
        assertThat(Fnv.fnv32("foobar".getBytes(StandardCharsets.US_ASCII), 0, 6)).isEqualTo("bf9cf968");
    }
}
