package org.daxscope.ui.samples;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.nls.WorkbenchText;
import org.daxscope.ui.widgets.Grid;
import org.daxscope.ui.widgets.Latest;
import org.daxscope.ui.widgets.Names;

/** Offers the samples in a list that can be filtered. */
public final class SampleDialog extends TitleAreaDialog {
    private static final Point SIZE = new Point(1180, 660);

    private final SampleCatalog catalog;
    private SampleRows all = new SampleRows(List.of());
    private @Nullable Text filter;
    private @Nullable Grid grid;
    private @Nullable Path chosen;
    private boolean read;

    public SampleDialog(Shell parent, SampleCatalog catalog) {
        super(parent);
        this.catalog = catalog;
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    /** The file that was chosen; null before the dialog was closed with OK. */
    public @Nullable Path chosen() {
        return chosen;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(WorkbenchText.SampleTitle);
    }

    @Override
    protected Point getInitialSize() {
        return SIZE;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle(WorkbenchText.SampleTitle);
        setMessage(WorkbenchText.SampleReading);
        Composite area = (Composite) super.createDialogArea(parent);
        Composite body = new Composite(area, SWT.NONE);
        GridLayoutFactory.swtDefaults().margins(10, 10).applyTo(body);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
        Text field = new Text(body, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        field.setMessage(WorkbenchText.SampleFilter);
        Names.give(field, WorkbenchText.SampleFilter);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(field);
        Grid list = new Grid(body, WorkbenchText.SampleTitle, SampleRows.columns());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(list.control());
        field.addListener(SWT.Modify, event -> showFiltered());
        field.addListener(SWT.KeyDown, SampleDialog.this::arrow);
        list.table().addListener(SWT.Selection, event -> update());
        list.table().addListener(SWT.DefaultSelection, event -> okPressed());
        filter = field;
        grid = list;
        new Latest<SampleCatalog, List<Sample>>(body, WorkbenchText.SampleReading,
                source -> source.read(new NullProgressMonitor()), this::show).ask(catalog);
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        super.createButtonsForButtonBar(parent);
        update();
        if (filter != null)
            filter.setFocus();
    }

    private void show(List<Sample> samples) {
        read = true;
        all = new SampleRows(samples);
        setMessage(samples.isEmpty() ? WorkbenchText.SampleNone : WorkbenchText.SampleMessage);
        showFiltered();
    }

    private void showFiltered() {
        Grid list = grid;
        Text field = filter;
        if (list == null || field == null)
            return;
        list.show(all.filtered(field.getText().strip()));
        list.reveal(0);
        update();
    }

    /** Arrow down in the filter leads to the list. */
    private void arrow(Event event) {
        if (event.keyCode == SWT.ARROW_DOWN && grid != null)
            grid.table().setFocus();
    }

    private @Nullable Sample selected() {
        Grid list = grid;
        if (list == null || !(list.rows() instanceof SampleRows rows))
            return null;
        int row = list.table().getSelectionIndex();
        return row < 0 || row >= rows.count() ? null : rows.samples().get(row);
    }

    private void update() {
        if (getButton(IDialogConstants.OK_ID) != null)
            getButton(IDialogConstants.OK_ID).setEnabled(selected() != null);
    }

    @Override
    protected void okPressed() {
        Sample sample = selected();
        if (sample == null)
            return;
        chosen = sample.file();
        super.okPressed();
    }

    /** Types into the filter, for tests. */
    void filter(String text) {
        if (filter != null)
            filter.setText(text);
    }

    /** Whether the list has been read, for tests. */
    public boolean isRead() {
        return read;
    }
}
