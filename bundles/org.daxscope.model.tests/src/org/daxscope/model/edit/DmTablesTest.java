package org.daxscope.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DmTablesTest {
    @Test
    void aTableNamesItsDevicesAndNothingElse() {
        String table = "0 8 linear /dev/pm1 0\n8 8 linear pm11 0\n16 8 linear /dev/mapper/v 0";

        assertThat(DmTables.names(table, "pm1")).isTrue();
        assertThat(DmTables.names(table, "pm11")).isTrue();
        assertThat(DmTables.names(table, "v")).isTrue();
        assertThat(DmTables.names(table, "pm")).isFalse();
        assertThat(DmTables.names(table, "linear")).as("a type of target").isFalse();
        assertThat(DmTables.names(table, "8")).as("a number of sectors").isFalse();
        assertThat(DmTables.names(null, "pm1")).isFalse();
    }

    @Test
    void aDeviceAtTheEndOfItsLineCounts() {
        assertThat(DmTables.names("0 8 snapshot-origin pm1", "pm1")).isTrue();
    }
}
