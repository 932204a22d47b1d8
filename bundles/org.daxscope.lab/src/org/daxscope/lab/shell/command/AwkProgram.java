package org.daxscope.lab.shell.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.daxscope.lab.shell.IoError;

/** Reads and performs an awk program by walking over its tokens. */
final class AwkProgram {
    private static final Pattern TOKEN = Pattern.compile("[ \\t]*(?:(\"(?:[^\"\\\\]|\\\\.)*\")|([0-9]+(?:\\.[0-9]+)?)"
            + "|([A-Za-z_][A-Za-z_0-9]*)|(==|!=|<=|>=|&&|\\|\\||\\+\\+|--|[-+*/%]=|[-+*/%$(){};,<>=!~?:\\n]))");
    private static final Pattern NUMBER = Pattern.compile("\\s*([-+]?[0-9]+(?:\\.[0-9]*)?).*", Pattern.DOTALL);
    private static final int DEEPEST = 100;

    private final Invocation call;
    private final String text;
    private final String separator;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private List<String> fields = List.of();
    private String record = "";
    private int at;
    private int depth;
    private boolean skipping;

    /** next and exit. */
    private static final class Jump extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final boolean ends;

        Jump(boolean ends) {
            super(null, null, false, false);
            this.ends = ends;
        }
    }

    AwkProgram(Invocation call, String text, String separator) {
        this.call = call;
        this.text = text;
        this.separator = separator;
    }

    void assign(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 1)
            throw wrong();
        variables.put(assignment.substring(0, equals), assignment.substring(equals + 1));
    }

    int run(List<String> lines) throws IoError {
        int number = 0;
        try {
            pass("BEGIN");
            for (String line : lines) {
                record = line;
                fields = split(line);
                variables.put("NR", String.valueOf(++number));
                variables.put("NF", String.valueOf(fields.size()));
                try {
                    pass("");
                } catch (Jump jump) {
                    if (jump.ends)
                        break;
                    skipping = false;
                }
            }
            pass("END");
        } catch (Jump jump) {
            return 0;
        }
        return 0;
    }

    private List<String> split(String line) {
        if (separator.equals(" "))
            return line.isBlank() ? List.of() : List.of(line.strip().split("[ \t]+"));
        return List.of(line.split(separator.length() == 1 ? Pattern.quote(separator) : separator, -1));
    }

    /** Goes through all rules; performs those of one kind: BEGIN, END, or the others. */
    private void pass(String kind) throws IoError {
        at = 0;
        skipping = false;
        skipEnds();
        while (!peek().isEmpty()) {
            boolean special = peek().equals("BEGIN") || peek().equals("END");
            boolean wanted = special ? peek().equals(kind) : kind.isEmpty();
            boolean chosen = wanted;
            if (special)
                next();
            else {
                skipping = !wanted;
                if (!peek().equals("{"))
                    chosen = truth(expression()) && wanted;
            }
            skipping = !chosen;
            if (peek().equals("{"))
                block();
            else
                if (!skipping)
                    call.out().line(record);
            skipping = false;
            skipEnds();
        }
        if (at < text.stripTrailing().length())
            throw wrong();
    }

    private UnsupportedOperationException wrong() {
        return call.unknown("the program \"" + text + "\" from character " + at + " on");
    }

    private Matcher ahead() {
        Matcher matcher = TOKEN.matcher(text).region(at, text.length());
        return matcher;
    }

    private String peek() {
        Matcher matcher = ahead();
        return matcher.lookingAt() ? matcher.group().strip().isEmpty() ? "\n" : matcher.group().strip() : "";
    }

    private String next() {
        Matcher matcher = ahead();
        if (!matcher.lookingAt())
            throw wrong();
        at = matcher.end();
        return matcher.group().strip().isEmpty() ? "\n" : matcher.group().strip();
    }

    private boolean take(String token) {
        if (!peek().equals(token))
            return false;
        next();
        return true;
    }

    private void expect(String token) {
        if (!take(token))
            throw wrong();
    }

    private void skipEnds() {
        while (take(";") || take("\n")) {
            // Goes on.
        }
    }

    private void block() throws IoError {
        if (++depth > DEEPEST)
            throw wrong();
        expect("{");
        skipEnds();
        while (!take("}")) {
            statement();
            skipEnds();
        }
        depth--;
    }

    private void statement() throws IoError {
        if (peek().equals("{")) {
            block();
            return;
        }
        switch (peek()) {
            case "print" -> print();
            case "printf" -> {
                next();
                List<String> values = list();
                if (!skipping && !values.isEmpty())
                    call.out().print(Printf.format(call, values.getFirst(), values.subList(1, values.size())));
            }
            case "if" -> branch();
            case "next", "exit" -> {
                boolean ends = next().equals("exit");
                if (!skipping)
                    throw new Jump(ends);
            }
            default -> expression();
        }
    }

    private void print() throws IoError {
        next();
        List<String> values = list();
        if (!skipping)
            call.out().line(values.isEmpty() ? record : String.join(" ", values));
    }

    private List<String> list() {
        List<String> values = new ArrayList<>();
        while (!List.of("", ";", "}", "\n").contains(peek())) {
            values.add(expression());
            if (!take(","))
                break;
        }
        return values;
    }

    private void branch() throws IoError {
        next();
        expect("(");
        boolean condition = truth(expression());
        expect(")");
        boolean outer = skipping;
        skipping = outer || !condition;
        statement();
        skipEnds();
        if (take("else")) {
            skipping = outer || condition;
            statement();
        }
        skipping = outer;
    }

    private String expression() {
        if (++depth > DEEPEST)
            throw wrong();
        int before = at;
        String name = peek();
        if (name.matches("[A-Za-z_][A-Za-z_0-9]*")) {
            next();
            String operator = peek();
            if (operator.matches("=|[-+*/%]=|\\+\\+|--")) {
                next();
                String value = change(name, operator);
                depth--;
                return value;
            }
            at = before;
        }
        String value = choice();
        depth--;
        return value;
    }

    private String change(String name, String operator) {
        double old = number(variables.getOrDefault(name, ""));
        String value = switch (operator) {
            case "=" -> expression();
            case "++" -> shown(old + 1);
            case "--" -> shown(old - 1);
            default -> shown(calculate(operator.substring(0, 1), old, number(expression())));
        };
        if (!skipping)
            variables.put(name, value);
        return value;
    }

    private String choice() {
        String condition = or();
        if (!take("?"))
            return condition;
        String yes = choice();
        expect(":");
        String no = choice();
        return truth(condition) ? yes : no;
    }

    private String or() {
        String left = and();
        while (take("||"))
            left = bit(truth(left) | truth(and()));
        return left;
    }

    private String and() {
        String left = match();
        while (take("&&"))
            left = bit(truth(left) & truth(match()));
        return left;
    }

    private String match() {
        String left = comparison();
        while (peek().equals("~") || peek().equals("!") && text.startsWith("!~", text.indexOf('!', at))) {
            boolean negated = take("!");
            expect("~");
            String regex = peek().equals("/") ? regexText() : comparison();
            left = bit(Regex.compile(call, regex, true, false).matcher(left).find() != negated);
        }
        return left;
    }

    private String comparison() {
        String left = concatenation();
        while (List.of("==", "!=", "<", ">", "<=", ">=").contains(peek())) {
            String operator = next();
            String right = concatenation();
            int order = isNumber(left) && isNumber(right) ? Double.compare(number(left), number(right))
                    : left.compareTo(right);
            left = bit(switch (operator) {
                case "==" -> order == 0;
                case "!=" -> order != 0;
                case "<" -> order < 0;
                case ">" -> order > 0;
                case "<=" -> order <= 0;
                default -> order >= 0;
            });
        }
        return left;
    }

    private String concatenation() {
        String value = sum();
        while (beginsValue())
            value += sum();
        return value;
    }

    private boolean beginsValue() {
        String token = peek();
        return !token.isEmpty() && (token.equals("$") || token.equals("(") || token.startsWith("\"")
                || Character.isLetterOrDigit(token.charAt(0)) && !token.equals("else"));
    }

    private String sum() {
        String left = product();
        while (peek().equals("+") || peek().equals("-"))
            left = shown(calculate(next(), number(left), number(product())));
        return left;
    }

    private String product() {
        String left = value();
        while (peek().equals("*") || peek().equals("/") || peek().equals("%"))
            left = shown(calculate(next(), number(left), number(value())));
        return left;
    }

    private double calculate(String operator, double a, double b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> skipping ? 0 : a / b;
            default -> skipping ? 0 : a % b;
        };
    }

    private String value() {
        String token = peek();
        switch (token) {
            case "/" -> {
                return bit(Regex.compile(call, regexText(), true, false).matcher(record).find());
            }
            case "!" -> {
                next();
                return bit(!truth(value()));
            }
            case "-" -> {
                next();
                return shown(-number(value()));
            }
            case "(" -> {
                next();
                String inner = expression();
                expect(")");
                return inner;
            }
            case "$" -> {
                next();
                int index = (int) number(value());
                return index == 0 ? record : index > 0 && index <= fields.size() ? fields.get(index - 1) : "";
            }
            default -> {
                return literal(next());
            }
        }
    }

    private String literal(String token) {
        if (token.startsWith("\""))
            return Escapes.resolve(token.substring(1, token.length() - 1));
        if (Character.isDigit(token.charAt(0)))
            return token;
        if (token.equals("length")) {
            if (!take("("))
                return String.valueOf(record.length());
            String of = peek().equals(")") ? record : expression();
            expect(")");
            return String.valueOf(of.length());
        }
        if (!token.matches("[A-Za-z_][A-Za-z_0-9]*") || peek().equals("("))
            throw wrong();
        return variables.getOrDefault(token, "");
    }

    /** Between two slashes. */
    private String regexText() {
        expect("/");
        int end = at;
        while (end < text.length() && text.charAt(end) != '/')
            end += text.charAt(end) == '\\' ? 2 : 1;
        if (end >= text.length())
            throw wrong();
        String regex = text.substring(at, end);
        at = end + 1;
        return regex.replace("\\/", "/");
    }

    private static String bit(boolean truth) {
        return truth ? "1" : "0";
    }

    private static boolean isNumber(String text) {
        return text.strip().matches("[-+]?[0-9]+(\\.[0-9]*)?") || text.isEmpty();
    }

    private static boolean truth(String value) {
        return isNumber(value) ? number(value) != 0 : !value.isEmpty();
    }

    private static double number(String text) {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.matches() ? Double.parseDouble(matcher.group(1)) : 0;
    }

    private static String shown(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.6g", value);
    }
}
