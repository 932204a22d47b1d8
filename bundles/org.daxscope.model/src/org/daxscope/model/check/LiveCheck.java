package org.daxscope.model.check;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.daxscope.model.edit.SessionDocument;
import org.daxscope.model.edit.SessionListener;

/** The problems of an open session, checked again after each command. On the document's thread. */
public final class LiveCheck implements AutoCloseable {
    private final SessionDocument document;
    private final List<Consumer<List<Problem>>> listeners = new CopyOnWriteArrayList<>();
    private final SessionListener again = new SessionListener() {
        @Override
        public void scriptChanged() {
            check();
        }

        @Override
        public void keptChanged() {
            check();
        }
    };
    private List<Problem> problems;

    public LiveCheck(SessionDocument document) {
        this.document = document;
        problems = Checks.all(document);
        document.addListener(again);
    }

    /** As of the last command. */
    public List<Problem> problems() {
        return problems;
    }

    /** @param listener is given all problems whenever they are others than before */
    public void addListener(Consumer<List<Problem>> listener) {
        listeners.add(listener);
    }

    public void removeListener(Consumer<List<Problem>> listener) {
        listeners.remove(listener);
    }

    @Override
    public void close() {
        document.removeListener(again);
    }

    private void check() {
        List<Problem> found = Checks.all(document);
        if (found.equals(problems))
            return;
        problems = found;
        listeners.forEach(listener -> listener.accept(found));
    }
}
