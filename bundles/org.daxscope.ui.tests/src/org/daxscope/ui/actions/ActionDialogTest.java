package org.daxscope.ui.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.daxscope.machine.place.Span;
import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.ui.Story;
import org.daxscope.ui.selection.FocusService;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
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
        bench = new Bench();
        bench.session().start(Story.on("6.1"));
        bench.settle();
        bench.window().getService(FocusService.class).set(Span.file("f", 2 * PAGE + 5, 2 * PAGE + 9), null);
    }

    @AfterEach
    void close() {
        Shell left = Bench.dialog("Pwrite");
        if (left != null)
            left.close();
    }

    private static List<Control> all(Composite parent) {
        List<Control> all = new ArrayList<>();
        for (Control child : parent.getChildren()) {
            all.add(child);
            if (child instanceof Composite inner)
                all.addAll(all(inner));
        }
        return all;
    }

    private static List<Text> texts(Shell dialog) {
        return all(dialog).stream().filter(Text.class::isInstance).map(Text.class::cast).toList();
    }

    private static String labels(Shell dialog) {
        return String.join("\n", all(dialog).stream().filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText()).toList());
    }

    private static Button button(Shell dialog, String text) {
        return all(dialog).stream().filter(Button.class::isInstance).map(Button.class::cast)
                .filter(button -> button.getText().replace("&", "").equals(text)).findFirst().orElseThrow();
    }

    @Test
    void itProposesThePagesOfWhatIsLookedAtAndSaysWhereTheyLie() throws Exception {
        bench.run(PWRITE);
        Shell dialog = Bench.dialog("Pwrite");

        assertThat(labels(dialog)).contains("pwrite f: 4096 bytes at 8192, pattern 0x57");
        String where = texts(dialog).getLast().getText();
        assertThat(where).contains("app: virtual addresses 0x").contains("f: file bytes 8192 to before 12288")
                .contains("disk sectors " + (Story.FILE_START + 2 * PAGE) / 512).contains("physical addresses 0x");
        assertThat(bench.state().length()).isZero();
    }

    @Test
    void whatIsWrongIsSaidWhileItIsTypedAndWhatIsRightIsPerformed() throws Exception {
        bench.run(PWRITE);
        Shell dialog = Bench.dialog("Pwrite");
        Text offset = texts(dialog).get(0);
        Text length = texts(dialog).get(1);

        offset.setText("eight");
        assertThat(labels(dialog)).contains("Not possible: Offset in bytes: expected a number of bytes");
        assertThat(button(dialog, "Perform").isEnabled()).isFalse();

        offset.setText("1 page");
        length.setText("0x200");
        assertThat(labels(dialog)).contains("pwrite f: 512 bytes at 4096").contains("not page-aligned");
        button(dialog, "Perform").notifyListeners(SWT.Selection, new Event());
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
        bench.window().getService(FocusService.class).set(Span.disk("pm0", 0, 4096), null);

        bench.run(DaxscopeUi.COMMAND_ACTION + "load", Map.of(DaxscopeUi.PARAMETER_ACTION + "now", "true"));
        Shell dialog = Bench.dialog("Load");

        assertThat(dialog).as("it asks instead").isNotNull();
        assertThat(labels(dialog)).contains("No process has mapped what you look at");
        assertThat(bench.state().length()).isZero();
        dialog.close();
    }
}
