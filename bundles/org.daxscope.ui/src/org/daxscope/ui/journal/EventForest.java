package org.daxscope.ui.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.daxscope.journal.JournalReader;
import org.daxscope.kernel.event.EventKind.Shape;

/**
 * What the tree shows: sections with their events, filtered. One section alone shows its events at the top; very many events
 * inside one are put into groups, which a tree can take. Made in a job, immutable.
 */
final class EventForest {
    /** Events in a group. */
    static final int GROUP = 1000;
    static final EventForest NOTHING = new EventForest(List.of(), List.of(), EventFilter.NONE);

    private final List<JournalSection> sections;
    private final List<ShownEvents> shown;
    private final EventFilter filter;

    private EventForest(List<JournalSection> sections, List<ShownEvents> shown, EventFilter filter) {
        this.sections = sections;
        this.shown = shown;
        this.filter = filter;
    }

    static EventForest of(List<JournalSection> sections, EventFilter filter) {
        return new EventForest(List.copyOf(sections),
                sections.stream().map(section -> ShownEvents.of(section.events(), filter)).toList(), filter);
    }

    List<JournalSection> sections() {
        return sections;
    }

    EventFilter filter() {
        return filter;
    }

    JournalSection section(int section) {
        return sections.get(section);
    }

    JournalReader events(int section) {
        return sections.get(section).events();
    }

    ShownEvents shown(int section) {
        return shown.get(section);
    }

    /** Events that are shown. */
    long size() {
        return shown.stream().mapToLong(ShownEvents::size).sum();
    }

    long matches() {
        return shown.stream().mapToLong(ShownEvents::matches).sum();
    }

    int count(EventNode node) {
        return switch (node) {
            case EventNode.Top top when sections.size() != 1 -> sections.size();
            case EventNode.Top top -> inside(0, ShownEvents.TOP);
            case EventNode.Section section -> inside(section.section(), ShownEvents.TOP);
            case EventNode.Event event -> inside(event.section(), event.event());
            case EventNode.Group group -> Math.min(GROUP,
                    shown.get(group.section()).count(group.parent()) - group.number() * GROUP);
        };
    }

    EventNode child(EventNode node, int index) {
        return switch (node) {
            case EventNode.Top top when sections.size() != 1 -> new EventNode.Section(index);
            case EventNode.Top top -> inside(0, ShownEvents.TOP, index);
            case EventNode.Section section -> inside(section.section(), ShownEvents.TOP, index);
            case EventNode.Event event -> inside(event.section(), event.event(), index);
            case EventNode.Group group -> new EventNode.Event(group.section(),
                    shown.get(group.section()).child(group.parent(), group.number() * GROUP + index));
        };
    }

    private int inside(int section, int parent) {
        int count = shown.get(section).count(parent);
        return count > GROUP ? Math.ceilDiv(count, GROUP) : count;
    }

    private EventNode inside(int section, int parent, int index) {
        ShownEvents events = shown.get(section);
        return events.count(parent) > GROUP
                ? new EventNode.Group(section, parent, index)
                : new EventNode.Event(section, events.child(parent, index));
    }

    /** Which child to take at each level to come to an event that is shown. */
    List<Integer> path(EventNode.Event node) {
        List<Integer> path = new ArrayList<>();
        ShownEvents events = shown.get(node.section());
        for (int at = node.event(); at != ShownEvents.TOP; at = events.events().parent(at)) {
            int index = events.indexOf(at);
            boolean grouped = events.count(events.events().parent(at)) > GROUP;
            path.add(grouped ? index % GROUP : index);
            if (grouped)
                path.add(index / GROUP);
        }
        if (sections.size() != 1)
            path.add(node.section());
        Collections.reverse(path);
        return path;
    }

    /** The next match behind an event, or before it, going round at the ends; null when there is none. */
    EventNode.@Nullable Event match(EventNode.@Nullable Event from, boolean forward) {
        int start = from == null ? 0 : from.section();
        for (int i = 0; i <= sections.size() && !sections.isEmpty(); i++) {
            int section = Math.floorMod(start + (forward ? i : -i), sections.size());
            int at = i == 0 && from != null ? from.event() : forward ? -1 : events(section).size();
            int found = shown.get(section).match(at, forward);
            if (found >= 0)
                return new EventNode.Event(section, found);
        }
        return null;
    }

    /** The first event that says why something was refused and is shown; null when there is none. */
    EventNode.@Nullable Event firstRefusal() {
        for (int section = 0; section < sections.size(); section++)
            for (int event = 0; event < events(section).size(); event++)
                if (events(section).kind(event).shape() == Shape.REFUSAL && shown.get(section).indexOf(event) >= 0)
                    return new EventNode.Event(section, event);
        return null;
    }
}
