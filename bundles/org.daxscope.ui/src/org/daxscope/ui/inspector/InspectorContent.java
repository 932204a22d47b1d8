package org.daxscope.ui.inspector;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.PageImage;
import org.daxscope.ui.nls.InspectorText;
import org.daxscope.ui.selection.DiskSpan;
import org.daxscope.ui.selection.Focus;
import org.daxscope.ui.selection.HasPlaces;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.widgets.Grid;
import org.daxscope.ui.widgets.Selections;
import org.daxscope.ui.widgets.SessionContent;

/** The page that is looked at: its name, its bytes, facts about it, and its history. */
public final class InspectorContent implements SessionContent {
    private final SessionService session;
    private final Selections selections;
    private final Composite root;
    private final Label header;
    private final HexPane bytes;
    private final Grid facts;
    private final Grid history;

    private SessionState state = SessionState.EMPTY;
    private @Nullable DiskSpan place;
    private @Nullable Inspected shown;
    private boolean stale;
    private int asked;

    /** A 256-byte line that was chosen. */
    record ChosenLine(List<DiskSpan> places) implements HasPlaces {
    }

    /** A page with all there is to say of it, made in a job. */
    private record Answer(Inspected inspected, FactRows facts) {
        static Answer of(Inspected inspected) {
            return new Answer(inspected, new FactRows(PageFacts.of(inspected)));
        }
    }

    InspectorContent(Composite parent, SessionService session, Selections selections) {
        this.session = session;
        this.selections = selections;
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
        header = new Label(root, SWT.WRAP);
        header.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        GridDataFactory.fillDefaults().grab(true, false).indent(6, 4).hint(100, SWT.DEFAULT).applyTo(header);
        SashForm sash = new SashForm(root, SWT.VERTICAL | SWT.SMOOTH);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        bytes = new HexPane(sash, this::chosen);
        CTabFolder folder = new CTabFolder(sash, SWT.TOP | SWT.FLAT);
        facts = new Grid(folder, InspectorText.Facts, FactRows.columns());
        tab(folder, InspectorText.Facts, facts);
        history = new Grid(folder, InspectorText.History, HistoryRows.columns());
        tab(folder, InspectorText.History, history);
        folder.setSelection(0);
        // Double click and Enter.
        history.table().addListener(SWT.DefaultSelection, event -> goToStep());
        header.setText(InspectorText.Nothing);
    }

    private static void tab(CTabFolder folder, String title, Grid grid) {
        CTabItem item = new CTabItem(folder, SWT.NONE);
        item.setText(title);
        item.setControl(grid.control());
    }

    @Override
    public Control control() {
        return root;
    }

    @Override
    public void show(SessionState next) {
        if (!next.isSameSession(state))
            place = null;
        state = next;
        refresh();
    }

    @Override
    public void follow(Focus focus) {
        if (focus.places().isEmpty())
            return;
        place = focus.places().getFirst();
        refresh();
        Inspected now = shown;
        if (now != null && holds(now.page(), focus.places().getFirst()))
            reveal(now.page());
    }

    private static boolean holds(PageImage page, DiskSpan span) {
        return page.disk().equals(span.device()) && page.start() <= span.start()
                && span.start() < page.start() + Units.PAGE;
    }

    /** Asks once for everything that changed meanwhile. */
    private void refresh() {
        if (stale || !state.isOpen())
            return;
        stale = true;
        root.getDisplay().asyncExec(() -> {
            if (root.isDisposed())
                return;
            stale = false;
            DiskSpan wanted = place(state.image());
            if (wanted != null)
                ask(wanted, state.image());
        });
    }

    private void ask(DiskSpan wanted, MachineImage image) {
        int number = ++asked;
        session.ask(InspectorText.Reading,
                view -> Answer.of(Inspected.of(view, image, wanted.device(), wanted.start())),
                found -> {
                    if (number == asked && !root.isDisposed())
                        show(found);
                });
    }

    /** What is looked at as far as it exists; without it the first poison, or the first page there is. */
    private @Nullable DiskSpan place(MachineImage image) {
        DiskSpan wanted = place;
        for (DeviceImage disk : image.devices())
            if (wanted != null && wanted.device().equals(disk.name()) && wanted.start() >= 0
                    && wanted.start() < disk.sectors() * Units.SECTOR)
                return wanted;
        for (DeviceImage disk : image.devices())
            if (!disk.poisoned().isEmpty())
                return new DiskSpan(disk.name(), disk.poisoned().getFirst().start(),
                        disk.poisoned().getFirst().end());
        return image.devices().isEmpty() ? null : new DiskSpan(image.devices().getFirst().name(), 0, Units.PAGE);
    }

    private void show(Answer answer) {
        Inspected before = shown;
        Inspected next = answer.inspected();
        shown = next;
        PageImage page = next.page();
        header.setText(NLS.bind(InspectorText.Header, new Object[] {Long.toString(page.start() / Units.PAGE),
            page.disk(), Long.toString(page.start())}).replace("&", "&&"));
        bytes.show(page);
        facts.show(answer.facts());
        history.show(new HistoryRows(next.history()));
        if (before == null || before.page().start() != page.start() || !before.page().disk().equals(page.disk()))
            reveal(page);
    }

    private void reveal(PageImage page) {
        DiskSpan wanted = place;
        bytes.reveal(wanted != null && holds(page, wanted) ? (int) (wanted.start() - page.start()) : 0);
    }

    /** Looks at the line of the caret. */
    private void chosen(int line) {
        Inspected now = shown;
        if (now == null)
            return;
        long start = now.page().start() + (long) line * HexText.LINE;
        place = new DiskSpan(now.page().disk(), start, start + HexText.LINE);
        selections.setSelection(new StructuredSelection(new ChosenLine(List.of(place))));
    }

    private void goToStep() {
        int row = history.table().getSelectionIndex();
        if (row >= 0 && history.rows() instanceof HistoryRows rows)
            session.to(rows.position(row));
    }

    @Override
    public void setFocus() {
        bytes.control().setFocus();
    }

    HexPane bytes() {
        return bytes;
    }

    /** The table of facts, for tests. */
    public Grid facts() {
        return facts;
    }

    /** The table of what happened to the page, for tests. */
    public Grid history() {
        return history;
    }

    /** The page that is shown, for tests; null for none. */
    public @Nullable PageImage page() {
        return shown == null ? null : shown.page();
    }

    /** Whether everything asked for is under way at least, for tests. */
    public boolean isIdle() {
        return !stale;
    }
}
