package org.daxscope.ui.power;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.daxscope.machine.check.CutCheck;
import org.daxscope.machine.check.CutCheck.Page;
import org.daxscope.machine.check.CutCheck.Row;
import org.daxscope.machine.check.PageFate;
import org.daxscope.machine.check.Platform;
import org.daxscope.machine.run.OperationWords;
import org.daxscope.machine.scene.Script;
import org.daxscope.machine.scene.Step;
import org.daxscope.model.edit.SessionDocument;
import org.daxscope.ui.nls.PowerText;
import org.daxscope.ui.widgets.Names;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Shell;
import org.jspecify.annotations.Nullable;

/**
 * The power-cut grid of a step: an event a row, kinds of hardware as columns, and in each cell what the pages hold after a boot.
 * The engine tries every cut, in a job that can be stopped.
 */
final class CutGridDialog extends Dialog {
    private static final int WIDTH = 1080;
    private static final int HEIGHT = 420;
    /** Pages of a step that are looked at. */
    private static final int MOST_PAGES = 8;

    private final SessionDocument document;
    private final int step;
    private final Script script;
    private final List<Page> pages;
    private @Nullable Combo hardware;
    private @Nullable CutTable table;
    private @Nullable ProgressBar bar;
    private @Nullable Label message;
    private @Nullable Job job;
    private List<Row> rows = List.of();

    CutGridDialog(Shell parent, SessionDocument document, int step) {
        super(parent);
        this.document = document;
        this.step = step;
        this.script = document.script();
        this.pages = CutCheck.pagesOf(script.steps().get(step), MOST_PAGES);
        setBlockOnOpen(false);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    @SuppressWarnings("null")
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(PowerText.Grid);
    }

    @Override
    @SuppressWarnings("null")
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 12).spacing(10, 8).applyTo(area);
        Label what = wide(area);
        what.setText(NLS.bind(PowerText.GridOf, Integer.toString(step + 1), OperationWords.of(script.steps().get(step)))
                + '\n' + where());
        new Label(area, SWT.NONE).setText(PowerText.Hardware);
        hardware(area);
        table = new CutTable(area, this::selected);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(WIDTH, HEIGHT).applyTo(table.control());
        bar = new ProgressBar(area, SWT.SMOOTH);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(bar);
        message = wide(area);
        wide(area).setText(Stream.of(PageFate.values()).map(fate -> fate.glyph() + "  " + fate.words())
                .collect(Collectors.joining("     ")));
        area.addListener(SWT.Dispose, event -> stop());
        return area;
    }

    private static Label wide(Composite area) {
        Label label = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(label);
        return label;
    }

    private String where() {
        return pages.isEmpty() ? PowerText.NoPages
                : NLS.bind(PowerText.Pages, pages.stream().map(page -> page.file() + " " + page.number())
                        .collect(Collectors.joining(", ")));
    }

    private void hardware(Composite area) {
        Combo combo = new Combo(area, SWT.DROP_DOWN | SWT.READ_ONLY);
        combo.setItems(PowerText.OwnHardware, PowerText.AllHardware);
        combo.select(0);
        Names.give(combo, PowerText.Hardware);
        combo.addListener(SWT.Selection, event -> check());
        hardware = combo;
    }

    @Override
    @SuppressWarnings("null")
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.STOP_ID, PowerText.Stop, false);
        createButton(parent, IDialogConstants.PROCEED_ID, PowerText.CutHere, false).setEnabled(false);
        createButton(parent, IDialogConstants.CLOSE_ID, IDialogConstants.CLOSE_LABEL, true);
        check();
    }

    @Override
    protected void buttonPressed(int id) {
        if (id == IDialogConstants.STOP_ID)
            stop();
        if (id == IDialogConstants.CLOSE_ID)
            close();
        CutTable grid = table;
        if (id == IDialogConstants.PROCEED_ID && grid != null && grid.selected() >= 0) {
            int cut = grid.selected();
            int of = rows.size() - 1;
            close();
            PowerCuts.at(document, step, cut, of);
        }
    }

    private void stop() {
        Job running = job;
        if (running != null)
            running.cancel();
    }

    private boolean isOwnHardware() {
        Combo combo = hardware;
        return combo == null || combo.getSelectionIndex() == 0;
    }

    private void selected() {
        CutTable grid = table;
        Button cut = getButton(IDialogConstants.PROCEED_ID);
        if (cut != null && grid != null)
            cut.setEnabled(grid.selected() >= 0 && isOwnHardware());
    }

    /** Tries all cuts again. */
    private void check() {
        stop();
        List<Platform> platforms = isOwnHardware() ? List.of(Platform.own(PowerText.OwnHardware)) : Platform.all();
        Step cut = script.steps().get(step);
        CutCheck check = new CutCheck(new Script(script.scene(), script.steps().subList(0, step)), cut.operations(),
                pages);
        say(PowerText.Trying);
        stoppable(true);
        Job next = new Job(PowerText.Trying) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                return tryAll(this, check, platforms, monitor);
            }
        };
        next.setPriority(Job.LONG);
        next.setSystem(true);
        job = next;
        next.schedule();
    }

    private IStatus tryAll(Job asked, CutCheck check, List<Platform> platforms, IProgressMonitor monitor) {
        try {
            List<Row> found = check.rows(platforms, (done, of) -> {
                ui(asked, () -> progress(done, of));
                return !monitor.isCanceled();
            });
            ui(asked, () -> show(platforms, found));
        } catch (IllegalArgumentException | UnsupportedOperationException refused) {
            ui(asked, () -> {
                stoppable(false);
                say(String.valueOf(refused.getMessage()));
            });
        }
        return Status.OK_STATUS;
    }

    /** What a job that was stopped for another one has still to say is not heard. */
    private void ui(Job asked, Runnable news) {
        Shell shell = getShell();
        if (shell != null && !shell.isDisposed())
            shell.getDisplay().asyncExec(() -> {
                if (!shell.isDisposed() && asked == job)
                    news.run();
            });
    }

    private void progress(int done, int of) {
        ProgressBar shown = bar;
        if (shown != null) {
            shown.setMaximum(of);
            shown.setSelection(done);
        }
    }

    /** There is something to stop as long as cuts are tried. */
    private void stoppable(boolean on) {
        Button stop = getButton(IDialogConstants.STOP_ID);
        if (stop != null)
            stop.setEnabled(on);
    }

    private void show(List<Platform> platforms, List<Row> found) {
        rows = found;
        stoppable(false);
        progress(1, 1);
        if (table != null)
            table.show(platforms, found);
        long bad = found.stream().filter(row -> row.cells().stream()
                .anyMatch(cell -> cell.worst().compareTo(PageFate.TORN) >= 0)).count();
        say(found.isEmpty() ? PowerText.Stopped
                : pages.isEmpty() ? NLS.bind(PowerText.FoundNothing, Integer.toString(found.size()))
                        : NLS.bind(PowerText.Found, Integer.toString(found.size()), Long.toString(bad)));
        selected();
    }

    private void say(String text) {
        Label label = message;
        if (label != null) {
            label.setText(text);
            label.requestLayout();
        }
    }
}
