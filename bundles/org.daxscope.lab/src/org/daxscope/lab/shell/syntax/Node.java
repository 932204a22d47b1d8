package org.daxscope.lab.shell.syntax;

import java.util.List;
import java.util.Optional;

/** A command of the language, simple or compound. */
public sealed interface Node {
    /** Commands one after the other; an empty one does nothing and is true. */
    record Sequence(List<Item> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** @param background whether an ampersand stands behind it */
    record Item(Node node, boolean background) {
    }

    /** {@code left && right}, or {@code left || right}. */
    record Both(Node left, boolean and, Node right) implements Node {
    }

    /** {@code a | b | c}, two or more stages, or a negated command. */
    record Pipe(List<Node> stages, boolean negated) implements Node {
        public Pipe {
            stages = List.copyOf(stages);
        }
    }

    /** NAME=value in front of a command. */
    record Assignment(String name, Word value) {
    }

    record Simple(List<Assignment> assignments, List<Word> words, List<Redirect> redirects) implements Node {
        public Simple {
            assignments = List.copyOf(assignments);
            words = List.copyOf(words);
            redirects = List.copyOf(redirects);
        }
    }

    /** A compound command with redirections behind it. */
    record Redirected(Node node, List<Redirect> redirects) implements Node {
        public Redirected {
            redirects = List.copyOf(redirects);
        }
    }

    /** {@code ( list )}: what it assigns is gone afterwards. */
    record Subshell(Node body) implements Node {
    }

    record If(Node condition, Node then, Optional<Node> otherwise) implements Node {
    }

    /** while, or until. */
    record Loop(Node condition, Node body, boolean until) implements Node {
    }

    record For(String name, List<Word> words, Node body) implements Node {
        public For {
            words = List.copyOf(words);
        }
    }
}
