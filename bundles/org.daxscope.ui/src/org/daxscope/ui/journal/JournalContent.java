package org.daxscope.ui.journal;

import java.util.List;
import java.util.function.UnaryOperator;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;

import org.daxscope.model.edit.SessionDocument;
import org.daxscope.ui.nls.JournalText;
import org.daxscope.ui.power.PowerCuts;
import org.daxscope.ui.selection.FocusService;
import org.daxscope.ui.selection.SelectedEvent;
import org.daxscope.ui.selection.TouchSpans;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.widgets.DataSource;
import org.daxscope.ui.widgets.DataTable;
import org.daxscope.ui.widgets.Latest;
import org.daxscope.ui.widgets.Selections;
import org.daxscope.ui.widgets.SessionContent;

/** The journal of the chosen step: a field to look for events, the tree, and the selected event in full. */
public final class JournalContent implements SessionContent, DataSource {
    private final SessionService session;
    private final FocusService focus;
    private final Selections selections;
    private final Object origin;
    private final Composite root;
    private final JournalBar bar;
    private final EventTree tree;
    private final Label full;
    private final Latest<Question, EventForest> forest;

    private SessionState state = SessionState.EMPTY;
    private List<JournalSection> sections = List.of();
    private EventFilter filter = EventFilter.NONE;
    private boolean wholeRun;
    private boolean stale;
    /** The step selected in Steps; negative when there is none. */
    private int chosen = -1;
    /** An event chosen in another view is being selected: nobody is told. */
    private boolean following;

    /** What is to be shown. */
    private record Question(List<JournalSection> sections, EventFilter filter) {
    }

