package org.daxscope.lab.shell.syntax;

import java.util.List;

/** A word as written; expanding it gives none, one or several fields. */
public record Word(List<Part> parts) {
    public Word {
        parts = List.copyOf(parts);
    }

    /** A piece of a word. What is quoted is neither split into fields nor matched against file names. */
    public sealed interface Part {
        boolean quoted();
    }

    public record Literal(String text, boolean quoted) implements Part {
    }

    /**
     * $name or ${name...}.
     *
     * @param operator "", ":-", "-", ":=", ":+", "+", "#", "##", "%", "%%", or "length" for ${#name}
     * @param argument what stands behind the operator
     */
    public record Variable(String name, String operator, Word argument, boolean quoted) implements Part {
    }

    /** $(script) or `script`. */
    public record Substitution(Node script, boolean quoted) implements Part {
    }

    /** $((expression)); parameters in the expression are expanded first. */
    public record Arithmetic(Word expression, boolean quoted) implements Part {
    }

    /** The text, when it is nothing but unquoted literals; otherwise empty. */
    public String plain() {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (!(part instanceof Literal literal) || literal.quoted)
                return "";
            text.append(literal.text);
        }
        return text.toString();
    }
}
