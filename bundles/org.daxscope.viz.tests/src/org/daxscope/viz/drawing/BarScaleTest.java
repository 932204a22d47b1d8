package org.daxscope.viz.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.daxscope.viz.ByteRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarScaleTest {
    @ParameterizedTest
    @ValueSource(longs = {100, 4096, 1L << 40, Long.MAX_VALUE - 7})
    void eachColumnHasItsBytesHoweverManyThereAre(long bytes) {
        BarScale scale = new BarScale(List.of(new ByteRange(7, 7 + bytes)), 10, 100);

        assertThat(scale.startOf(0)).isEqualTo(10);
        assertThat(scale.endOf(0)).isEqualTo(110);
        long next = 7;
        for (int x = 10; x < 110; x++) {
            ByteRange column = scale.bytes(0, x);
            assertThat(column.start()).as("column %d", x).isEqualTo(next);
            assertThat(scale.x(column.start())).as("column %d", x).isEqualTo(x);
            next = column.end();
        }
        assertThat(next).isEqualTo(7 + bytes);
    }
}
