package org.daxscope.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.Script;
import org.daxscope.ui.export.ExportJob;
import org.daxscope.ui.fragmentation.FragmentationContent;
import org.daxscope.ui.inspector.InspectorContent;
import org.daxscope.ui.journal.JournalContent;
import org.daxscope.ui.pagemap.PageMapContent;
import org.daxscope.ui.samples.SampleCatalog;
import org.daxscope.ui.selection.FocusService;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.stack.StackContent;
import org.daxscope.ui.steps.StepsContent;
import org.daxscope.ui.tables.TablesContent;
import org.daxscope.ui.widgets.SessionView;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.jface.bindings.TriggerSequence;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.keys.IBindingService;

/**
 * Drives the real workbench from a test, which runs on the UI thread. All tests share one workbench, so what an earlier one left
 * in the way is put away first.
 */
public final class Bench {
    /** Paid only by what fails, so it is long enough for a machine that is ten times slower. */
    private static final long DEADLINE_MILLIS = 120_000;
    private static final int WAKE_MILLIS = 20;

    private final IWorkbenchWindow window = Objects
            .requireNonNull(PlatformUI.getWorkbench().getActiveWorkbenchWindow());

    public Bench() throws Exception {
        // A dialog that comes up when a job takes long would be in the way on a slow machine only.
        InstanceScope.INSTANCE.getNode("org.eclipse.ui.workbench").putBoolean("RUN_IN_BACKGROUND", true);
        closeDialogs();
        PlatformUI.getWorkbench().showPerspective(DaxscopeUi.PERSPECTIVE, window);
        for (String view : new String[] {DaxscopeUi.VIEW_STEPS, DaxscopeUi.VIEW_PAGE_MAP, DaxscopeUi.VIEW_TABLES,
            DaxscopeUi.VIEW_JOURNAL, DaxscopeUi.VIEW_FRAGMENTATION, DaxscopeUi.VIEW_INSPECTOR,
            DaxscopeUi.VIEW_STACK})
            page().showView(view);
        for (SessionView view : Views.of(page()))
            if (view.isPinned())
                view.setPinned(false);
        settle();
    }

    /** Closes whatever stands beside the window of the workbench. */
    public void closeDialogs() {
        for (Shell shell : Display.getCurrent().getShells())
            if (!shell.isDisposed() && shell.isVisible() && shell != window.getShell())
                shell.close();
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

    /** Begins a session, and waits until all views show it. */
    public void start(Script script) {
        session().start(script);
        settle();
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

    /**
     * Runs a command and waits until all views show what came of it.
     *
     * @param parameters of an action, name and value in turn
     */
    public void run(String command, String... parameters) throws Exception {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2)
            all.put(DaxscopeUi.PARAMETER_ACTION + parameters[i], parameters[i + 1]);
        run(command, all);
        settle();
    }

    /**
     * Does an action by its command and waits until all views show what came of it.
     *
     * @param parameters name and value in turn
     */
    public void act(String action, String... parameters) throws Exception {
        run(DaxscopeUi.COMMAND_ACTION + action, parameters);
    }

    /** Writes what the active view shows, and waits until that has ended. */
    public void export(String command, Path file) throws Exception {
        run(command, Map.of(DaxscopeUi.PARAMETER_EXPORT_FILE, file.toString()));
        await("the export to " + file, () -> Job.getJobManager().find(ExportJob.FAMILY).length == 0);
    }

    /** Runs a command with parameters, without waiting. */
    public void run(String id, Map<String, String> parameters) throws Exception {
        ParameterizedCommand command = ParameterizedCommand.generateCommand(command(id), parameters);
        window.getService(IHandlerService.class).executeCommand(command, null);
    }

    public Command command(String id) {
        return window.getService(ICommandService.class).getCommand(id);
    }

    /** Waits until the session has done what it was asked for, all open views show it, and nothing else follows from it. */
    public void settle() {
        await("the session and its views to settle", this::isSettled, true);
    }

    private boolean isSettled() {
        return !session().isBusy() && Views.busy(page()).isEmpty();
    }

    /** Makes a view the active part, and waits until it is. */
    public IViewPart activate(String view) {
        IViewPart part = Objects.requireNonNull(page().findView(view), view);
        page().activate(part);
        await(view + " to be active", () -> page().getActivePart() == part);
        return part;
    }

    /** Looks at a range, and waits until all views do. */
    public void focus(Span span) {
        focus().set(span, null);
        settle();
    }

    /** What all views look at. */
    public FocusService focus() {
        return window.getService(FocusService.class);
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
        await(what, condition, false);
    }

    /** @param lasting whether it must hold still when nothing more is due */
    private static void await(String what, BooleanSupplier condition, boolean lasting) {
        Display display = Display.getCurrent();
        long deadline = System.nanoTime() + DEADLINE_MILLIS * 1_000_000;
        do {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() > deadline)
                    throw new AssertionError("waited in vain for " + what + "\n" + Situation.told());
                if (!display.readAndDispatch()) {
                    display.timerExec(WAKE_MILLIS, () -> {});
                    display.sleep();
                }
            }
            while (display.readAndDispatch()) {
                // Whatever else is due, for instance what follows from the condition.
            }
        } while (lasting && !condition.getAsBoolean());
    }

    /** Waits for the dialog with this title. */
    public static Shell awaitDialog(String title) {
        await("the dialog \"" + title + "\"", () -> dialog(title) != null);
        return Objects.requireNonNull(dialog(title));
    }

    /** The dialog with this title; null while there is none. */
    public static Shell dialog(String title) {
        for (Shell shell : Display.getCurrent().getShells())
            if (!shell.isDisposed() && shell.isVisible() && shell.getText().equals(title))
                return shell;
        return null;
    }
}
