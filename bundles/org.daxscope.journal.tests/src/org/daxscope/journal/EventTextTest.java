package org.daxscope.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EventTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "mode 0 normal 1 recovery|1|mode recovery",
        "mode 0 normal 1 recovery|9|mode 9",
        "mode|3|mode 0x3",
        "write 0/1|1|write 1",
        "unwritten 0/1 after|0|unwritten after 0",
        "pgoff of disk or -1|-1|pgoff of disk none",
        "pgoff of disk or -1|0|pgoff of disk 0",
        "pgoff of disk|-1|pgoff of disk -1",
        "offset in page bytes|256|offset in page 256 bytes",
        "bytes|512|bytes 512",
        "log2 bytes before|12|log2 bytes before 12",
        "virtual address|4096|virtual address 0x1000",
        "mapping flags|17|mapping flags 0x11"})
    void anArgumentIsShownAsItsNameSays(String name, long value, String text) {
        assertThat(EventText.argument(name, value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "4096,4096", "-5,-EIO", "-14,-EFAULT", "-133,-EHWPOISON", "-9999,-9999"})
    void aResultIsACountOrAnErrorName(long result, String text) {
        assertThat(EventText.result(result)).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource(EventKind.class)
    void everyKindHasWords(EventKind kind) {
        assertThat(EventText.event(kind, new Subject(0, "x"), -1, Long.MIN_VALUE, Long.MAX_VALUE, 0))
                .startsWith(kind.name().toLowerCase(Locale.ROOT) + " x");
    }

    @Test
    void conversionsOfATemplateAreCounted() {
        assertThat(RefusalArguments.wanted("")).isZero();
        assertThat(RefusalArguments.wanted("%d of %d, 100 %%, 0x%x")).isEqualTo(3);
    }
}
