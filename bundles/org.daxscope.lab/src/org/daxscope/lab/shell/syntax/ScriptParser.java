package org.daxscope.lab.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.daxscope.lab.shell.syntax.Redirect.Kind;

/**
 * Reads a script of the POSIX shell language: lists, pipelines, redirections, if, while, until, for, groups. Functions, case
 * and here-documents are not read.
 */
public final class ScriptParser {
    private static final Set<String> CLOSING = Set.of("then", "do", "done", "fi", "else", "elif", "}");
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_][A-Za-z_0-9]*)=");
    private static final Pattern REDIRECTION = Pattern.compile("([0-9]?)(>>|>&|>|<<|<&|<)");
    private static final int DEEPEST = 100;

    private final Cursor in;
    private final WordReader words;
    private int depth;

    private ScriptParser(Cursor in) {
        this.in = in;
        this.words = new WordReader(in, this::substitution);
    }

    /** @throws SyntaxError in a sentence */
    public static Node parse(String text) {
        ScriptParser parser = new ScriptParser(new Cursor(text));
        Node script = parser.list();
        if (!parser.in.atEnd())
            throw parser.in.error("unexpected \"" + parser.in.ahead() + "\"");
        return script;
    }

    /** The inside of $( ... ), the closing parenthesis included. */
    private Node substitution() {
        Node script = list();
        in.expect(")");
        return script;
    }

    private Node list() {
        if (++depth > DEEPEST)
            throw in.error("commands inside commands, more than " + DEEPEST + " deep");
        List<Node.Item> items = new ArrayList<>();
        while (true) {
            in.skipBlankLines();
            if (in.atEnd() || in.startsWith(")") || CLOSING.contains(in.reservedWord()))
                break;
            Node node = andOr();
            in.skipBlanks();
            boolean background = in.startsWith("&") && !in.startsWith("&&");
            items.add(new Node.Item(node, background));
            if (background || in.startsWith(";"))
                in.advance(1);
            else
                if (!in.startsWith("\n"))
                    break;
        }
        depth--;
        return new Node.Sequence(items);
    }

    private Node andOr() {
        Node left = pipeline();
        while (true) {
            in.skipBlanks();
            if (!in.startsWith("&&") && !in.startsWith("||"))
                return left;
            boolean and = in.startsWith("&&");
            in.advance(2);
            in.skipBlankLines();
            left = new Node.Both(left, and, pipeline());
        }
    }

    private Node pipeline() {
        boolean negated = in.reservedWord().equals("!");
        if (negated)
            in.advance(1);
        List<Node> stages = new ArrayList<>();
        stages.add(command());
        in.skipBlanks();
        while (in.startsWith("|") && !in.startsWith("||")) {
            in.advance(1);
            in.skipBlankLines();
            stages.add(command());
            in.skipBlanks();
        }
        return stages.size() == 1 && !negated ? stages.getFirst() : new Node.Pipe(stages, negated);
    }

    private Node command() {
        in.skipBlanks();
        if (in.startsWith("(")) {
            in.advance(1);
            Node body = list();
            in.expect(")");
            return redirected(new Node.Subshell(body));
        }
        return switch (in.reservedWord()) {
            case "{" -> {
                in.advance(1);
                Node body = list();
                keyword("}");
                yield redirected(body);
            }
            case "if" -> redirected(branch("if"));
            case "while" -> redirected(loop("while"));
            case "until" -> redirected(loop("until"));
            case "for" -> redirected(forLoop());
            case "case", "function", "select" -> throw in.error("\"" + in.reservedWord() + "\" is not known here");
            default -> simple();
        };
    }

    private void keyword(String word) {
        in.skipBlankLines();
        if (!in.reservedWord().equals(word))
            throw in.error("expected \"" + word + "\", found \"" + in.ahead() + "\"");
        in.advance(word.length());
    }

    private Node branch(String word) {
        keyword(word);
        Node condition = list();
        keyword("then");
        Node then = list();
        if (in.reservedWord().equals("elif"))
            return new Node.If(condition, then, Optional.of(branch("elif")));
        Optional<Node> otherwise = Optional.empty();
        if (in.reservedWord().equals("else")) {
            keyword("else");
            otherwise = Optional.of(list());
        }
        keyword("fi");
        return new Node.If(condition, then, otherwise);
    }

    private Node loop(String word) {
        keyword(word);
        Node condition = list();
        keyword("do");
        Node body = list();
        keyword("done");
        return new Node.Loop(condition, body, word.equals("until"));
    }

    private Node forLoop() {
        keyword("for");
        in.skipBlanks();
        String name = words.read().plain();
        keyword("in");
        List<Word> values = new ArrayList<>();
        for (in.skipBlanks(); !in.atDelimiter(); in.skipBlanks())
            values.add(words.read());
        if (in.startsWith(";"))
            in.advance(1);
        keyword("do");
        Node body = list();
        keyword("done");
        return new Node.For(name, values, body);
    }

    private Node redirected(Node node) {
        List<Redirect> redirects = new ArrayList<>();
        for (in.skipBlanks(); in.matches(REDIRECTION); in.skipBlanks())
            redirect(redirects);
        return redirects.isEmpty() ? node : new Node.Redirected(node, redirects);
    }

    private Node simple() {
        List<Node.Assignment> assignments = new ArrayList<>();
        List<Word> arguments = new ArrayList<>();
        List<Redirect> redirects = new ArrayList<>();
        for (in.skipBlanks(); !in.atEnd(); in.skipBlanks())
            if (in.matches(REDIRECTION))
                redirect(redirects);
            else
                if (in.atDelimiter())
                    break;
                else
                    word(assignments, arguments);
        if (in.startsWith("(") && arguments.size() == 1)
            throw in.error("functions are not known here");
        if (assignments.isEmpty() && arguments.isEmpty() && redirects.isEmpty())
            throw in.error("expected a command, found \"" + in.ahead() + "\"");
        return new Node.Simple(assignments, arguments, redirects);
    }

    private void word(List<Node.Assignment> assignments, List<Word> arguments) {
        Matcher assignment = in.match(ASSIGNMENT);
        if (assignment == null || !arguments.isEmpty()) {
            arguments.add(words.read());
            return;
        }
        in.advance(assignment.group().length());
        assignments.add(new Node.Assignment(assignment.group(1), words.read()));
    }

    private void redirect(List<Redirect> redirects) {
        Matcher found = in.match(REDIRECTION);
        if (found == null)
            throw in.error("expected a redirection");
        in.advance(found.group().length());
        String sign = found.group(2);
        if (sign.equals("<<"))
            throw in.error("here-documents are not known here");
        boolean input = sign.startsWith("<");
        int descriptor = found.group(1).isEmpty() ? input ? 0 : 1 : Integer.parseInt(found.group(1));
        if (descriptor > 2)
            throw in.error("descriptor " + descriptor + " is not known here: only 0, 1 and 2 are");
        in.skipBlanks();
        Kind kind = switch (sign) {
            case "<" -> Kind.READ;
            case ">" -> Kind.WRITE;
            case ">>" -> Kind.APPEND;
            default -> Kind.DUPLICATE;
        };
        redirects.add(new Redirect(descriptor, kind, words.read()));
    }
}
