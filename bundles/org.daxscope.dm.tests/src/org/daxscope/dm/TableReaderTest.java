package org.daxscope.dm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.KernelPreset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Tables in dmsetup's syntax")
class TableReaderTest {
    private final Mapped mapped = new Mapped(KernelPreset.G60);
    private final TableReader reader = new TableReader(mapped.kernel, mapped.mapper::lower);

    private DmTable read(String table) throws TableException {
        return reader.read(table.replace(';', '\n'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 8192 linear A 0", "0 1024 linear A 8;1024 1024 linear B 0",
        "0 16384 striped 2 32 A 0 B 0", "0 100 error;100 8 zero;108 8 linear A 3",
        "0 8192 log-writes A B", "0 8192 flakey A 0 600 0 0", "0 8192 flakey A 0 5 5 1 drop_writes",
        "0 8192 dust A 0 4096", "0 8192 writecache p A B 4096 0",
        "0 8192 writecache s A B 512 3 low_watermark 10 cleaner",
        "0 8192 delay A 0 20", "0 8192 snapshot A B N 16", "0 8192 snapshot-origin A",
        "0 8192 mirror core 2 64 nosync 2 A 0 B 0"})
    void whatIsReadIsShownTheSame(String table) throws TableException {
        assertThat(read(table).toString()).isEqualTo(table.replace(';', '\n'));
    }

    @Test
    void devicesMayStandWithTheirFoldersAndLinesApart() throws TableException {
        mapped.device("0 8 linear A 0");

        assertThat(read(";  0   8 linear /dev/A 0  ;;8 8 linear /dev/mapper/d0 0;").toString())
                .isEqualTo("0 8 linear A 0\n8 8 linear d0 0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''|1|1|expected a line like \"0 2048 linear pm0 0\", found nothing",
        "x 8 linear A 0|1|1|expected the first sector, a whole number of at least 0, found \"x\"",
        "8 8 linear A 0|1|1|expected the line to begin at sector 0, found 8",
        "0 8 linear A 0;7 8 linear B 0|2|1|expected the line to begin at sector 8, found 7",
        "0 0 linear A 0|1|3|expected the length in sectors, a whole number of at least 1, found \"0\"",
        "0 8|1|4|expected a target type, found the end of the line",
        "0 9223372036854775807 zero|1|3|expected a length that a device can have, found 9223372036854775807",
        "0 8 thin A 0|1|5|expected one of linear, striped, log-writes, error, zero, mirror, flakey, delay, "
                + "dust, snapshot-origin, snapshot, writecache, x-linear, found \"thin\"",
        "0 8 linear C 0|1|12|expected the name of a device, found \"C\", which there is none of",
        "0 8 linear A|1|13|expected the first sector on A, found the end of the line",
        "0 8 linear A -1|1|14|expected the first sector on A, a whole number of at least 0, found \"-1\"",
        "0 8 linear A 8190|1|14|expected 8 sectors from 8190 on A, which has 8192",
        "0 8 linear A 0 x|1|16|expected the end of the line after the arguments of linear, found \"x\"",
        "0 10 striped 3 1 A 0 B 0 A 0|1|14|10 sectors cannot be divided by 3 stripes",
        "0 16 striped 2 3 A 0 B 0|1|16|a stripe of 8 sectors cannot be divided into chunks of 3",
        "0 16 striped 2 8 A 0|1|21|expected a device, found the end of the line",
        "0 9000 log-writes A B|1|19|expected a device of 9000 sectors, found A, which has 8192"})
    void whatIsWrongIsShownByLineAndColumn(String table, int line, int column, String problem) {
        TableException wrong = catchThrowableOfType(TableException.class, () -> read(table));

        assertThat(wrong).hasMessage("line " + line + ", column " + column + ": " + problem);
        assertThat(wrong.line()).isEqualTo(line);
        assertThat(wrong.column()).isEqualTo(column);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0 8 linear A|linear: Invalid argument count", "0 8 linear gone|linear: Invalid argument count",
        "0 8 linear A 0 1|linear: Invalid argument count", "0 8 linear gone 0|linear: Device lookup failed",
        "0 8 linear A x|linear: Invalid device sector", "0 9000 linear A 0|device too small for target",
        "0 8 zero x|zero: No arguments required", "4 8 zero|Gap in table", "0 0 zero|zero-length target",
        "0 8 thin A|unknown target type", "0 16 striped 2|striped: Not enough arguments",
        "0 16 striped 0 8 A 0|striped: Invalid stripe count", "0 16 striped 2 0 A 0 B 0|striped: Invalid chunk_size",
        "0 10 striped 3 1 A 0 B 0 A 0|striped: Target length not divisible by number of stripes",
        "0 16 striped 2 3 A 0 B 0|striped: Target length not divisible by chunk size",
        "0 16 striped 2 8 A 0|striped: Not enough destinations specified",
        "0 16 striped 2 8 A 0 gone 0|striped: Couldn't parse stripe destination",
        "0 8 log-writes A|log-writes: Invalid argument count",
        "0 8 log-writes A gone|log-writes: Log device lookup failed",
        "0 8 flakey A 0 0 0|flakey: Total (up + down) interval is zero",
        "0 8 flakey A 0 1 1 1 dance|flakey: Unrecognised flakey feature requested",
        "0 8 dust A 0|dust: Invalid argument count", "0 8 dust A 0 1000|dust: Invalid block size",
        "0 8 writecache q A B 4096 0|writecache: Invalid mode",
        "0 8 writecache p A B 100 0|writecache: Invalid block size",
        "0 8 writecache s A B 4096 1 fua|writecache: Bad arguments"}, quoteCharacter = '"')
    void theKernelsOwnWordsStandInTheRefusal(String table, String words) {
        KernelError refused = catchThrowableOfType(KernelError.class, () -> mapped.device(table));

        assertThat(refused.reason().text()).contains("device-mapper: table: 254:0: " + words + " [");
    }

    @Test
    void onlyANewerErrorTargetLooksAtADevice() throws TableException {
        assertThat(read("0 8 error nothing 0").toString()).isEqualTo("0 8 error");

        Mapped newer = new Mapped(KernelPreset.G68);
        TableReader of68 = new TableReader(newer.kernel, newer.mapper::lower);
        assertThat(of68.read("0 8 error A 0").toString()).isEqualTo("0 8 error A 0");
        assertThatThrownBy(() -> of68.read("0 8 error nothing 0")).isInstanceOf(TableException.class);
    }

    @Test
    void theMapperRefusesAWrongTableWithItsPlace() {
        KernelError refused = catchThrowableOfType(KernelError.class,
                () -> mapped.device("0 8 linear A 0", "8 8 linear C 0"));

        assertThat(refused.errno()).isEqualTo(Errno.EINVAL);
        assertThat(refused.reason().text()).startsWith("the table is wrong at line 2, column 12; "
                + "device-mapper: table: 254:0: linear: Device lookup failed");
        assertThat(mapped.mapper.devices()).isEmpty();
    }
}
