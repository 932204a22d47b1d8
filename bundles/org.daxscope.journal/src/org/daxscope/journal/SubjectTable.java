package org.daxscope.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.daxscope.kernel.event.Subject;

/** The subjects of one journal, in the order of first naming. They outlive a truncation, since layers keep them. */
final class SubjectTable {
    /** What fits the subject column. */
    private static final int LIMIT = 1 << Character.SIZE;

    private final Map<String, Subject> byName = new HashMap<>();
    private final List<Subject> byId = new ArrayList<>();

    Subject named(String name) {
        Subject known = byName.get(name);
        if (known != null)
            return known;
        if (byId.size() == LIMIT)
            throw new IllegalStateException("no room for subject \"" + name + "\": the journal holds " + LIMIT);
        Subject added = new Subject(byId.size(), name);
        byId.add(added);
        byName.put(name, added);
        return added;
    }

    Subject get(int id) {
        return byId.get(id);
    }

    int size() {
        return byId.size();
    }

    /** The id, once it is sure that the subject belongs here. */
    int idOf(Subject subject) {
        int id = subject.id();
        if (id < 0 || id >= byId.size() || byId.get(id) != subject && !byId.get(id).equals(subject))
            throw new IllegalArgumentException(subject + " was not named by this journal: ask its subject(name)");
        return id;
    }
}
