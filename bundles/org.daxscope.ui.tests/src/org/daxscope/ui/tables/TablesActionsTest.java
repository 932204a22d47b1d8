package org.daxscope.ui.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.ui.OwnScene;
import org.daxscope.ui.widgets.Rows;
import org.eclipse.swt.widgets.TableItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can be done in the Tables view, and what it leaves in the machine. */
@ExtendWith(LoggedErrors.class)
class TablesActionsTest {
    private static final String ADD = DaxscopeUi.PLUGIN + ".command.tables.add";
    private static final String DIFFERENCES = DaxscopeUi.PLUGIN + ".command.tables.differences";
    private static final long SECTOR = OwnScene.FILE_START / 512;

    @Test
    void anAddedRecordIsAStepThatCanBeUndone() throws Exception {
        Bench bench = OwnScene.played(new Operation.Fsync("f"));

        bench.run(ADD, Map.of(DaxscopeUi.PARAMETER_RECORD_DISK, "pm0", DaxscopeUi.PARAMETER_RECORD, "2048  16"));
        bench.settle();

        assertThat(bench.state().length()).isEqualTo(2);
        assertThat(bench.state().image().devices().getFirst().diskRecords()).containsExactly(new DiskSectors(2048, 16));
        assertThat(bench.tables().records().rows().text(0, RecordTable.DISK)).isEqualTo("2048 +16");
        assertThat(bench.tables().records().rows().text(0, RecordTable.BADGE)).isEqualTo("Stale");
        assertThat(bench.tables().rawText()).contains("2048 16");

        bench.session().undo();
        bench.settle();
        assertThat(bench.state().image().devices().getFirst().diskRecords()).isEmpty();
    }

    /** The line over the tables says at each position of the cursor whether truth and belief agree. */
    @Test
    void theBadgeFollowsTheCursor() throws Exception {
        Bench bench =
                OwnScene.played(new Operation.PoisonMedia("pm0", OwnScene.FILE_START, 256), new Operation.Scrub());
        assertThat(bench.tables().badge().text()).isEqualTo("Truth against belief: agree");

        bench.session().to(1);
        bench.settle();
        assertThat(bench.tables().badge().text()).isEqualTo("Truth against belief: 1 invariant does not hold");
        assertThat(bench.tables().badge().tip()).contains(
                "Every poisoned line is covered by a record of the disk: not so at 1 place.",
                "pm0, page " + OwnScene.FILE_START / 4096, "nobody has found it yet");
    }

    @Test
    void whatIsNoRecordIsToldInASentence() throws Exception {
        Bench bench = OwnScene.played(new Operation.Fsync("f"));
        NewRecord record = new NewRecord(bench.state().image().devices().getFirst());

        assertThat(record.isValid("0 8")).isNull();
        assertThat(record.isValid("0 0")).contains("at least 1");
        assertThat(record.isValid("eight")).contains("two numbers");
        assertThat(record.isValid(OwnScene.DISK_BYTES / 512 + " 1")).contains("pm0 has 1048576 sectors");
        assertThat(record.isValid(OwnScene.DISK_BYTES / 512 - 1 + " 1")).isNull();
    }

    @Test
    void onlyDifferencesAreShownOnRequest() throws Exception {
        Bench bench = OwnScene.played(new Operation.InjectError("pm0", SECTOR, 8, true, true, false),
                new Operation.PoisonMedia("pm0", OwnScene.FILE_START + (1 << 20), 256));
        Rows all = bench.tables().records().rows();
        assertThat(all.count()).isEqualTo(2);

        bench.run(DIFFERENCES);

        Rows differences = bench.tables().records().rows();
        assertThat(differences.count()).isEqualTo(1);
        assertThat(differences.text(0, RecordTable.BADGE)).isEqualTo("Latent");
        bench.run(DIFFERENCES);
        assertThat(bench.tables().records().rows().count()).isEqualTo(2);
    }

    @Test
    void aHundredThousandRowsComeAndGo() throws Exception {
        Bench bench = OwnScene.played(new Operation.Storm("pm0", 0, OwnScene.DISK_BYTES, 100_000, 2, 1, false));
        Rows rows = bench.tables().records().rows();
        assertThat(rows.count()).isGreaterThan(50_000);
        assertThat(bench.tables().records().table().getItemCount())
                .as("what the preference allows, and what it leaves out")
                .isEqualTo(10_001);
        TableItem last = bench.tables().records().table().getItem(10_000);
        assertThat(IntStream.range(0, bench.tables().records().table().getColumnCount()).mapToObj(last::getText)
                .collect(Collectors.joining()))
                .contains("and " + (rows.count() - 10_000) + " more");
        assertThat(rows.text(rows.count() - 1, RecordTable.BADGE)).isEqualTo("Latent");

        bench.run(DaxscopeUi.COMMAND_RESET);

        assertThat(bench.tables().records().table().getItemCount()).isEqualTo(1);
    }
}
