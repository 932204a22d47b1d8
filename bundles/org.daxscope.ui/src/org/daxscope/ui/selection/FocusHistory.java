package org.daxscope.ui.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.ui.session.SessionService;
import org.jspecify.annotations.Nullable;

/** The focus, and where it was before. */
final class FocusHistory implements FocusService {
    private static final int MOST = 100;

    private final SessionService session;
    private final List<FocusListener> listeners = new CopyOnWriteArrayList<>();
    private final List<Focus> history = new ArrayList<>();
    private int at = -1;

    FocusHistory(SessionService session) {
        this.session = session;
    }

    @Override
    public @Nullable Focus focus() {
        return at < 0 ? null : history.get(at);
    }

    @Override
    public void set(Span span, @Nullable Object origin) {
        List<DiskSpan> places = new Places(session.state().image()).down(span).stream()
                .map(disk -> new DiskSpan(disk.name(), disk.start(), disk.end())).toList();
        go(new Focus(span, places, origin));
    }

    @Override
    public void set(HasPlaces thing, @Nullable Object origin) {
        List<DiskSpan> places = thing.places();
        if (thing instanceof HasSpan named) {
            go(new Focus(named.span(), places, origin));
            return;
        }
        if (places.isEmpty())
            return;
        DiskSpan first = places.getFirst();
        go(new Focus(new Span(Space.DISK, first.device(), first.start(), first.end()), places, origin));
    }

    private void go(Focus next) {
        if (!next.isSamePlace(focus())) {
            history.subList(at + 1, history.size()).clear();
            history.add(next);
            if (history.size() > MOST)
                history.removeFirst();
            at = history.size() - 1;
        }
        tell(next);
    }

    private void tell(Focus focus) {
        listeners.forEach(listener -> listener.focused(focus));
    }

    @Override
    public boolean canBack() {
        return at > 0;
    }

    @Override
    public boolean canForward() {
        return at + 1 < history.size();
    }

    @Override
    public void back() {
        if (canBack())
            move(at - 1);
    }

    @Override
    public void forward() {
        if (canForward())
            move(at + 1);
    }

    /** Going to a place again, no part is its origin: all follow. */
    private void move(int to) {
        at = to;
        Focus there = history.get(to);
        tell(new Focus(there.span(), there.places(), null));
    }

    @Override
    public void addListener(FocusListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeListener(FocusListener listener) {
        listeners.remove(listener);
    }
}
