package org.daxscope.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.daxscope.kernel.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventKindTest {
    @ParameterizedTest
    @EnumSource(EventKind.class)
    void argumentsFitTheSink(EventKind kind) {
        assertThat(kind.argumentCount()).isLessThanOrEqualTo(kind.shape() == EventKind.Shape.CALL ? 3 : 4);
        for (int i = 0; i < kind.argumentCount(); i++)
            assertThat(kind.argumentName(i)).isNotBlank();
    }

    @Test
    void kindsFitAByte() {
        assertThat(EventKind.values()).hasSizeLessThanOrEqualTo(128);
    }

    @Test
    void theSinkThatKeepsNothingStillNamesSubjects() {
        EventSink none = EventSink.none();
        Subject disk = none.subject("pm0");

        assertThat(none.subject("pm1").id()).isEqualTo(1);
        assertThat(none.subject("pm0")).isSameAs(disk);
        assertThatCode(() -> {
            none.enter(EventKind.BLOCK_READ, disk, 0, 0, 0);
            none.change(EventKind.DATA_STORED, disk, 0, 0, 0, 0);
            none.refuse(disk, Reason.NONE);
            none.leave(0);
        }).doesNotThrowAnyException();
    }
}
