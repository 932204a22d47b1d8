package org.daxscope.ui.session;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.machine.scene.Script;
import org.daxscope.machine.scene.Step;

/** A session of the user's own, and what was done to it, to be undone and redone. UI thread only. */
final class EditableSession {
    private final List<Moment> moments = new ArrayList<>();
    private int at;

    /** The session after something was done. */
    private record Moment(String label, Script script, int cursor) {
    }

    EditableSession(Script script, int cursor) {
        moments.add(new Moment("", script, cursor));
    }

    Script script() {
        return moments.get(at).script;
    }

    /** Where the cursor stood when this was done. */
    int cursor() {
        return moments.get(at).cursor;
    }

    /** Adds a step at a cursor; what was behind it goes. */
    void append(Step step, int cursor, String label) {
        List<Step> steps = new ArrayList<>(script().steps().subList(0, cursor));
        steps.add(step);
        change(label, new Script(script().scene(), steps), cursor + 1);
    }

    void change(String label, Script script, int cursor) {
        moments.subList(at + 1, moments.size()).clear();
        moments.add(new Moment(label, script, cursor));
        at++;
    }

    /** Forgets the latest change, so that it cannot be redone. */
    void revert() {
        undo();
        moments.subList(at + 1, moments.size()).clear();
    }

    String undoLabel() {
        return at == 0 ? "" : moments.get(at).label;
    }

    String redoLabel() {
        return at + 1 == moments.size() ? "" : moments.get(at + 1).label;
    }

    void undo() {
        if (at > 0)
            at--;
    }

    void redo() {
        if (at + 1 < moments.size())
            at++;
    }
}
