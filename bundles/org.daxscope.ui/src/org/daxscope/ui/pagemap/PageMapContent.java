package org.daxscope.ui.pagemap;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;

import org.daxscope.lab.conformance.StepReport;
import org.daxscope.machine.run.TakenStep.Call;
import org.daxscope.ui.nls.PageMapText;
import org.daxscope.ui.selection.DiskSpan;
import org.daxscope.ui.selection.Focus;
import org.daxscope.ui.selection.HasPlaces;
import org.daxscope.ui.selection.OperationSpans;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.widgets.Latest;
import org.daxscope.ui.widgets.Names;
import org.daxscope.ui.widgets.Selections;
import org.daxscope.ui.widgets.SessionContent;
import org.daxscope.viz.ByteRange;
import org.daxscope.viz.MapLayout;
import org.daxscope.viz.PageState;
import org.daxscope.viz.StateIndex;

/** The map with what to map above it, and a readout and the legend below it. */
public final class PageMapContent implements SessionContent {
    private final Selections selections;
    private final Composite root;
    private final MapBar bar;
    private final MapCanvas map;
    private final MapInput input;
    private final Text readout;
    private final LegendBar legend;
    private final Latest<Question, Answer> indexer;

    private SessionState state = SessionState.EMPTY;
    private List<DiskSpan> stepPlaces = List.of();
    private List<DiskSpan> selected = List.of();
    /** First byte of the cell that the readout is about, -1 for none. */
    private long told = -1;

    /** What to index. */
    private record Question(SessionState state, MapTarget target) {
    }

    /** The states to map; none when the target does not exist any more. */
    private record Answer(Question question, @Nullable StateIndex index) {
    }

    PageMapContent(Composite parent, Selections selections) {
        this.selections = selections;
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
        bar = new MapBar(root, this::ask, kind -> mapOf().useCurve(kind));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar.control());
        map = new MapCanvas(root);
        GridDataFactory.fillDefaults().grab(true, true).hint(200, 120).applyTo(map.control());
        readout = new Text(root, SWT.READ_ONLY | SWT.SINGLE);
        readout.setMessage(PageMapText.ReadoutHint);
        Names.give(readout, PageMapText.Readout);
        GridDataFactory.fillDefaults().grab(true, false).indent(6, 2).applyTo(readout);
        legend = new LegendBar(root);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(legend.control());
        input = new MapInput(map, this::choose);
        map.onMove(this::moved);
        map.onTheme(this::showLegend);
        indexer = new Latest<>(root, PageMapText.Indexing, question -> new Answer(question,
                question.target().index(question.state().image(), Set.of())), this::indexed);
    }

    private MapCanvas mapOf() {
        return map;
    }

    @Override
    public Control control() {
        return root;
    }

    @Override
    public void show(SessionState next) {
        boolean other = !next.isSameSession(state);
        state = next;
        if (other)
            told = -1;
        selected = List.of();
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
        if (target != null)
            indexer.ask(new Question(state, target));
    }

    private void indexed(Answer answer) {
        StateIndex index = answer.index();
        if (index == null || index.length() == 0)
            return;
        map.show(index);
        outline();
        showLegend();
        tell();
    }

    private void showLegend() {
        StateIndex index = map.index();
        if (index != null)
            legend.show(map.palette(), index);
    }

    private void outline() {
        map.outline(stepRanges(), selectedRanges());
    }

    private void moved() {
        MapLayout layout = map.layout();
        StateIndex index = map.index();
        if (layout != null && index != null)
            bar.showScale(layout);
    }

    private void choose(long cell) {
        MapLayout layout = map.layout();
        StateIndex index = map.index();
        if (layout == null || index == null)
            return;
        told = layout.firstByte(cell);
        List<DiskSpan> places = MapSpans.places(index, told, layout.endByte(cell));
        selected = places;
        outline();
        tell();
        HasPlaces thing = () -> places;
        selections.setSelection(new StructuredSelection(thing));
    }

    private void tell() {
        MapLayout layout = map.layout();
        StateIndex index = map.index();
        if (layout == null || index == null || told < 0 || told >= index.length()) {
            readout.setText("");
            return;
        }
        readout.setText(CellText.of(index, layout, layout.cellOf(told)).line());
    }

    @Override
    public void follow(Focus focus) {
        selected = focus.places();
        outline();
        List<ByteRange> ranges = selectedRanges();
        if (!ranges.isEmpty())
            map.reveal(ranges.getFirst().start());
    }

    /** Goes to the next stretch that something is wrong with, or to the one before. */
    void trouble(boolean forward) {
        StateIndex index = map.index();
        if (index == null)
            return;
        long from = told < 0 && !forward ? index.length() : told;
        OptionalLong found = forward
                ? index.next(from, PageState::isTrouble)
                : index.previous(from, PageState::isTrouble);
        if (found.isEmpty())
            found = forward
                    ? index.next(-1, PageState::isTrouble)
                    : index.previous(index.length(), PageState::isTrouble);
        if (found.isEmpty()) {
            readout.setText(PageMapText.NoTrouble);
            return;
        }
        map.reveal(found.getAsLong());
        MapLayout layout = map.layout();
        if (layout != null)
            choose(layout.cellOf(found.getAsLong()));
        told = found.getAsLong();
    }

    void zoom(int closer) {
        input.zoom(closer);
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

    /** Whether everything asked for is shown, for tests. */
    public boolean isIdle() {
        return indexer.isIdle() && map.isIdle();
    }

    /** The map itself, for tests. */
    MapCanvas map() {
        return map;
    }

    /** What to map, for tests. */
    MapBar bar() {
        return bar;
    }

    /** What is outlined as selected. */
    public List<ByteRange> selectedRanges() {
        StateIndex index = map.index();
        return index == null ? List.of() : MapSpans.of(selected, index);
    }

    /** What is outlined as touched by the latest step. */
    List<ByteRange> stepRanges() {
        StateIndex index = map.index();
        return index == null ? List.of() : MapSpans.of(stepPlaces, index);
    }

    /** The readout, for tests. */
    String readoutText() {
        return readout.getText();
    }
}
