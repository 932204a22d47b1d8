package org.daxscope.ui.stack;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;

import org.daxscope.journal.Journal;
import org.daxscope.journal.JournalExcerpt;
import org.daxscope.journal.JournalReader;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.stack.Moments;
import org.daxscope.machine.stack.Moments.Moment;
import org.daxscope.ui.nls.StackText;
import org.daxscope.ui.pagemap.PaletteChoice;
import org.daxscope.ui.selection.Focus;
import org.daxscope.ui.selection.FocusService;
import org.daxscope.ui.selection.SelectedEvent;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.widgets.DataSource;
import org.daxscope.ui.widgets.DataTable;
import org.daxscope.ui.widgets.Latest;
import org.daxscope.ui.widgets.Picture;
import org.daxscope.ui.widgets.PictureSource;
import org.daxscope.ui.widgets.Selections;
import org.daxscope.ui.widgets.SessionContent;
import org.daxscope.viz.stack.StackHit;

/** The stack of what is looked at, as it stands or at a moment of the chosen step. */
public final class StackContent implements SessionContent, PictureSource, DataSource {
    /** More of a step is not played: nobody would sit through it. */
    private static final int MOST_EVENTS = 20_000;
    private static final JournalReader NO_EVENTS = new Journal();

    private final SessionService session;
    private final FocusService focus;
    private final Selections selections;
    private final Object origin;
    private final Composite root;
    private final StackBar bar;
    private final StackCanvas canvas;
    private final Latest<StackModel.Question, StackModel> drawer;

    private SessionState state = SessionState.EMPTY;
    private @Nullable Span span;
    /** Whether the range was chosen, and not taken from what the step is about. */
    private boolean isChosen;
    private @Nullable StackModel model;
    /** The step selected in Steps; negative when there is none. */
    private int chosen = -1;
    private int shownStep = -1;
    private JournalReader events = NO_EVENTS;
    private Moments moments = Moments.of(NO_EVENTS);
    private int moment = -1;
    /** The machine at the moment; null while it is fetched, and for the path as it stands. */
    private @Nullable MachineImage momentImage;
    private int asked;
    private boolean playing;

