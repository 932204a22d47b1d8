package org.daxscope.pmem.badblocks;

import static org.assertj.core.api.Assertions.assertThat;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The badblocks attribute")
class AttributeTextTest {

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, quoteCharacter = '"', value = {
        "16 8|16|8", "\"16 8\n\"|16|8", "\"  16   8\n\"|16|8", "\"16\t8\"|16|8", "\"16\n8\"|16|8",
        "\"16 8\nanything\"|16|8", "\"16 8\n\n\"|16|8", "0016 08|16|8", "18446744073709551615 1|-1|1",
        "18446744073709551616 1|0|1", "0 4294967297|0|1"})
    void takesTwoNumbersAndWhateverFollowsANewline(String text, long sector, int sectors) {
        assertThat(AttributeText.parse(text)).contains(new AttributeText(sector, sectors));
    }

    @DisplayName("A33 A-18 refuses everything else")
    @ParameterizedTest(name = "[{index}] {0}")
    @ValueSource(strings = {"", "\n", "16", "16\n", "16 ", "16 0", "16 -1", "-8", "-8 8", "16 8 9", "16 8 ", "16 8 \n",
        "16 8x", "0x10 8", "+16 8", "16 +8", "a 8", "16,8", "16 8\r\n", "16 4294967296"})
    void refusesEverythingElse(String text) {
        assertThat(AttributeText.parse(text)).isEmpty();
    }

    @DisplayName("A32 A-18 shows one line per record, unacknowledged ones also on their own")
    @ParameterizedTest
    @EnumSource(names = {"G15", "G68", "G618"})
    void showsOneLinePerRecord(KernelPreset kernel) {
        Badblocks table = Script.on(kernel).run("S(8,1,1) S(100,8,0)").table;

        assertThat(table.show()).isEqualTo("8 1\n100 8\n");
        assertThat(table.showUnacknowledged()).isEqualTo("100 8\n");
    }

    @DisplayName("A-19 an oversized listing is cut in its 409th line, at 4095 bytes")
    @ParameterizedTest
    @EnumSource(names = {"G15", "G68", "G618"})
    void anOversizedListingIsCut(KernelPreset kernel) {
        Badblocks table = Badblocks.create(KernelModel.of(kernel));
        for (int i = 0; i < Badblocks.MAX_RECORDS; i++)
            table.set(1_000_000 + 16 * i, 1, true);

        assertThat(table.show()).hasSize(4095).doesNotEndWith("\n");
        assertThat(table.show().lines()).hasSize(410).element(408).isEqualTo("1006528 1");
    }

    @Test
    void anEmptyTableShowsNothing() {
        assertThat(Script.on(KernelPreset.G60).table.show()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"G15", "G68", "G618"})
    void aSectorAbove54BitsIsCutWhenItIsStored(KernelPreset kernel) {
        Badblocks table = Badblocks.create(KernelModel.of(kernel));

        assertThat(table.succeeded(table.set((1L << 54) + 100, 8, true))).isTrue();

        assertThat(table.records()).containsExactly(new BadRecord(100, 8, true));
    }
}
