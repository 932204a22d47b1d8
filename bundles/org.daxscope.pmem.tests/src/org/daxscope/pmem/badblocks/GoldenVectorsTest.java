package org.daxscope.pmem.badblocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.daxscope.kernel.KernelPreset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Appendix A of the semantics: what block/badblocks.c of 5.15, 6.8.1 and 6.18.2 did when it was run. */
@DisplayName("The badblocks engines answer the golden vectors as the kernels did")
class GoldenVectorsTest {
    private static final String FULL_BY_FOUR = "512xS(4i,1) ";
    private static final String ONE_LEFT_BY_FOUR = "511xS(4i,1) ";

    /** Name, operations, and for 5.15, 6.8 and 6.18 the last return code and the records. */
    static Stream<Arguments> tables() {
        return Stream.of(
                same("A1 adjacent", "S(8,8) S(16,8)", "[8,24)A"),
                row("A2 adjacent before the first", "S(16,8) S(8,8)", 0, "[8,24)A", 0, "[8,16)A [16,24)A", 1,
                        "[8,24)A"),
                same("A3 bridge", "S(8,8) S(24,8) S(16,8)", "[8,32)A"),
                row("A4 unacked over part of acked", "S(8,8,1) S(10,2,0)", 0, "[8,16)U", 1, "[8,16)A", 1, "[8,16)A"),
                row("A5 acked over part of unacked", "S(8,8,0) S(10,2,1)", 0, "[8,16)U", 0,
                        "[8,10)U [10,12)A [12,16)U", 1, "[8,10)U [10,12)A [12,16)U"),
                same("A6 acked over all of unacked", "S(8,8,0) S(4,16,1)", "[4,20)A"),
                row("A7 unacked over all of acked", "S(8,8,1) S(4,16,0)", 0, "[4,20)U", 0,
                        "[4,8)U [8,16)A [16,20)U", 1, "[4,8)U [8,16)A [16,20)U"),
                row("A8 more than one record holds", "S(0,600)", 0, "[512,600)A [0,512)A", 0, "[0,512)A [512,600)A",
                        1, "[0,512)A [512,600)A"),
                row("A9 three records long", "S(1000,1200)", 0, "[2024,2200)A [1512,2024)A [1000,1512)A", 0,
                        "[1000,1512)A [1512,2024)A [2024,2200)A", 1, "[1000,1512)A [1512,2024)A [2024,2200)A"),
                same("A10 two maximal records", "S(0,512) S(512,1) S(513,511)", "[0,512)A [512,1024)A"),
                same("A11 filled up to the maximum", "S(0,500) S(512,12) S(500,12)", "[0,512)A [512,524)A"),
                same("A12 head cleared", "S(8,8) C(4,8)", "[12,16)A"),
                same("A13 tail cleared", "S(8,8) C(12,8)", "[8,12)A"),
                same("A14 middle cleared", "S(8,24) C(16,8)", "[8,16)A [24,32)A"),
                same("A15 cleared across records", "S(8,8) S(24,8) S(40,8) C(12,32)", "[8,12)A [44,48)A"),
                row("A18 over three records", "S(32,1) S(34,1) S(36,1) S(32,12)", 0, "[32,35)A [36,37)A", 0,
                        "[32,44)A", 1, "[32,44)A"),
                row("A19 over two records", "S(8,4) S(20,4) S(6,24)", 0, "[6,24)A", 0, "[6,30)A", 1, "[6,30)A"),
                row("A20 long over two records", "S(100,8) S(300,8) S(0,1024)", 0,
                        "[0,512)A [512,1024)A [300,308)A", 0, "[0,512)A [512,1024)A", 1, "[0,512)A [512,1024)A"),
                row("A21 long before a record", "S(5000,8) S(0,1024)", 0, "[512,1024)A [0,512)A [5000,5008)A", 0,
                        "[0,512)A [512,1024)A [5000,5008)A", 1, "[0,512)A [512,1024)A [5000,5008)A"),
                row("A27 half of reversed records cleared", "S(0,2048) C(256,1024)", 0,
                        "[1536,2048)A [1024,1536)A [512,1024)A [0,256)A", 0, "[0,256)A [1280,1536)A [1536,2048)A", 1,
                        "[0,256)A [1280,1536)A [1536,2048)A"),
                same("A28 long range set and cleared", "S(0,1024) C(0,1024)", ""),
                same("A29 gap filled", "S(8208,8) S(8224,8) S(8216,8)", "[8208,8232)A"),
                row("A30 nothing set", "S(8,0)", 0, "", 1, "", 0, ""),
                same("A31 overlapping past the maximum", "S(0,300) S(300,400)", "[0,512)A [512,700)A")).flatMap(s -> s);
    }