    /** @param origin the view, which need not follow what it chose itself */
    JournalContent(Composite parent, SessionService session, FocusService focus, Selections selections,
            Object origin) {
        this.session = session;
        this.focus = focus;
        this.selections = selections;
        this.origin = origin;
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
        bar = new JournalBar(root, text -> filter(now -> now.withText(text)), this::goToMatch);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar.control());
        tree = new EventTree(root);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(tree.control());
        full = new Label(root, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).indent(6, 4).hint(200, SWT.DEFAULT).applyTo(full);
        tree.tree().addListener(SWT.Selection, event -> selected());
        forest = new Latest<>(root, JournalText.Reading,
                question -> EventForest.of(question.sections(), question.filter()), this::show);
        selected();
    }

    @Override
    public Control control() {
        return root;
    }

    @Override
    public void show(SessionState next) {
        state = next;
        refresh();
    }

    /** Shows the events of another step; negative for the latest before the cursor. */
    void choose(int step) {
        if (step == chosen)
            return;
        chosen = step;
        refresh();
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
            JournalRequest request = request();
            List<JournalSection> before = sections;
            session.ask(JournalText.Reading, view -> unlessSame(before, request.read(view)), this::take);
        });
    }

    private JournalRequest request() {
        int step = chosen >= 0 && chosen < state.length() ? chosen : state.position() - 1;
        return wholeRun
                ? new JournalRequest(JournalSection.SETTING_UP, state.length() - 1, state.reports())
                : new JournalRequest(step, step, state.reports());
    }

    /** Keeps what is shown, with all that is unfolded and selected, when the same would be shown again. */
    private static List<JournalSection> unlessSame(List<JournalSection> before, List<JournalSection> now) {
        if (before.size() != now.size())
            return now;
        for (int i = 0; i < now.size(); i++)
            if (!before.get(i).isSame(now.get(i)))
                return now;
        return before;
    }

    private void take(List<JournalSection> found) {
        if (root.isDisposed())
            return;
        if (found != sections)
            forest.ask(new Question(found, filter));
        sections = found;
        if (found.isEmpty())
            bar.tell(JournalText.NotPerformed);
    }

    private void show(EventForest next) {
        tree.show(next);
        if (!next.sections().isEmpty())
            bar.tell(next);
        selected();
    }

    private void selected() {
        EventNode node = tree.selectedNode();
        EventNode.Event event = node instanceof EventNode.Event some ? some : null;
        full.setText(event == null
                ? JournalText.NoneSelected
                : tree.forest().events(event.section()).describe(event.event()).replace("&", "&&"));
        full.requestLayout();
        if (following)
            return;
        selections.setSelection(event == null ? StructuredSelection.EMPTY
                : new StructuredSelection(
                        new SelectedEvent(tree.forest().section(event.section()).step(), event.event())));
        if (event != null)
            TouchSpans.of(tree.forest().events(event.section()), event.event(), state.image())
                    .ifPresent(span -> focus.set(span, origin));
    }

    @Override
    public void setFocus() {
        tree.tree().setFocus();
    }

    EventFilter filter() {
        return filter;
    }

    /** Looks for other events. */
    void filter(UnaryOperator<EventFilter> change) {
        EventFilter next = change.apply(filter);
        if (next.equals(filter))
            return;
        filter = next;
        forest.ask(new Question(sections, next));
    }

    boolean isWholeRun() {
        return wholeRun;
    }

    /** Shows all steps and setting up, or the chosen step. */
    void setWholeRun(boolean whole) {
        wholeRun = whole;
        refresh();
    }

    /** Selects an event that was chosen in another view, if it is among those shown. What is looked at stays. */
    void showEvent(SelectedEvent wanted) {
        EventForest shown = tree.forest();
        for (int section = 0; section < shown.sections().size(); section++)
            if (shown.section(section).step() == wanted.step() && wanted.event() < shown.events(section).size()) {
                EventNode.Event event = new EventNode.Event(section, wanted.event());
                if (event.equals(tree.selected()) || shown.shown(section).indexOf(wanted.event()) < 0)
                    return;
                following = true;
                tree.reveal(event);
                following = false;
                return;
            }
    }

    void goToMatch(boolean forward) {
        reveal(tree.forest().match(tree.selected(), forward));
    }

    void goToFirstRefusal() {
        reveal(tree.forest().firstRefusal());
    }

    private void reveal(EventNode.@Nullable Event event) {
        if (event == null)
            root.getDisplay().beep();
        else
            tree.reveal(event);
    }

    /** Moves the cursor behind the step of the selected row. */
    void goToStep() {
        int section = switch (tree.selectedNode()) {
            case EventNode.Section node -> node.section();
            case EventNode.Group node -> node.section();
            case EventNode.Event node -> node.section();
            case null, default -> -1;
        };
        if (section >= 0)
            session.to(tree.forest().section(section).step() + 1);
    }

    /** Lets power fail right after the selected event; beeps where that cannot be. */
    void cutPower() {
        SessionDocument document = session.document();
        if (document != null && tree.selectedNode() instanceof EventNode.Event node
                && tree.forest().section(node.section()).step() != JournalSection.SETTING_UP) {
            JournalSection section = tree.forest().section(node.section());
            PowerCuts.at(document, section.step(), node.event() + 1, section.all());
        } else
            root.getDisplay().beep();
    }

    /** Copies the selected events, or what is selected in the field when the keyboard is there. */
    void copy(boolean inside) {
        if (bar.field().isFocusControl())
            bar.field().copy();
        else
            tree.copy(inside);
    }

    void lookFor() {
        bar.field().setFocus();
        bar.field().selectAll();
    }

    EventTree tree() {
        return tree;
    }

    @Override
    public @Nullable DataTable data() {
        EventForest shown = tree.forest();
        return shown.sections().isEmpty()
                ? null
                : new DataTable("journal", EventList.columns(), new EventList(shown));
    }

    /** Whether everything asked for is shown, for tests. */
    public boolean isIdle() {
        return !stale && forest.isIdle();
    }

    /** The selected event in full, for tests. */
    String full() {
        return full.getText();
    }

    /** The selected event in one line, for tests; empty for none. */
    public String selectedText() {
        EventNode.Event event = tree.selected();
        return event == null ? "" : tree.forest().events(event.section()).describe(event.event());
    }

    /** The field to look for events, for tests. */
    Text field() {
        return bar.field();
    }

    /** The line above the tree, for tests. */
    public String summary() {
        return bar.summary();
    }
}
