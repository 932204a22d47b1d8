package org.daxscope.ui.pagemap;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;

import org.daxscope.lab.conformance.StepReport;
import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.place.SignalReach;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.run.TakenStep.Call;
import org.daxscope.ui.addresses.AddressException;
import org.daxscope.ui.addresses.AddressReader;
import org.daxscope.ui.nls.PageMapText;
import org.daxscope.ui.selection.DiskSpan;
import org.daxscope.ui.selection.Focus;
import org.daxscope.ui.selection.OperationSpans;
import org.daxscope.ui.selection.SelectedSpan;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.signals.Signal;
import org.daxscope.ui.widgets.Data;
import org.daxscope.ui.widgets.DataSource;
import org.daxscope.ui.widgets.Latest;
import org.daxscope.ui.widgets.Names;
import org.daxscope.ui.widgets.Picture;
import org.daxscope.ui.widgets.PictureSource;
import org.daxscope.ui.widgets.Selections;
import org.daxscope.ui.widgets.SessionContent;
import org.daxscope.viz.AddressCurve;
import org.daxscope.viz.ByteRange;
import org.daxscope.viz.MapLayout;
import org.daxscope.viz.StateIndex;
import org.daxscope.viz.Viewport;

/** The map with what to map above it, a minimap beside it, and a readout and the legend below it. */
public final class PageMapContent implements SessionContent, PictureSource, DataSource {
    /** How long the selection must rest before all views follow it. */
    private static final int REST_MILLIS = 150;

    private final Selections selections;
    private final Composite root;
    private final MapBar bar;
    private final MapCanvas map;
    private final Minimap minimap;
    private final MapSelection selection = new MapSelection();
    private final HoverCard card;
    private final Text readout;
    private final LegendBar legend;
    private final Latest<Question, Answer> indexer;
    private final Runnable publisher = this::publish;

    private MapOptions options;
    private SessionState state = SessionState.EMPTY;
    private List<DiskSpan> stepPlaces = List.of();
    /** What is selected, here or elsewhere; null for nothing. */
    private @Nullable SelectedSpan selected;
    /** The cells selected by the user but not yet told to other views. */
    private @Nullable ByteRange pending;

    /** What to index. */
    private record Question(SessionState state, MapTarget target, MapOptions options) {
    }

    /** The picture; none when the target does not exist any more. */
    private record Answer(@Nullable MapPicture picture) {
    }

