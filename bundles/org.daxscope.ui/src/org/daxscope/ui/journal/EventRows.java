package org.daxscope.ui.journal;

import java.util.List;

import org.eclipse.osgi.util.NLS;

import org.daxscope.journal.JournalReader;
import org.daxscope.kernel.event.EventKind.Shape;
import org.daxscope.ui.nls.JournalText;
import org.daxscope.ui.widgets.Column;

/** The rows of the tree in words, icons and colours. */
final class EventRows {
    static final int EVENT = 0;
    static final int KIND = 1;
    static final int SUBJECT = 2;
    static final int DETAILS = 3;
    static final int RESULT = 4;
    static final int NUMBER = 5;

    private final EventForest forest;

    EventRows(EventForest forest) {
        this.forest = forest;
    }

    static List<Column> columns() {
        return List.of(Column.text(JournalText.Event, JournalText.EventHint, 30, 170),
                Column.text(JournalText.Kind, JournalText.KindHint, 0, 76),
                Column.text(JournalText.Subject, JournalText.SubjectHint, 0, 64),
                Column.text(JournalText.Details, JournalText.DetailsHint, 70, 160),
                Column.text(JournalText.Result, JournalText.ResultHint, 0, 76),
                Column.number(JournalText.Number, JournalText.NumberHint, 0, 48));
    }

    String text(EventNode node, int column) {
        return switch (node) {
            case EventNode.Top top -> "";
            case EventNode.Section section -> section(forest.section(section.section()), column);
            case EventNode.Group group -> column == EVENT ? group(group) : "";
            case EventNode.Event event -> event(forest.events(event.section()), event.event(), column);
        };
    }

    private static String section(JournalSection section, int column) {
        return switch (column) {
            case EVENT -> section.title();
            case DETAILS -> NLS.bind(JournalText.Events, section.all());
            default -> "";
        };
    }

    private String group(EventNode.Group group) {
        ShownEvents events = forest.shown(group.section());
        int first = group.number() * EventForest.GROUP;
        return NLS.bind(JournalText.Group, new Object[] {Integer.toString(first + 1),
            Integer.toString(first + forest.count(group)), Integer.toString(events.count(group.parent()))});
    }

    private static String event(JournalReader events, int event, int column) {
        return switch (column) {
            case EVENT -> events.name(event);
            case KIND -> word(events.kind(event).shape());
            case SUBJECT -> events.subject(event).name();
            case DETAILS -> events.details(event);
            case RESULT -> events.outcome(event);
            default -> Integer.toString(event);
        };
    }

    private static String word(Shape shape) {
        return switch (shape) {
            case CALL -> JournalText.Call;
            case CHANGE -> JournalText.Change;
            case REFUSAL -> JournalText.Refusal;
            case REMARK -> JournalText.Remark;
        };
    }

    /** Icon of the first column; empty for none. */
    String icon(EventNode node) {
        return switch (node) {
            case EventNode.Top top -> "";
            case EventNode.Section section -> "steps";
            case EventNode.Group group -> "blank";
            case EventNode.Event event -> switch (forest.events(event.section()).kind(event.event()).shape()) {
                case CALL -> "eventcall";
                case CHANGE -> "eventchange";
                case REFUSAL -> "eventrefusal";
                case REMARK -> "eventremark";
            };
        };
    }

    /** Id of a colour of the theme, empty for the usual one. */
    String colour(EventNode node, int column) {
        if (!(node instanceof EventNode.Event event))
            return "org.daxscope.ui.quiet";
        JournalReader events = forest.events(event.section());
        if (events.kind(event.event()).shape() == Shape.REFUSAL
                || column == RESULT && events.hasReturned(event.event()) && events.result(event.event()) < 0)
            return "org.daxscope.ui.disagree";
        boolean context = !forest.filter().isEmpty() && !forest.shown(event.section()).isMatch(event.event());
        return context || column == NUMBER ? "org.daxscope.ui.quiet" : "";
    }

    /** The whole row in one line. */
    String line(EventNode node) {
        return node instanceof EventNode.Event event
                ? "  ".repeat(forest.events(event.section()).depth(event.event()))
                        + forest.events(event.section()).describe(event.event())
                : text(node, EVENT);
    }
}
