package org.daxscope.ui.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteSizeTest {
    @ParameterizedTest
    @CsvSource({"4096,4096", "4k,4096", "4K,4096", "512 MiB,536870912", "16T,17592186044416", "16 TiB,17592186044416",
        "0x1000,4096", "1.5 GiB,1610612736", "1_000,1000", " 2m ,2097152", "0,0", "7 B,7", "256b,256"})
    void sizesAreReadAsPeopleWriteThem(String text, long bytes) {
        assertThat(ByteSize.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"much,is not a size", "-1,is not a size", "'',is not a size", "4 MB,powers of 1000", "0.3,whole number",
        "9E,is not a size", "9999999P,more than 8 EiB", "12 34,is not a size"})
    void whatIsNoSizeIsSaidInASentence(String text, String why) {
        assertThatThrownBy(() -> ByteSize.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why).hasMessageEndingWith(".");
    }

    @Test
    void sizesAreShownWithoutLosingAByteAndReadBack() {
        assertThat(ByteSize.text(16L << 40)).isEqualTo("16 TiB");
        assertThat(ByteSize.text(1025 << 10)).isEqualTo("1025 KiB");
        assertThat(ByteSize.text(4097)).isEqualTo("4097 B");
        assertThat(ByteSize.full(4096)).isEqualTo("4 KiB (4096 B)");
        assertThat(ByteSize.rounded((1L << 30) + (400L << 20))).isEqualTo("1.4 GiB");
        assertThat(ByteSize.rounded(64 << 20)).isEqualTo("64 MiB");
        for (long bytes : new long[] {0, 1, 4096, 12345 << 10, 3L << 40, Long.MAX_VALUE})
            assertThat(ByteSize.parse(ByteSize.text(bytes))).isEqualTo(bytes);
    }
}