    /** @param origin the view, which need not follow what it chose itself */
    StackContent(Composite parent, SessionService session, FocusService focus, Selections selections, Object origin) {
        this.session = session;
        this.focus = focus;
        this.selections = selections;
        this.origin = origin;
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
        bar = new StackBar(root, next -> {
            setPlaying(false);
            moveTo(next, true);
        });
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar.control());
        canvas = new StackCanvas(root, this::chosen);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas.control());
        drawer = new Latest<>(root, StackText.Drawing, StackModel::of, this::show);
        canvas.control().addListener(SWT.Resize, event -> draw());
        canvas.canvas().addListener(SWT.Paint, event -> drawForTheme());
        IPropertyChangeListener themes = event -> root.getDisplay().asyncExec(this::draw);
        JFaceResources.getColorRegistry().addListener(themes);
        root.addListener(SWT.Dispose, event -> JFaceResources.getColorRegistry().removeListener(themes));
        Focus now = focus.focus();
        if (now != null)
            look(now.span());
    }

    @Override
    public Control control() {
        return root;
    }

    @Override
    public void show(SessionState next) {
        if (!next.isSameSession(state)) {
            chosen = -1;
            shownStep = -1;
            isChosen = focus.focus() != null;
        }
        state = next;
        fetch();
    }

    /** Shows another step; negative for the latest before the cursor. */
    void choose(int step) {
        if (step == chosen)
            return;
        chosen = step;
        fetch();
    }

    private int step() {
        return chosen >= 0 && chosen < state.length() ? chosen : state.position() - 1;
    }

    /** Fetches the events of the step. */
    private void fetch() {
        if (!state.isOpen())
            return;
        int step = step();
        int number = ++asked;
        if (step < 0) {
            take(step, NO_EVENTS);
            return;
        }
        session.ask(StackText.Reading, view -> {
            if (step >= view.eventsAfter().length - 1)
                return NO_EVENTS;
            int first = view.firstEvent(step);
            return JournalExcerpt.of(view.journal(), first, Math.min(view.endEvent(step), first + MOST_EVENTS));
        }, found -> {
            if (number == asked && !root.isDisposed())
                take(step, found);
        });
    }

    private void take(int step, JournalReader found) {
        boolean same = step == shownStep && found.digest().equals(events.digest());
        shownStep = step;
        if (!same) {
            setPlaying(false);
            events = found;
            moments = Moments.of(found);
            moment = -1;
            momentImage = null;
        }
        if (!isChosen)
            span = usual(step);
        tell();
        draw();
    }

    /** What the step is about, or else what the latest one before it is that names a range. */
    private @Nullable Span usual(int step) {
        for (int before = step; before >= 0; before--) {
            Span named = StackModel.spanOf(state.calls().get(before), state.image());
            if (named != null)
                return named;
        }
        return null;
    }

    private void draw() {
        Span looked = span;
        if (root.isDisposed() || !state.isOpen() || looked == null)
            return;
        MachineImage image = momentImage;
        if (moment >= 0 && image == null)
            return;
        var scene = state.scene();
        boolean cut = scene != null && scene.kernel().model().switches().dmChunkCutAtQueueLimit();
        drawer.ask(new StackModel.Question(image == null ? state.image() : image, looked, events, moments, moment, cut,
                canvas.width(), PaletteChoice.current(PaletteChoice.isDark(root))));
    }

    /** A theme gives its colours to the controls after it has told of itself. */
    private void drawForTheme() {
        StackModel drawn = model;
        if (drawn != null && drawn.question().palette().dark() != PaletteChoice.isDark(root) && drawer.isIdle())
            root.getDisplay().asyncExec(this::draw);
    }

    private void show(StackModel next) {
        model = next;
        canvas.show(next);
    }

    // -- Moments ------------------------------------------------------------------------------------------------------

    /**
     * Goes to a moment of the step.
     *
     * @param next -1 for the path as it stands at the cursor
     * @param tells whether other views are told
     */
    void moveTo(int next, boolean tells) {
        moment = Math.clamp(next, -1, moments.count() - 1);
        momentImage = null;
        int number = ++asked;
        tell();
        if (moment < 0) {
            draw();
            return;
        }
        int step = shownStep;
        int done = moments.eventsAt(moment);
        session.ask(StackText.Reading, view -> view.imageAfter().apply(view.firstEvent(step) + done - 1), image -> {
            if (number == asked && !root.isDisposed()) {
                momentImage = image;
                draw();
            }
        });
        if (tells)
            selections.setSelection(
                    new StructuredSelection(new SelectedEvent(step, moments.get(moment).event())));
    }

    /** Goes where an event of the step happens; does nothing for another step. */
    void goTo(SelectedEvent event) {
        boolean there = moment >= 0 && moments.get(moment).event() == event.event();
        if (event.step() != shownStep || there || moments.of(event.event()) < 0)
            return;
        setPlaying(false);
        moveTo(moments.of(event.event()), false);
    }

    /** One call or return on, or back. */
    void step(int direction) {
        setPlaying(false);
        moveTo(moment + direction, true);
    }

    /** Back to the path as it stands. */
    void stand() {
        setPlaying(false);
        moveTo(-1, true);
    }

    boolean isPlaying() {
        return playing;
    }

    /** Plays on from the moment, or from the start when it was the last. */
    void setPlaying(boolean plays) {
        if (plays == playing)
            return;
        playing = plays && moments.count() > 0;
        if (!playing)
            return;
        if (moment >= moments.count() - 1)
            moment = -1;
        next();
    }

    private void next() {
        root.getDisplay().timerExec(bar.pace(), () -> {
            if (root.isDisposed() || !playing)
                return;
            // What cannot be drawn in time is not skipped: it comes later.
            if (drawer.isIdle() && (moment < 0 || momentImage != null))
                moveTo(moment + 1, true);
            if (moment < moments.count() - 1)
                next();
            else
                playing = false;
        });
    }

    private void tell() {
        String text = "";
        if (moment >= 0) {
            Moment now = moments.get(moment);
            text = now.returns() ? events.name(now.event()) + " " + events.subject(now.event()).name() + " -> "
                    + events.outcome(now.event())
                    : events.name(now.event()) + " " + events.subject(now.event()).name() + ": "
                            + events.details(now.event());
        }
        bar.show(shownStep, moment, moments.count(), text);
    }

    // -- Looking ------------------------------------------------------------------------------------------------------

    private void chosen(StackHit hit) {
        focus.set(hit.span(), origin);
    }

    @Override
    public void follow(Focus next) {
        look(next.span());
        draw();
    }

    private void look(Span next) {
        span = next;
        isChosen = true;
    }

    @Override
    public void setFocus() {
        canvas.canvas().setFocus();
    }

    @Override
    public @Nullable Picture picture() {
        StackModel shown = model;
        return shown == null ? null : new StackSheet(shown);
    }

    @Override
    public @Nullable DataTable data() {
        StackModel shown = model;
        return shown == null ? null : new DataTable("stack", StackRows.columns(), new StackRows(shown));
    }

    /** Whether everything asked for is shown, for tests. */
    public boolean isIdle() {
        return drawer.isIdle() && (moment < 0 || momentImage != null);
    }

    /** What is shown, for tests. */
    @Nullable
    StackModel model() {
        return model;
    }

    StackCanvas canvas() {
        return canvas;
    }

    /** Where in the step one is and what happens, for tests. */
    public String text() {
        return bar.text();
    }

    int moment() {
        return moment;
    }

    Moments moments() {
        return moments;
    }
}