    PageMapContent(Composite parent, Selections selections, MapOptions options) {
        this.selections = selections;
        this.options = options;
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(0, 0).applyTo(root);
        bar = new MapBar(root, new Choices());
        bar.showCurve(options.curve());
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(bar.control());
        map = new MapCanvas(root);
        GridDataFactory.fillDefaults().grab(true, true).hint(200, 120).applyTo(map.control());
        minimap = new Minimap(root, map);
        GridDataFactory.fillDefaults().grab(false, true).hint(Minimap.WIDTH, 120).indent(4, 0)
                .applyTo(minimap.control());
        readout = new Text(root, SWT.READ_ONLY | SWT.SINGLE);
        readout.setMessage(PageMapText.ReadoutHint);
        Names.give(readout, PageMapText.Readout);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).indent(6, 2).applyTo(readout);
        legend = new LegendBar(root, shown -> use(options().toggled(shown)));
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(legend.control());
        card = new HoverCard(map);
        MapInput.onto(map, selection, card, this::select);
        map.onMove(this::moved);
        map.onTheme(this::showLegend);
        indexer = new Latest<>(root, PageMapText.Indexing, question -> new Answer(
                MapPicture.of(question.state(), question.target(), question.options())), this::indexed);
        arrange();
    }

    /** What the user chooses in the bar. */
    private final class Choices implements MapBar.Listener {
        @Override
        public void targetChosen() {
            selection.clear();
            ask();
        }

        @Override
        public void curveChosen(AddressCurve.Kind curve) {
            use(options.with(curve));
        }

        @Override
        public void zoomChosen(int zoom) {
            map.zoomTo(zoom, selection.caret());
        }

        @Override
        public void addressTyped(String address) {
            goTo(address);
        }
    }

    @Override
    public Control control() {
        return root;
    }

    MapOptions options() {
        return options;
    }

    MachineImage image() {
        return state.image();
    }

    /** Shows the map another way. */
    void use(MapOptions next) {
        options = next;
        bar.showCurve(next.curve());
        arrange();
        ask();
    }

    private void arrange() {
        arrange(minimap.control(), options.minimap());
        arrange(legend.control(), options.legend());
        root.layout();
    }

    private static void arrange(Control control, boolean shown) {
        control.setVisible(shown);
        if (control.getLayoutData() instanceof GridData data)
            data.exclude = !shown;
    }

    @Override
    public void show(SessionState next) {
        boolean other = !next.isSameSession(state);
        state = next;
        if (other) {
            selected = null;
            pending = null;
            selection.clear();
        }
        stepPlaces = places(next);
        bar.offer(MapTarget.all(next.image()), other);
        ask();
    }

    private static List<DiskSpan> places(SessionState state) {
        StepReport latest = state.latest();
        return latest == null
                ? List.of()
                : OperationSpans.places(state.calls().get(latest.index()).stream().map(Call::operation).toList(),
                        state.image());
    }

    private void ask() {
        MapTarget target = bar.target();
        if (target != null && state.isOpen())
            indexer.ask(new Question(state, target, options));
    }

    private void indexed(Answer answer) {
        MapPicture picture = answer.picture();
        if (picture == null)
            return;
        card.hide();
        map.show(picture);
        outline();
        showLegend();
        tell();
    }

    private void showLegend() {
        MapPicture picture = map.picture();
        if (picture == null)
            return;
        minimap.refresh();
        if (options.legend()) {
            legend.show(map.palette(), picture);
            root.layout();
        }
    }

    private void outline() {
        map.outline(stepRanges(), selectedRanges(), badRanges());
    }

    private void moved() {
        MapLayout layout = map.layout();
        if (layout != null)
            bar.showScale(layout);
        minimap.moved();
    }

    /** The user selects cells; when he has done so and rests, all views follow. */
    private void select(ByteRange range, boolean done) {
        pending = range;
        outline();
        tell();
        if (done)
            root.getDisplay().timerExec(REST_MILLIS, publisher);
    }

    private void publish() {
        MapPicture picture = map.picture();
        ByteRange range = pending;
        if (root.isDisposed() || picture == null || range == null)
            return;
        pending = null;
        SelectedSpan thing =
                SelectedSpan.of(picture.target().span(picture.index(), range), picture.state().image());
        selected = thing;
        outline();
        selections.setSelection(new StructuredSelection(thing));
    }

    private void tell() {
        MapLayout layout = map.layout();
        StateIndex index = map.index();
        long told = selection.caret();
        readout.setText(layout == null || index == null || told < 0 || told >= index.length()
                ? ""
                : CellText.of(index, layout, layout.cellOf(told)).line());
    }

    @Override
    public void follow(Focus focus) {
        selected = new SelectedSpan(focus.span(), focus.places());
        pending = null;
        List<ByteRange> ranges = selectedRanges();
        if (ranges.isEmpty())
            selection.clear();
        else {
            selection.take(ranges.getFirst());
            map.reveal(ranges.getFirst().start());
        }
        outline();
        tell();
    }

    /** Goes to an address that was typed, close enough to see it. */
    void goTo(String address) {
        MapPicture picture = map.picture();
        MapLayout layout = map.layout();
        if (picture == null || layout == null)
            return;
        try {
            MapTarget target = picture.target();
            Span span = new AddressReader(state.image()).read(address, target.space(), target.name());
            SelectedSpan thing = SelectedSpan.of(span, state.image());
            List<ByteRange> ranges = MapSpans.of(span, thing.places(), target, picture.index());
            if (ranges.isEmpty()) {
                bar.address().refuse(PageMapText.NotHere);
                return;
            }
            ByteRange first = ranges.getFirst();
            selection.take(first);
            int wanted = Math.max(MapLayout.MIN_ZOOM, Long.SIZE - 1 - Long.numberOfLeadingZeros(span.length()));
            map.zoomTo(Math.min(layout.zoom(), wanted), first.start());
            map.control().setFocus();
            selected = thing;
            pending = null;
            outline();
            tell();
            selections.setSelection(new StructuredSelection(thing));
        } catch (AddressException refused) {
            bar.address().refuse(refused.sentence());
        }
    }

    /** Goes to the next stretch that something is wrong with, or to the one before. */
    void trouble(boolean forward) {
        StateIndex index = map.index();
        if (index == null)
            return;
        ByteRange run = Trouble.find(index, selection.caret(), forward);
        if (run == null) {
            readout.setText(PageMapText.NoTrouble);
            return;
        }
        map.reveal(run.start());
        selection.take(run);
        select(run, true);
    }

    void zoom(int closer) {
        map.zoom(closer);
    }

    void fit() {
        map.fit();
    }

    /** Takes the palette that is preferred now. */
    void usePreferredPalette() {
        map.usePalette(PaletteChoice.current(PaletteChoice.isDark(map.control())));
        showLegend();
    }

    @Override
    public void setFocus() {
        map.control().setFocus();
    }

    @Override
    public @Nullable Picture picture() {
        return export();
    }

    @Override
    public @Nullable Data data() {
        return export();
    }

    private @Nullable MapExport export() {
        MapPicture picture = map.picture();
        Viewport view = map.viewport();
        return picture == null || view == null
                ? null
                : new MapExport(picture, view, selectedRanges(), map.palette());
    }

    /** Whether everything asked for is shown, for tests. */
    public boolean isIdle() {
        return indexer.isIdle() && map.isIdle() && minimap.isIdle() && pending == null;
    }

    /** The map itself, for tests. */
    MapCanvas map() {
        return map;
    }

    /** What to map, for tests. */
    MapBar bar() {
        return bar;
    }

    /** The small map, for tests. */
    Minimap minimap() {
        return minimap;
    }

    /** The legend, for tests. */
    LegendBar legend() {
        return legend;
    }

    /** What is told about the cell under the pointer, for tests. */
    HoverCard card() {
        return card;
    }

    /** What is outlined as selected. */
    public List<ByteRange> selectedRanges() {
        MapPicture picture = map.picture();
        ByteRange unsaid = pending;
        SelectedSpan thing = selected;
        if (unsaid != null)
            return List.of(unsaid);
        return picture == null || thing == null
                ? List.of()
                : MapSpans.of(thing.span(), thing.places(), picture.target(), picture.index());
    }

    /** What is outlined as touched by the latest step. */
    List<ByteRange> stepRanges() {
        StateIndex index = map.index();
        return index == null ? List.of() : MapSpans.of(stepPlaces, index);
    }

    /** When what is selected is what a signal unmapped at once: the page of it that is bad. */
    List<ByteRange> badRanges() {
        MapPicture picture = map.picture();
        SelectedSpan thing = selected;
        if (picture == null || thing == null || pending != null || thing.span().length() <= Units.PAGE)
            return List.of();
        for (Signal signal : Signal.of(state)) {
            SignalReach reach = signal.reach(state.image());
            if (reach != null && reach.isWider() && reach.unmapped().equals(thing.span()))
                return MapSpans.of(reach.bad(), SelectedSpan.of(reach.bad(), state.image()).places(),
                        picture.target(), picture.index());
        }
        return List.of();
    }

    /** The readout, for tests. */
    String readoutText() {
        return readout.getText();
    }
}
