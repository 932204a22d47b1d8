package org.daxscope.ui.fragmentation;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;

import org.daxscope.machine.image.FileImage.Extent;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.ui.nls.FragmentationText;
import org.daxscope.ui.pagemap.PaletteChoice;
import org.daxscope.ui.selection.Focus;
import org.daxscope.ui.selection.FocusService;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.widgets.Grid;
import org.daxscope.ui.widgets.Latest;
import org.daxscope.ui.widgets.Picture;
import org.daxscope.ui.widgets.PictureSource;
import org.daxscope.ui.widgets.Rows;
import org.daxscope.ui.widgets.SessionContent;

/** The strips of a file, and beside them its measures, its extents, and both along the steps. */
public final class FragmentationContent implements SessionContent, PictureSource {
    private final FocusService focus;
    private final Object origin;
    private final Composite root;
    private final FileBar bar;
    private final StripCanvas strips;
    private final Grid measures;
    private final Grid extents;
    private final Grid steps;
    private final StepChart chart;
    private final Latest<FragmentationModel.Question, FragmentationModel> drawer;

    private SessionState state = SessionState.EMPTY;
    private @Nullable FragmentationModel model;

    /** @param origin the view, which does not follow what it chose itself */
    FragmentationContent(Composite parent, SessionService session, FocusService focus, Object origin) {
        this.focus = focus;
        this.origin = origin;
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
        bar = new FileBar(root, this::ask);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar.control());
        SashForm sash = new SashForm(root, SWT.HORIZONTAL | SWT.SMOOTH);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        strips = new StripCanvas(sash, this::chosen);
        CTabFolder folder = new CTabFolder(sash, SWT.TOP | SWT.FLAT);
        measures = new Grid(folder, FragmentationText.Measures, MeasureRows.columns());
        tab(folder, FragmentationText.Measures, measures.control());
        extents = new Grid(folder, FragmentationText.ExtentList, ExtentRows.columns());
        tab(folder, FragmentationText.ExtentList, extents.control());
        SashForm along = new SashForm(folder, SWT.VERTICAL | SWT.SMOOTH);
        chart = new StepChart(along);
        steps = new Grid(along, FragmentationText.AlongSteps, StepRows.columns());
        along.setWeights(60, 40);
        tab(folder, FragmentationText.AlongSteps, along);
        folder.setSelection(0);
        sash.setWeights(55, 45);
        extents.table().addListener(SWT.Selection, event -> extentSelected());
        // Double click and Enter.
        steps.table().addListener(SWT.DefaultSelection, event -> goTo(session));
        drawer = new Latest<>(root, FragmentationText.Drawing, FragmentationModel::of, this::show);
        strips.control().addListener(SWT.Resize, event -> ask());
        strips.canvas().addListener(SWT.Paint, event -> askForTheme());
        followTheme();
    }

    private static void tab(CTabFolder folder, String title, Control control) {
        CTabItem item = new CTabItem(folder, SWT.NONE);
        item.setText(title);
        item.setControl(control);
    }

    private void followTheme() {
        IPropertyChangeListener themes = event -> root.getDisplay().asyncExec(() -> {
            if (!root.isDisposed())
                ask();
        });
        JFaceResources.getColorRegistry().addListener(themes);
        root.addListener(SWT.Dispose, event -> JFaceResources.getColorRegistry().removeListener(themes));
    }

    @Override
    public Control control() {
        return root;
    }

    @Override
    public void show(SessionState next) {
        state = next;
        bar.offer(FileChoice.names(next.image(), next.before()));
        ask();
    }

    private void ask() {
        if (state.isOpen())
            drawer.ask(new FragmentationModel.Question(state, bar.file(), bar.sinceStart(), strips.width(),
                    PaletteChoice.current(PaletteChoice.isDark(root))));
    }

    /** A theme gives its colours to the controls after it has told of itself. */
    private void askForTheme() {
        FragmentationModel drawn = model;
        if (drawn != null && drawn.question().palette().dark() != PaletteChoice.isDark(root) && drawer.isIdle())
            root.getDisplay().asyncExec(() -> {
                if (!root.isDisposed())
                    ask();
            });
    }

    private void show(FragmentationModel next) {
        model = next;
        strips.show(next);
        measures.show(next.measures());
        extents.show(next.extents());
        StepRows rows = new StepRows(next.steps(), next.question().state().position());
        steps.show(rows);
        steps.reveal(rows.cursor());
        chart.show(next.steps(), next.question().palette());
    }

    /** Looks at an extent chosen in the strips: in the file as it is now, or where it lay on the disk. */
    private void chosen(StripCanvas.Chosen chosen) {
        FragmentationModel shown = model;
        if (shown == null)
            return;
        Extent extent = chosen.extent();
        boolean now = chosen.moment() == shown.moments().size() - 1;
        extents.table().deselectAll();
        if (now)
            extents.reveal(shown.moments().getLast().file().extents().indexOf(extent));
        focus.set(now
                ? Span.file(shown.question().file(), extent.offset(), extent.offset() + extent.length())
                : Span.disk(shown.moments().get(chosen.moment()).device().name(), extent.physical(),
                        extent.physical() + extent.length()),
                origin);
    }

    private void extentSelected() {
        int row = extents.table().getSelectionIndex();
        FragmentationModel shown = model;
        if (row < 0 || shown == null)
            return;
        strips.select(row);
        Extent extent = shown.extents().extent(row);
        focus.set(Span.file(shown.question().file(), extent.offset(), extent.offset() + extent.length()), origin);
    }

    private void goTo(SessionService session) {
        int row = steps.table().getSelectionIndex();
        Rows rows = steps.rows();
        if (row >= 0 && rows instanceof StepRows some)
            session.to(some.step(row));
    }

    /** Turns to the file that the user looks at, and outlines the extent. */
    @Override
    public void follow(Focus next) {
        MachineImage image = state.image();
        FileChoice.at(next.span(), image).filter(bar::choose).ifPresent(file -> {
            ask();
            List<Span> spans = new Places(image).in(Space.FILE, next.span());
            for (Span span : spans)
                if (span.name().equals(file)) {
                    outline(file, span.start());
                    return;
                }
        });
    }

    private void outline(String name, long offset) {
        FileChoice.moment("", state.image(), name).ifPresent(moment -> {
            List<Extent> all = moment.file().extents();
            for (int i = 0; i < all.size(); i++)
                if (all.get(i).offset() <= offset && offset < all.get(i).offset() + all.get(i).length()) {
                    strips.select(i);
                    extents.reveal(i);
                    return;
                }
            strips.select(-1);
        });
    }

    @Override
    public void setFocus() {
        strips.canvas().setFocus();
    }

    @Override
    public @Nullable Picture picture() {
        FragmentationModel shown = model;
        if (shown == null || shown.picture().isEmpty())
            return null;
        return new StripPicture("fragmentation-" + shown.question().file(), shown.picture().get().drawing(),
                shown.question().palette());
    }

    /** Whether everything asked for is shown, for tests. */
    public boolean isIdle() {
        return drawer.isIdle();
    }

    /** What is shown, for tests. */
    @Nullable
    FragmentationModel model() {
        return model;
    }

    FileBar bar() {
        return bar;
    }

    StripCanvas strips() {
        return strips;
    }

    /** The table of measures, for tests. */
    public Grid measures() {
        return measures;
    }

    /** The table of extents, for tests. */
    public Grid extents() {
        return extents;
    }

    /** The table along the steps, for tests. */
    public Grid steps() {
        return steps;
    }

    StepChart chart() {
        return chart;
    }

    /** Shows what changed since the start, or by the latest step. */
    void compareWithStart(boolean start) {
        bar.compareWithStart(start);
        ask();
    }
}
