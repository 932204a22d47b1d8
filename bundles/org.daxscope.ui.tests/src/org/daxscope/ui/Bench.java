package org.daxscope.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.daxscope.ui.fragmentation.FragmentationContent;
import org.daxscope.ui.inspector.InspectorContent;
import org.daxscope.ui.journal.JournalContent;
import org.daxscope.ui.pagemap.PageMapContent;
import org.daxscope.ui.samples.SampleCatalog;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.stack.StackContent;
import org.daxscope.ui.steps.StepsContent;
import org.daxscope.ui.tables.TablesContent;
import org.daxscope.ui.widgets.SessionView;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.jface.bindings.TriggerSequence;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.keys.IBindingService;

/** Drives the real workbench from a test, which runs on the UI thread. */
public final class Bench {
    private static final long DEADLINE_MILLIS = 30_000;
    private static final int WAKE_MILLIS = 20;

    private final IWorkbenchWindow window = Objects
            .requireNonNull(PlatformUI.getWorkbench().getActiveWorkbenchWindow());

    public Bench() throws Exception {
        PlatformUI.getWorkbench().showPerspective(DaxscopeUi.PERSPECTIVE, window);
        for (String view : new String[] {DaxscopeUi.VIEW_STEPS, DaxscopeUi.VIEW_PAGE_MAP, DaxscopeUi.VIEW_TABLES,
            DaxscopeUi.VIEW_JOURNAL, DaxscopeUi.VIEW_FRAGMENTATION, DaxscopeUi.VIEW_INSPECTOR,
            DaxscopeUi.VIEW_STACK})
            page().showView(view);
    }

    public IWorkbenchWindow window() {
        return window;
    }

    public IWorkbenchPage page() {
        return window.getActivePage();
    }

    public SessionService session() {
        return window.getService(SessionService.class);
    }

    public SessionState state() {
        return session().state();
    }

    /** A recording that comes with the product. */
    public static Path sample(String kernel, String id) {
        Path file = Objects.requireNonNull(new SampleCatalog().file(kernel, id), "the recordings are not installed");
        if (!Files.exists(file))
            throw new AssertionError("no recording " + file);
        return file;
    }

    /** Opens a recording by the command, and waits until all views show it. */
    public void open(Path file) throws Exception {
        run(DaxscopeUi.COMMAND_OPEN, Map.of(DaxscopeUi.PARAMETER_FILE, file.toString()));
        settle();
    }

    /**
     * Keys that run a command without parameters in our views and nothing else there. It is asked for what is bound, not for
     * what is active now: which window is active the window manager says, and it may say so late.
     */
    public List<TriggerSequence> keys(String id) {
        List<Binding> ours = Stream.of(window.getService(IBindingService.class).getBindings())
                .filter(key -> DaxscopeUi.CONTEXT.equals(key.getContextId()) && key.getParameterizedCommand() != null)
                .toList();
        return ours.stream()
                .filter(key -> key.getParameterizedCommand().equals(new ParameterizedCommand(command(id), null)))
                .map(Binding::getTriggerSequence)
                .filter(keys -> ours.stream().filter(key -> key.getTriggerSequence().equals(keys)).count() == 1)
                .toList();
    }

    /** Runs a command and waits until all views show what came of it. */
    public void run(String command) throws Exception {
        run(command, Map.of());
        settle();
    }

    /** Runs a command with parameters, without waiting. */
    public void run(String id, Map<String, String> parameters) throws Exception {
        ParameterizedCommand command = ParameterizedCommand.generateCommand(command(id), parameters);
        window.getService(IHandlerService.class).executeCommand(command, null);
    }

    public Command command(String id) {
        return window.getService(ICommandService.class).getCommand(id);
    }

    public void settle() {
        await("the session and its views to settle",
                () -> !session().isBusy() && tables().isIdle() && map().isIdle() && journal().isIdle()
                        && fragmentation().isIdle() && inspector().isIdle() && stack().isIdle());
    }

    public StepsContent steps() {
        return (StepsContent) content(DaxscopeUi.VIEW_STEPS);
    }

    public TablesContent tables() {
        return (TablesContent) content(DaxscopeUi.VIEW_TABLES);
    }

    public JournalContent journal() {
        return (JournalContent) content(DaxscopeUi.VIEW_JOURNAL);
    }

    public FragmentationContent fragmentation() {
        return (FragmentationContent) content(DaxscopeUi.VIEW_FRAGMENTATION);
    }

    public StackContent stack() {
        return (StackContent) content(DaxscopeUi.VIEW_STACK);
    }

    public InspectorContent inspector() {
        return (InspectorContent) content(DaxscopeUi.VIEW_INSPECTOR);
    }

    public PageMapContent map() {
        return (PageMapContent) content(DaxscopeUi.VIEW_PAGE_MAP);
    }

    private Object content(String view) {
        SessionView found = (SessionView) Objects.requireNonNull(page().findView(view), view);
        return Objects.requireNonNull(found.content(), view);
    }

    /** Lets the workbench work until a condition holds. */
    public static void await(String what, BooleanSupplier condition) {
        Display display = Display.getCurrent();
        long deadline = System.nanoTime() + DEADLINE_MILLIS * 1_000_000;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline)
                throw new AssertionError("waited in vain for " + what);
            if (!display.readAndDispatch()) {
                display.timerExec(WAKE_MILLIS, () -> {});
                display.sleep();
            }
        }
        while (display.readAndDispatch()) {
            // Whatever else is due, for instance what follows from the condition.
        }
    }

    /** The dialog with this title; null while there is none. */
    public static Shell dialog(String title) {
        for (Shell shell : Display.getCurrent().getShells())
            if (!shell.isDisposed() && shell.isVisible() && shell.getText().equals(title))
                return shell;
        return null;
    }
}
