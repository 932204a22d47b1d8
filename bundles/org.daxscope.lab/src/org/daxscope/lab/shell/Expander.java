package org.daxscope.lab.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.daxscope.lab.shell.syntax.Node;
import org.daxscope.lab.shell.syntax.Word;

/** Makes fields of words: parameters, substitutions, arithmetic, splitting at blanks, file names. */
final class Expander {
    private static final String BLANKS = " \t\n";

    private final Variables variables;
    private final FileTree files;
    private final Function<Node, String> substitution;

    /** @param substitution runs a script and gives what it wrote */
    Expander(Variables variables, FileTree files, Function<Node, String> substitution) {
        this.variables = variables;
        this.files = files;
        this.substitution = substitution;
    }

    List<String> fields(List<Word> words) {
        List<String> fields = new ArrayList<>();
        words.forEach(word -> fields.addAll(fields(word)));
        return fields;
    }

    /** As one text, neither split nor matched: of assignments, redirections and quoted arguments. */
    String text(Word word) {
        StringBuilder text = new StringBuilder();
        word.parts().forEach(part -> text.append(value(part)));
        return text.toString();
    }

    private List<String> fields(Word word) {
        Splitter splitter = new Splitter();
        for (Word.Part part : word.parts())
            if (part.quoted())
                splitter.literal(value(part), true);
            else
                if (part instanceof Word.Literal literal)
                    splitter.literal(literal.text(), false);
                else
                    splitter.split(value(part));
        return splitter.fields();
    }

    /** Collects fields, and for each whether it may be a pattern. */
    private final class Splitter {
        private final List<String> fields = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder pattern = new StringBuilder();
        private boolean open;

        void literal(String piece, boolean quoted) {
            open = true;
            text.append(piece);
            pattern.append(quoted ? piece.replaceAll("([*?\\[\\]\\\\])", "\\\\$1") : piece);
        }

        void split(String value) {
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (BLANKS.indexOf(c) >= 0)
                    close();
                else
                    literal(String.valueOf(c), false);
            }
        }

        private void close() {
            if (open) {
                List<String> paths = Glob.isPattern(pattern.toString().replaceAll("\\\\.", ""))
                        ? Glob.paths(files, pattern.toString())
                        : List.of();
                if (paths.isEmpty())
                    fields.add(text.toString());
                else
                    fields.addAll(paths);
            }
            open = false;
            text.setLength(0);
            pattern.setLength(0);
        }

        List<String> fields() {
            close();
            return fields;
        }
    }

    private String value(Word.Part part) {
        return switch (part) {
            case Word.Literal literal -> literal.text();
            case Word.Variable variable -> parameter(variable);
            case Word.Substitution inner -> withoutLastLineEnds(substitution.apply(inner.script()));
            case Word.Arithmetic arithmetic ->
                String.valueOf(Arithmetic.value(text(arithmetic.expression()), variables.values()));
        };
    }

    private static String withoutLastLineEnds(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n')
            end--;
        return text.substring(0, end);
    }

    private String parameter(Word.Variable variable) {
        String value = variables.get(variable.name());
        String operator = variable.operator();
        boolean set = operator.startsWith(":") ? !value.isEmpty() : variables.isSet(variable.name());
        switch (operator) {
            case "" -> {
                return value;
            }
            case "length" -> {
                return String.valueOf(value.length());
            }
            case ":-", "-" -> {
                return set ? value : text(variable.argument());
            }
            case ":+", "+" -> {
                return set ? text(variable.argument()) : "";
            }
            case ":=" -> {
                if (!set)
                    variables.set(variable.name(), text(variable.argument()));
                return variables.get(variable.name());
            }
            default -> {
                return trimmed(value, text(variable.argument()), operator);
            }
        }
    }

    /** # and % with a pattern: the shortest piece at the beginning or end goes; doubled, the longest. */
    private static String trimmed(String value, String glob, String operator) {
        Pattern pattern = Glob.regex(glob);
        boolean longest = operator.length() == 2;
        boolean beginning = operator.startsWith("#");
        for (int i = 0; i <= value.length(); i++) {
            int bytes = longest ? value.length() - i : i;
            String piece = beginning ? value.substring(0, bytes) : value.substring(value.length() - bytes);
            if (pattern.matcher(piece).matches())
                return beginning ? value.substring(bytes) : value.substring(0, value.length() - bytes);
        }
        return value;
    }
}
