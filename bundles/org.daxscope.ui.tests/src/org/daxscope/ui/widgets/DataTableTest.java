package org.daxscope.ui.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class DataTableTest {
    @Test
    void whatWouldBreakALineIsQuoted() throws Exception {
        String[] texts = {"plain", "a,b", "say \"no\"", "two\nlines"};
        Rows rows = new Rows() {
            @Override
            public int count() {
                return 1;
            }

            @Override
            public String text(int row, int column) {
                return texts[column];
            }
        };
        StringBuilder out = new StringBuilder();

        new DataTable("t", List.of("A", "B", "C", "D, too"), rows).writeCsv(out);

        assertThat(out).hasToString("A,B,C,\"D, too\"\nplain,\"a,b\",\"say \"\"no\"\"\",\"two\nlines\"\n");
    }
}
