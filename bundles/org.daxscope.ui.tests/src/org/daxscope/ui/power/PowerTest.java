package org.daxscope.ui.power;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.ui.Bench;
import org.daxscope.ui.Controls;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.ui.OwnScene;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Power fails, in the menus, in the Journal and in the grid. */
@ExtendWith(LoggedErrors.class)
class PowerTest {
    private static final long PAGE = 4096;

    private static Bench recovering() throws Exception {
        return OwnScene.played(new Operation.PoisonMedia("pm0", OwnScene.FILE_START + PAGE, PAGE),
                new Operation.Scrub(), Operation.Write.of("f", PAGE, PAGE, new Pattern.Constant((byte) 'W')));
    }

    @Test
    void cutAndBootAreSteps() throws Exception {
        Bench bench = recovering();

        bench.act("powercut", "now", "true");
        assertThat(bench.state().image().files()).isEmpty();

        bench.act("boot", "now", "true");
        assertThat(bench.state().image().files()).hasSize(1);
    }

    @Test
    void aCutInsideAStepIsPartOfTheSessionAndCanBeUndone() throws Exception {
        Bench bench = recovering();
        int of = bench.state().length();

        PowerCuts.at(bench.session().document(), 2, 5, 20);
        bench.settle();

        assertThat(bench.session().document().script().steps().get(2).cutAfter()).isEqualTo(5);
        assertThat(bench.state().length()).isEqualTo(of + 1);
        bench.session().undo();
        bench.settle();
        assertThat(bench.session().document().script().steps().get(2).cutAfter()).isZero();
    }

    @Test
    void theGridHasARowForEachEvent() throws Exception {
        Bench bench = recovering();

        bench.run("org.daxscope.ui.command.cutgrid", Map.of());
        Shell shell = Bench.awaitDialog("Power-Cut Grid");
        Table table = Controls.in(shell, Table.class).getFirst();
        Bench.await("the grid", () -> table.getItemCount() > 5 && isFilled(table));

        assertThat(table.getItem(0).getText(2)).startsWith("P");
        assertThat(Arrays.stream(table.getItems()).map(item -> item.getText(2)))
                .anySatisfy(text -> assertThat(text).startsWith("!"))
                .last().asString().startsWith("+");
        shell.close();
    }

    /** A step without a page to look at is neither called good nor bad. */
    @Test
    void theGridOfAStepThatWritesNothingSaysSo() throws Exception {
        Bench bench = OwnScene.played(new Operation.Load("app", "m", 0));

        bench.run("org.daxscope.ui.command.cutgrid", Map.of());
        Shell shell = Bench.awaitDialog("Power-Cut Grid");
        Table table = Controls.in(shell, Table.class).getFirst();
        Bench.await("the grid", () -> table.getItemCount() > 1 && isFilled(table));

        assertThat(table.getItems()).extracting(item -> item.getText(2)).containsOnly("nothing looked at");
        assertThat(Controls.button(shell, "Stop").isEnabled()).as("there is nothing to stop").isFalse();
        shell.close();
    }

    private static boolean isFilled(Table table) {
        return Arrays.stream(table.getItems()).noneMatch(item -> item.getText(2).isEmpty());
    }
}
