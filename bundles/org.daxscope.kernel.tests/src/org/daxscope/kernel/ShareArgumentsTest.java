package org.daxscope.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShareArgumentsTest {
    @ParameterizedTest
    @CsvSource({"source=pm0 cache-size=1G,pm0,1073741824", "cache-size=4096k source=v,v,4194304",
        "source=pm0 cache-size=0,pm0,0", "source=pm0,pm0,1073741824", "source=pm0 cache-size=6291456,pm0,6291456"})
    void whatIsSharedAndHowLargeItsWindowIs(String text, String source, long bytes) {
        ShareArguments share = ShareArguments.parse(text).orElseThrow();

        assertThat(share).isEqualTo(new ShareArguments(source, bytes));
        assertThat(ShareArguments.parse(share.text())).contains(share);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cache-size=1G", "source=", "source=pm0 cache-size=2M",
        "source=pm0 cache-size=17179869185G", "source=pm0 cache-size=5M",
        "source=pm0 cache-size=-1", "source=pm0 cache-size=2T", "source=pm0 cache-size=999999999999G",
        "source=pm0 posix_acl", "source=pm0 cache-size="})
    void whatCannotBe(String text) {
        assertThat(ShareArguments.parse(text)).isEmpty();
    }

    @Test
    void theTextUsesTheLargestUnitThatFits() {
        assertThat(new ShareArguments("pm0", 1L << 30).text()).isEqualTo("source=pm0 cache-size=1G");
        assertThat(new ShareArguments("pm0", 6L << 20).text()).isEqualTo("source=pm0 cache-size=6M");
        assertThat(new ShareArguments("pm0", 0).text()).isEqualTo("source=pm0 cache-size=0");
    }
}
