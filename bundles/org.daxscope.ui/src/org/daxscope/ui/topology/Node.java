package org.daxscope.ui.topology;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.daxscope.machine.check.Violation;
import org.daxscope.machine.place.Span;
import org.daxscope.ui.scene.ScenePart;
import org.daxscope.ui.wizards.Target;
import org.daxscope.viz.PoisonCounts.Poison;

/**
 * A thing in the tree. Two nodes are equal when they stand for the same thing, whatever is known of it, so that the tree
 * keeps its selection and what is expanded from one state to the next.
 */
final class Node implements Target {
    private final @Nullable Node parent;
    private final NodeKind kind;
    private final String name;
    private final String path;
    private final Facts facts;
    private @Nullable List<Node> children;
    private @Nullable Function<Node, List<Node>> maker;

    /**
     * What is known of it.
     *
     * @param detail shown behind the name: size and state, with units
     * @param part of the scene; null for what a step made, and for what scenes have no word for
     * @param span where it lies, in the address space it is named in; null for nowhere
     * @param poison on it
     * @param origin whether it is there, and since when
     * @param broken the invariant that does not hold there; null for all that is no such place
     */
    record Facts(String detail, @Nullable ScenePart part, @Nullable Span span, Poison poison, Origin origin,
            @Nullable Violation broken) {
        static Facts of(String detail, @Nullable ScenePart part) {
            return new Facts(detail, part, null, Poison.NONE, Origin.SCENE, null);
        }

        Facts at(@Nullable Span place, Poison onIt) {
            return new Facts(detail, part, place, onIt, origin, broken);
        }

        Facts from(Origin where) {
            return new Facts(detail, part, span, poison, where, broken);
        }

        Facts broken(Violation violation) {
            return new Facts(detail, part, span, poison, origin, violation);
        }
    }

    /** Where a thing comes from. */
    enum Origin {
        /** It is part of the scene and there. */
        SCENE,
        /** A step made it. */
        STEP,
        /** It is part of the scene, but not there at the cursor. */
        GONE
    }

    /** @param key tells it from its siblings of the same kind */
    Node(@Nullable Node parent, NodeKind kind, String key, String name, Facts facts) {
        this.parent = parent;
        this.kind = kind;
        this.name = name;
        this.facts = facts;
        path = (parent == null ? "" : parent.path) + '/' + kind + ':' + key;
    }

    /** Adds a child whose name no sibling of its kind has, and returns it. While the tree is being made. */
    Node add(NodeKind childKind, String childName, Facts childFacts) {
        return add(new Node(this, childKind, childName, childName, childFacts));
    }

    Node add(Node child) {
        List<Node> known = children;
        if (known == null) {
            known = new ArrayList<>();
            children = known;
        }
        known.add(child);
        return child;
    }

    /** Its children are made when somebody asks; there is at least one. */
    void later(Function<Node, List<Node>> how) {
        maker = how;
    }

    boolean hasChildren() {
        return children != null || maker != null;
    }

    @Nullable
    Node parent() {
        return parent;
    }

    NodeKind kind() {
        return kind;
    }

    String name() {
        return name;
    }

    Facts facts() {
        return facts;
    }

    /** Names from the root on, unique in the tree. */
    String path() {
        return path;
    }

    List<Node> children() {
        List<Node> known = children;
        if (known == null) {
            Function<Node, List<Node>> how = maker;
            known = how == null ? List.of() : how.apply(this);
            children = known;
        }
        return Collections.unmodifiableList(known);
    }

    @Override
    public String process() {
        Node found = upTo(NodeKind.PROCESS);
        return found == null ? "" : found.name;
    }

    @Override
    public String fileOrDisk() {
        Node file = upTo(NodeKind.FILE);
        Node disk = upTo(NodeKind.DISK);
        Node mapped = upTo(NodeKind.DM);
        Node part = upTo(NodeKind.PARTITION);
        return file != null ? file.name
                : part != null ? part.name : disk != null ? disk.name : mapped != null ? mapped.name : "";
    }

    private @Nullable Node upTo(NodeKind wanted) {
        Node at = this;
        while (at != null && at.kind != wanted)
            at = at.parent;
        return at;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Node node && path.equals(node.path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public String toString() {
        return path;
    }
}
