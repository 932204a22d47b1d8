package org.daxscope.ui.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.daxscope.machine.place.Span;
import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.widgets.SessionView;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.IParameter;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command that can be run in the middle of a story leaves the workbench sane; dialogs are cancelled. */
@ExtendWith(LoggedErrors.class)
class EveryCommandTest {
    /** After these steps of the story a record is there, a page is HWPoison, and there are steps ahead. */
    private static final int STEPS = 5;
    private static final String STORY = "one-bad-line";
    private static final Map<String, String> ENDINGS = Map.of(DaxscopeUi.COMMAND_EXPORT_PICTURE, ".png",
            DaxscopeUi.COMMAND_EXPORT_DATA, ".csv");

    @TempDir private Path folder;

    static List<String> commands() {
        return Registered.commands().stream().map(Command::getId).toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void runsInAStory(String id) throws Exception {
        Bench bench = new Bench();
        prepare(bench);
        Command command = bench.command(id);
        if (!activateForIt(bench, command)) {
            System.out.println("not enabled in any view: " + id);
            return;
        }
        for (ParameterizedCommand filled : fillings(command))
            try (DialogCloser dialogs = new DialogCloser(bench.window().getShell())) {
                bench.window().getService(IHandlerService.class).executeCommand(filled, null);
                bench.settle();
                Bench.await("dialogs to close", () -> dialogs.left().isEmpty());
            }
        assertSane(bench);
    }

    /** Other tests find the views as they are when nobody has touched them. */
    @AfterAll
    static void openViewsAnew() throws Exception {
        Bench bench = new Bench();
        for (IViewReference reference : bench.page().getViewReferences())
            if (reference.getId().startsWith(DaxscopeUi.PLUGIN)) {
                // What a view keeps, like being pinned, would come back with it.
                if (reference.getView(false) instanceof SessionView view)
                    view.setPinned(false);
                bench.page().hideView(reference);
            }
        bench.page().resetPerspective();
        bench.settle();
    }

    private static void prepare(Bench bench) throws Exception {
        // Most commands leave the story where it is.
        if (!bench.state().title().equals("One bad line") || bench.state().length() != 8)
            bench.run(DaxscopeUi.COMMAND_STORY, Map.of(DaxscopeUi.PARAMETER_STORY, STORY));
        bench.settle();
        bench.session().to(STEPS);
        bench.settle();
        bench.focus(Span.file("f", 20480, 24576));
        assertThat(bench.state().position()).isEqualTo(STEPS);
    }

    /** Whether the command can be run, with one view or another active. */
    private static boolean activateForIt(Bench bench, Command command) {
        if (command.isEnabled())
            return true;
        for (IViewReference reference : bench.page().getViewReferences()) {
            bench.page().activate(reference.getPart(true));
            bench.settle();
            if (command.isEnabled())
                return true;
        }
        return false;
    }

    /** The command with each of the values it offers; files are given, so that no native dialog comes up. */
    private List<ParameterizedCommand> fillings(Command command) throws Exception {
        Map<String, String> files = new HashMap<>();
        IParameter[] parameters = command.getParameters();
        for (IParameter parameter : parameters == null ? new IParameter[0] : parameters)
            if (parameter.getId().endsWith(".file"))
                files.put(parameter.getId(), file(command.getId()));
        if (!files.isEmpty())
            return List.of(ParameterizedCommand.generateCommand(command, files));
        List<ParameterizedCommand> all = new ArrayList<>();
        for (Object filled : ParameterizedCommand.generateCombinations(command))
            all.add((ParameterizedCommand) filled);
        return all;
    }

    private String file(String command) {
        return command.equals(DaxscopeUi.COMMAND_OPEN)
                ? Bench.sample("6.1", "a-xfs-02-page").toString()
                : folder.resolve("out" + ENDINGS.getOrDefault(command, ".daxscope")).toString();
    }

    private static void assertSane(Bench bench) {
        SessionState state = bench.state();
        assertThat(bench.window().getShell().isDisposed()).isFalse();
        assertThat(bench.session().isBusy()).isFalse();
        assertThat(state.isOpen()).isTrue();
        assertThat(state.position()).isBetween(0, state.length());
        assertThat(bench.steps().grid().table().getItemCount()).isEqualTo(state.length());
    }
}