    @ParameterizedTest(name = "{0} on {2}")
    @MethodSource("tables")
    void theTableAndTheCodeAreThoseOfTheKernel(String name, String steps, KernelPreset kernel, int code,
            String records) {
        Script script = Script.on(kernel).run(steps);

        assertThat(script.records()).isEqualTo(records);
        assertThat(script.lastCode).isEqualTo(code);
    }

    static Stream<Arguments> checks() {
        return Stream.of(
                perKernel("A1 A-01 not clipped", "S(8,8) K(0,8) K(8,1) K(12,8) K(16,1)", "0 1/8/8 1/8/8 0",
                        "0 1/8/8 1/8/8 0", "0 1/8/8 1/8/8 0"),
                perKernel("A9 A-06 long range", "S(1000,1200) K(1600,8)", "0", "1/1512/512", "1/1512/512"),
                perKernel("A16 lowest record counts", "S(8,1) S(20,4) K(0,64) K(9,64) K(21,1)",
                        "1/8/1 1/20/4 1/20/4", "1/8/1 1/20/4 1/20/4", "1/8/1 1/20/4 1/20/4"),
                perKernel("A17 one unacknowledged", "S(8,1,1) S(20,4,0) K(0,64) K(0,10)", "-1/8/1 1/8/1",
                        "-1/8/1 1/8/1", "-1/8/1 1/8/1"))
                .flatMap(s -> s);
    }

    @ParameterizedTest(name = "{0} on {2}")
    @MethodSource("checks")
    void checksAnswerTheWholeStoredRecord(String name, String steps, KernelPreset kernel, String answers) {
        assertThat(String.join(" ", Script.on(kernel).run(steps).checks)).isEqualTo(answers);
    }

    /** Name, operations before, the operation, and per kernel its code and the count of records and sectors after. */
    static Stream<Arguments> limits() {
        return Stream.of(
                limit("A22 full, next to a record", FULL_BY_FOUR, "S(1,1)", 0, 512, 513, 0, 512, 513, 0, 512, 512),
                limit("A23 full, elsewhere", FULL_BY_FOUR, "S(100000,8)", 1, 512, 512, 1, 512, 512, 0, 512, 512),
                limit("A24 full, split", "512xS(16i,8) ", "C(2,2)", -28, 512, 4096, 1, 512, 4096, 0, 512, 4096),
                limit("A25 one slot left, split", "511xS(16i,8) ", "C(2,2)", 0, 512, 4086, 1, 511, 4088, 1, 512,
                        4086),
                limit("A26 one slot left, two needed", ONE_LEFT_BY_FOUR, "S(10000,1024)", 1, 512, 1023, 0, 512, 1023,
                        0, 512, 1023),
                limit("full, what is bad already", FULL_BY_FOUR, "S(2000,1)", 0, 512, 512, 0, 512, 512, 0, 512, 512))
                .flatMap(s -> s);
    }

    @ParameterizedTest(name = "{0} on {3}")
    @MethodSource("limits")
    void theLimitsOfTheTableAreThoseOfTheKernel(String name, String before, String step, KernelPreset kernel, int code,
            int records, long sectors) {
        Script script = Script.on(kernel).run(before).run(step);

        assertThat(script.lastCode).isEqualTo(code);
        assertThat(script.table.count()).isEqualTo(records);
        assertThat(script.table.sectors()).isEqualTo(sectors);
    }

    private static Stream<Arguments> same(String name, String steps, String records) {
        return row(name, steps, 0, records, 0, records, 1, records);
    }

    private static Stream<Arguments> row(String name, String steps, int legacy, String legacyRecords, int first,
            String firstRecords, int second, String secondRecords) {
        return Stream.of(Arguments.of(name, steps, KernelPreset.G15, legacy, legacyRecords),
                Arguments.of(name, steps, KernelPreset.G68, first, firstRecords),
                Arguments.of(name, steps, KernelPreset.G618, second, secondRecords));
    }

    private static Stream<Arguments> perKernel(String name, String steps, String legacy, String first, String second) {
        return Stream.of(Arguments.of(name, steps, KernelPreset.G15, legacy),
                Arguments.of(name, steps, KernelPreset.G68, first),
                Arguments.of(name, steps, KernelPreset.G618, second));
    }

    private static Stream<Arguments> limit(String name, String before, String step, int... expected) {
        return Stream.of(
                Arguments.of(name, before, step, KernelPreset.G15, expected[0], expected[1], expected[2]),
                Arguments.of(name, before, step, KernelPreset.G68, expected[3], expected[4], expected[5]),
                Arguments.of(name, before, step, KernelPreset.G618, expected[6], expected[7], expected[8]));
    }
}
