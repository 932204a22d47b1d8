package org.daxscope.ui.tables;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.nls.TablesText;
import org.daxscope.ui.selection.DiskSpan;
import org.daxscope.ui.selection.Focus;
import org.daxscope.ui.selection.HasPlaces;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.widgets.Grid;
import org.daxscope.ui.widgets.Latest;
import org.daxscope.ui.widgets.Names;
import org.daxscope.ui.widgets.Selections;
import org.daxscope.ui.widgets.SessionContent;

/** Tabs: records, raw text, files, mappings. */
public final class TablesContent implements SessionContent {
    private final Selections selections;
    private final CTabFolder folder;
    private final BeliefBadge badge;
    private final Grid records;
    private final Label verdict;
    private final StyledText raw;
    private final Grid files;
    private final Grid mappings;
    private final Latest<TablesModel.Question, TablesModel> model;
    private SessionState state = SessionState.EMPTY;
    private boolean differences;

    TablesContent(Composite parent, Selections selections) {
        this.selections = selections;
        folder = new CTabFolder(parent, SWT.TOP | SWT.FLAT);
        Composite first = new Composite(folder, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(first);
        badge = new BeliefBadge(first);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(badge.control());
        records = new Grid(first, TablesText.Records, RecordTable.columns());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(records.control());
        verdict = new Label(first, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).indent(6, 4).hint(200, SWT.DEFAULT).applyTo(verdict);
        tab(TablesText.Records, TablesText.RecordsHint, first);
        raw = new StyledText(folder, SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL);
        raw.setFont(JFaceResources.getTextFont());
        raw.setMargins(8, 8, 8, 8);
        raw.setAlwaysShowScrollBars(false);
        Names.give(raw, TablesText.Raw);
        tab(TablesText.Raw, TablesText.RawHint, raw);
        files = new Grid(folder, TablesText.Files, FileTable.columns());
        tab(TablesText.Files, TablesText.FilesHint, files.control());
        mappings = new Grid(folder, TablesText.Mappings, MappingTable.columns());
        tab(TablesText.Mappings, TablesText.MappingsHint, mappings.control());
        folder.setSelection(0);
        records.table().addListener(SWT.Selection, event -> selected(records));
        files.table().addListener(SWT.Selection, event -> selected(files));
        model = new Latest<>(folder, TablesText.Records, TablesModel::of, this::show);
    }

    private void tab(String title, String tooltip, Control control) {
        CTabItem item = new CTabItem(folder, SWT.NONE);
        item.setText(title);
        item.setToolTipText(tooltip);
        item.setControl(control);
    }

    @Override
    public Control control() {
        return folder;
    }

    @Override
    public void show(SessionState next) {
        state = next;
        badge.show(next);
        ask();
    }

    private void ask() {
        model.ask(new TablesModel.Question(state.image(), differences));
    }

    boolean isOnlyDifferences() {
        return differences;
    }

    /** Shows only stretches about which media and tables disagree, or all. */
    void setOnlyDifferences(boolean only) {
        differences = only;
        ask();
    }

    /** The selected row; null when there is none, or a table other than that of records is in sight. */
    @Nullable
    RecordRow selectedRecord() {
        int row = records.table().getSelectionIndex();
        return records.rows() instanceof RecordTable table && row >= 0 && row < table.count() ? table.row(row) : null;
    }

    private void show(TablesModel next) {
        records.show(next.records());
        tell();
        if (!next.raw().equals(raw.getText()))
            raw.setText(next.raw());
        files.show(next.files());
        mappings.show(next.mappings());
    }

    /** Spells out the verdict on the selected record, for which its column is often too narrow. */
    private void tell() {
        int row = records.table().getSelectionIndex();
        verdict.setText(records.rows() instanceof RecordTable table && row >= 0 && row < table.count()
                ? table.sentence(row)
                : records.rows().count() == 0 && differences ? TablesText.NoDifference : TablesText.VerdictNone);
        verdict.requestLayout();
    }

    private void selected(Grid grid) {
        tell();
        int row = grid.table().getSelectionIndex();
        if (row >= 0 && thing(grid, row) instanceof HasPlaces place)
            selections.setSelection(new StructuredSelection(place));
    }

    private static Object thing(Grid grid, int row) {
        if (grid.rows() instanceof RecordTable table)
            return table.row(row);
        return grid.rows() instanceof FileTable table ? table.line(row) : StructuredSelection.EMPTY;
    }

    /** Selects the first record that lies where the user looks. */
    @Override
    public void follow(Focus focus) {
        if (!(records.rows() instanceof RecordTable table))
            return;
        for (DiskSpan span : focus.places())
            for (int row = 0; row < table.count(); row++)
                for (DiskSpan place : table.row(row).places())
                    if (overlap(span, place)) {
                        records.reveal(row);
                        tell();
                        return;
                    }
    }

    private static boolean overlap(DiskSpan a, DiskSpan b) {
        return a.device().equals(b.device()) && a.start() < b.end() && b.start() < a.end();
    }

    @Override
    public void setFocus() {
        folder.setFocus();
    }

    /** Whether everything asked for is shown, for tests. */
    public boolean isIdle() {
        return model.isIdle();
    }

    /** The records table, for tests. */
    public Grid records() {
        return records;
    }

    /** What it says of truth and belief, for tests. */
    BeliefBadge badge() {
        return badge;
    }

    /** The files table, for tests. */
    public Grid files() {
        return files;
    }

    /** The mappings table, for tests. */
    public Grid mappings() {
        return mappings;
    }

    /** The raw text, for tests. */
    public String rawText() {
        return raw.getText();
    }
}
