package org.daxscope.ui.actions;

import static org.assertj.core.api.Assertions.assertThat;

import org.daxscope.machine.place.Span;
import org.daxscope.ui.Bench;
import org.daxscope.ui.Controls;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.ui.Story;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The dialog of an action, as a person uses it. */
@ExtendWith(LoggedErrors.class)
class ActionDialogTest {
    private static final long PAGE = 4096;
    private static final String PWRITE = DaxscopeUi.COMMAND_ACTION + "pwrite";

    private Bench bench;

    @BeforeEach
    void open() throws Exception {
        bench = Story.opened("6.1");
        bench.focus(Span.file("f", 2 * PAGE + 5, 2 * PAGE + 9));
    }

    @AfterEach
    void close() {
        Shell left = Bench.dialog("Pwrite");
        if (left != null)
            left.close();
    }

    @Test
    void itProposesThePagesOfWhatIsLookedAtAndSaysWhereTheyLie() throws Exception {
        bench.run(PWRITE);
        Shell dialog = Bench.awaitDialog("Pwrite");

        assertThat(Controls.labels(dialog)).contains("pwrite f: 4096 bytes at 8192, pattern 0x57");
        String where = Controls.in(dialog, Text.class).getLast().getText();
        assertThat(where).contains("app: virtual addresses 0x").contains("f: file bytes 8192 to before 12288")
                .contains("disk sectors " + (Story.FILE_START + 2 * PAGE) / 512).contains("physical addresses 0x");
        assertThat(bench.state().length()).isZero();
    }

    @Test
    void whatIsWrongIsSaidWhileItIsTypedAndWhatIsRightIsPerformed() throws Exception {
        bench.run(PWRITE);
        Shell dialog = Bench.awaitDialog("Pwrite");
        Text offset = Controls.in(dialog, Text.class).get(0);
        Text length = Controls.in(dialog, Text.class).get(1);

        offset.setText("eight");
        assertThat(Controls.labels(dialog)).contains("Not possible: Offset in bytes: expected a number of bytes");
        assertThat(Controls.button(dialog, "Perform").isEnabled()).isFalse();

        offset.setText("1 page");
        length.setText("0x200");
        assertThat(Controls.labels(dialog)).contains("pwrite f: 512 bytes at 4096").contains("not page-aligned");
        Controls.press(dialog, "Perform");
        bench.settle();

        assertThat(dialog.isDisposed()).isTrue();
        assertThat(bench.state().length()).isEqualTo(1);
        assertThat(bench.state().latest().daxscope()).startsWith("512 bytes written");
    }

    @Test
    void withShiftItIsDoneAtOnce() throws Exception {
        Event shift = new Event();
        shift.type = SWT.Selection;
        shift.stateMask = SWT.SHIFT;
        ParameterizedCommand command = new ParameterizedCommand(bench.command(PWRITE), null);

        bench.window().getService(IHandlerService.class).executeCommand(command, shift);
        bench.settle();

        assertThat(Bench.dialog("Pwrite")).isNull();
        assertThat(bench.state().latest().operation()).isEqualTo("pwrite f: 4096 bytes at 8192, pattern 0x57");
    }

    @Test
    void whatIsNotMappedIsNotLoadedAtOnceFromSomewhereElse() throws Exception {
        bench.focus(Span.disk("pm0", 0, 4096));

        bench.act("load", "now", "true");
        // It asks instead.
        Shell dialog = Bench.awaitDialog("Load");

        assertThat(Controls.labels(dialog)).contains("No process has mapped what you look at");
        assertThat(bench.state().length()).isZero();
        dialog.close();
    }
}
