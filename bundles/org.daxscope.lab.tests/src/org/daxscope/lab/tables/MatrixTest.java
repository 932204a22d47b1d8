package org.daxscope.lab.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.daxscope.kernel.KernelPreset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cells of semantics 7.5 and appendix B, column by column, and the document made of them. */
class MatrixTest {
    private static final Table MATRIX = ResultMatrix.table();
    private static final Table VECTORS = DmVectors.table();
    private static final List<KernelPreset> MERGED = List.of(KernelPreset.G19, KernelPreset.G60, KernelPreset.G65,
            KernelPreset.G68, KernelPreset.G618);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|4096|4096|4096", "1|EIO|4096|EIO", "2|EIO|EIO|EIO", "3|EIO|32768|EIO",
        "4|16384|32768|16384", "5|65536; zeros|65536; zeros|65536; zeros",
        "6|EIO|4096; clears 4096+4096|4096; clears 4096+4096",
        "7|EIO|16384; clears 0+16384|16384; clears 4096+4096",
        "8|EIO|16384; clears 0+16384|16384; clears 0+8192", "9|EIO|16384; clears 0+16384|16384; clears 0+12288",
        "10|EIO|EIO|EFAULT", "11|EIO|EIO|14336; clears 8192+4096", "12|EIO|EIO|12288", "13|EIO|EIO|EFAULT",
        "14|EIO|EIO|14336; clears 0+4096", "15|EIO|65536; clears 0+65536|65536; clears 4096+4096 40960+4096",
        "16|EIO; bb 8+8|EIO; bb 8+8|EFAULT; bb 8+8",
        "17|EIO; bb 8+8|EIO; bb 12+4|EFAULT; bb 8+8, region bb 12+4", "18|EIO; bb 8+8|EIO; bb 8+8|EFAULT; bb 8+8",
        "19|4096; media still poisoned|4096; media still poisoned|4096; media still poisoned",
        "20|16384|32768|32768", "21|16384|16384|16384"})
    void theMatrixIsThatOfTheSemantics(int row, String g15, String v2, String merged) {
        check(MATRIX, row, g15, v2, merged);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|8192|8192|8192", "1|8192|16384; clears B 0+8192|16384; clears B 0+4096",
        "2|6144|6144|12288", "3|EIO|360448|EIO", "4|16384|20480|16384",
        "5|16384|65536; clears B 0+16384|65536; clears B 4096+4096", "6|EIO|4096|EIO", "7|4096|16384|16384",
        "8|EIO|65536; clears A 0+16384 A 16384+16384|65536; clears A 12288+4096 A 16384+4096",
        "9|16384|16384|16384", "10|EIO, EIO|EIO, EIO|EIO, EIO"})
    void theVectorsAreThoseOfAppendixB(int row, String g15, String v2, String merged) {
        check(VECTORS, row, g15, v2, merged);
    }

    private static void check(Table table, int row, String g15, String v2, String merged) {
        assertThat(table.cell(row, KernelPreset.G15)).isEqualTo(g15);
        assertThat(table.cell(row, KernelPreset.GV2)).isEqualTo(v2);
        assertThat(MERGED).allSatisfy(preset -> assertThat(table.cell(row, preset)).isEqualTo(merged));
    }

    /** The backport has no recovery: its calls end as before the series. */
    @Test
    void theStableBackportEndsLikeTheKernelsBefore() {
        for (int row = 0; row < MATRIX.rows().size(); row++)
            assertThat(MATRIX.cell(row, KernelPreset.GST)).isEqualTo(MATRIX.cell(row, KernelPreset.G15));
    }

    @Test
    void everyRowIsChecked() {
        assertThat(MATRIX.rows()).hasSize(22);
        assertThat(VECTORS.rows()).hasSize(11);
    }

    @Test
    void theCommittedDocumentIsWhatTheEngineGives() {
        assertThat(Documents.text("matrix.md")).as("./daxscope tables --out docs/matrix.md")
                .isEqualTo(MatrixDocument.text());
    }
}
