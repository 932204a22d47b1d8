package org.daxscope.ui.topology;

import org.jspecify.annotations.Nullable;

import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.ui.selection.DiskSpan;
import org.daxscope.ui.selection.Focus;

/** Finds things by where they lie. Extents are not looked through: there may be a hundred thousand. */
final class NodeFinder {
    private final Focus focus;
    private @Nullable Node best;

    private NodeFinder(Focus focus) {
        this.focus = focus;
    }

    /** The file or mapping that the user looks at, else the disk; null when it is none of them. */
    static @Nullable Node of(Node root, Focus focus) {
        NodeFinder finder = new NodeFinder(focus);
        finder.look(root);
        return finder.best;
    }

    private void look(Node node) {
        Span span = node.facts().span();
        if (span != null && matches(node.kind(), span))
            best = node;
        if (node.kind() != NodeKind.FILE && node.kind() != NodeKind.POISONS)
            node.children().forEach(this::look);
    }

    private boolean matches(NodeKind kind, Span span) {
        Span wanted = focus.span();
        return switch (kind) {
            case DISK -> onDisk(span);
            case FILE -> wanted.space() == Space.FILE && wanted.name().equals(span.name());
            case DM, TARGET -> wanted.space() == Space.DM && wanted.name().equals(span.name())
                    && span.start() <= wanted.start() && wanted.start() < span.end();
            case MAPPING -> wanted.space() == Space.VIRTUAL && wanted.name().equals(span.name())
                    && span.start() <= wanted.start() && wanted.start() < span.end();
            default -> false;
        };
    }

    private boolean onDisk(Span disk) {
        for (DiskSpan place : focus.places())
            if (place.device().equals(disk.name()))
                return best == null;
        return false;
    }
}
