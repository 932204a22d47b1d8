package org.daxscope.ui.stack;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.machine.stack.Clip;
import org.daxscope.machine.stack.Layer;
import org.daxscope.machine.stack.Link;
import org.daxscope.machine.stack.Segment;
import org.daxscope.machine.stack.StackPath;
import org.daxscope.ui.widgets.Rows;
import org.daxscope.viz.stack.StackStates;
import org.daxscope.viz.stack.StackWords;

/** The stack as a table: a row for each stretch that stays together in a layer. */
final class StackRows implements Rows {
    private final List<List<String>> rows = new ArrayList<>();

    StackRows(StackModel model) {
        StackPath path = model.path();
        StackStates states = new StackStates(path, model.question().image());
        for (int index = 0; index < path.layers().size(); index++) {
            Layer layer = path.layers().get(index);
            for (Segment segment : layer.segments())
                rows.add(List.of(StackWords.name(layer), StackWords.base(layer),
                        StackWords.address(layer, segment.span()), Long.toString(segment.span().start()),
                        Long.toString(segment.span().length()), cuts(path, index, segment),
                        states.worst(index, segment.span().start(), segment.span().end()).displayName(),
                        StackWords.content(segment.content()), clip(path, index), StackWords.refusal(path, index)));
        }
    }

    static List<String> columns() {
        return List.of("layer", "unit and base", "address", "start byte", "bytes", "cut below by", "state", "content",
                "first request", "refused");
    }

    private static String cuts(StackPath path, int layer, Segment segment) {
        return String.join("; ", path.links().stream()
                .filter(link -> link.upper() == layer && link.upperStart() >= segment.span().start()
                        && link.upperStart() < segment.span().end())
                .map(Link::end).map(cut -> cut.words()).distinct().toList());
    }

    private static String clip(StackPath path, int layer) {
        return path.clips().stream().filter(clip -> clip.layer() == layer).map((Clip clip) -> StackWords.clip(clip))
                .findFirst().orElse("");
    }

    @Override
    public int count() {
        return rows.size();
    }

    @Override
    public String text(int row, int column) {
        return rows.get(row).get(column);
    }
}
