package org.daxscope.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.daxscope.journal.Touch.Space;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventKind.Shape;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What an event touches")
class TouchesTest {
    private final Journal journal = new Journal();

    private String touched(EventKind kind, long a, long b, long c, long d) {
        if (kind.shape() == Shape.CALL)
            journal.enter(kind, journal.subject("s"), a, b, c);
        else
            journal.change(kind, journal.subject("s"), a, b, c, d);
        return text(Touches.of(journal, journal.size() - 1));
    }

    private static String text(List<Touch> touches) {
        return touches.stream().map(touch -> touch.space() + " " + touch.subject() + " " + touch.start() + ".."
                + touch.end()).reduce((a, b) -> a + ", " + b).orElse("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CLEAR_POISON          | 4096 | 512 | 0 | 0     | PHYSICAL s 4096..4608
            BUS_RANGE_ADDED       | 4096 | 512 | 0 | 1     | PHYSICAL s 4096..4608
            MACHINE_CHECK         | 4200 | 12 | 1 | 0      | PHYSICAL s 4096..8192
            PTE_SET               | 7 | 3 | 0 | 12         | PHYSICAL s 12288..16384
            PTE_SET               | 7 | 512 | 0 | 21       | PHYSICAL s 2097152..4194304
            PTE_SET               | 7 | -1 | 0 | 12        | ''
            PTE_CLEARED           | 7 | 3 | 12 | 0         | PHYSICAL s 12288..16384
            REGION_RECORD_SET     | 8 | 2 | 0 | 2          | REGION s 4096..5120
            DISK_RECORD_CLEARED   | 8 | 2 | 2 | 0          | DISK s 4096..5120
            DISK_RECORD_REFUSED   | 8 | 2 | 512 | 512      | DISK s 4096..5120
            BLOCK_READ            | 8 | 1024 | 0 | 0       | DISK s 4096..5120
            BLOCK_ZEROOUT         | 8 | 2 | 0 | 0          | DISK s 4096..5120
            DATA_STORED           | 100 | 50 | 0 | 0       | DISK s 100..150
            DIRECT_ACCESS         | 1 | 2 | 3 | 0          | DISK s 8192..20480
            RECOVERY_WRITE        | 2 | 4096 | 5 | 0       | DISK s 8197..12293
            PAGE_HWPOISON         | 2 | 1 | 0 | 1          | DISK s 8192..12288
            MEMORY_FAILURE        | 2 | 0 | 0 | 0          | DISK s 8192..12288
            SYSCALL_WRITE         | 10 | 20 | 0 | 0        | FILE s 10..30
            SYSCALL_FALLOCATE     | 1 | 10 | 20 | 0        | FILE s 10..30
            EXTENT_MAPPED         | 3 | 100 | 4 | 0        | FILE_BLOCKS s 3..7, FS_BLOCKS s 100..104
            SPACE_FREED           | 100 | 4 | 0 | 4        | FS_BLOCKS s 100..104
            SIGNAL_SENT           | 8197 | 2 | 0 | 0       | VIRTUAL s 8197..8198
            SIGNAL_SENT           | 8192 | 4 | 12 | 12     | VIRTUAL s 8192..12288
            USER_LOAD             | 5 | 0 | 0 | 0          | ''
            """)
    void isSaidInTheSpaceItsArgumentsCountIn(EventKind kind, long a, long b, long c, long d, String touches) {
        assertThat(touched(kind, a, b, c, d)).isEqualTo(touches);
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "REMARK"}, mode = EnumSource.Mode.EXCLUDE)
    @DisplayName("is told for every kind whose arguments name a disk, a region or a physical address")
    void nothingIsForgotten(EventKind kind) {
        boolean placed = false;
        for (int i = 0; i < kind.argumentCount(); i++)
            placed |= kind.argumentName(i)
                    .matches("(physical (address|frame)|(disk|region) (byte|sector)|pgoff of disk).*");

        assertThat(touched(kind, 1, 2, 3, 4).isEmpty() && placed).isFalse();
    }

    @Test
    void aRefusalTouchesWhatItsRuleNames() {
        Map<Rule, String> expected = new EnumMap<>(Map.of(
                Rule.RECORD_OVERLAPS_REQUEST, "DISK pm0 8192..20480", Rule.RECORD_OVERLAPS_BIO, "DISK pm0 1024..1027",
                Rule.LATENT_POISON_HIT, "DISK pm0 3..4", Rule.NOT_PRESENT_IN_KERNEL_MAP, "DISK pm0 12288..16384",
                Rule.CLEAR_FAILED, "DISK pm0 2..5", Rule.CLEAR_UNIT_MISALIGNED, "PHYSICAL pm0 2..5",
                Rule.DEVICE_DEAD, ""));

        expected.forEach((rule, touches) -> {
            journal.refuse(journal.subject("pm0"), new Reason(rule, 3, 2, 8, 9));
            assertThat(text(Touches.of(journal, journal.size() - 1))).as(rule.name()).isEqualTo(touches);
        });
    }

    @Test
    void aHistoryHasTheEventsOfOnePlaceAndNoOthers() {
        touched(EventKind.DATA_STORED, 4096, 10, 0, 0);
        touched(EventKind.DATA_STORED, 8192, 10, 0, 0);
        touched(EventKind.CLEAR_POISON, 1 << 20 | 4096, 256, 0, 0);
        touched(EventKind.DISK_RECORD_SET, 15, 2, 0, 2);
        journal.change(EventKind.DATA_STORED, journal.subject("other"), 4096, 10, 0, 0);
        List<Touch> page = List.of(new Touch(Space.DISK, "s", 4096, 8192),
                new Touch(Space.PHYSICAL, "", (1 << 20) + 4096, (1 << 20) + 8192));

        assertThat(Touches.history(journal, 0, journal.size(), page)).containsExactly(0, 2, 3);
        assertThat(Touches.history(journal, 1, 3, page)).containsExactly(2);
    }

    @Test
    void aLengthThatIsTooLongEndsAtTheEnd() {
        assertThat(touched(EventKind.SYSCALL_READ, 10, Long.MAX_VALUE, 0, 0)).isEqualTo("FILE s 10.." + Long.MAX_VALUE);
    }
}
