package org.daxscope.lab.shell;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** $((...)): 64-bit integers with the operators of C, variables by their bare name. */
final class Arithmetic {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(0[xX][0-9a-fA-F]+|[0-9]+|[A-Za-z_][A-Za-z_0-9]*|<<=|>>=|<<|>>|<=|>=|==|!=|&&|\\|\\||"
                    + "[-+*/%&|^]=|[-+*/%<>=!~&|^()?:])");
    /** Binary operators, weakest first. */
    private static final List<List<String>> LEVELS = List.of(List.of("||"), List.of("&&"), List.of("|"), List.of("^"),
            List.of("&"), List.of("==", "!="), List.of("<", ">", "<=", ">="), List.of("<<", ">>"), List.of("+", "-"),
            List.of("*", "/", "%"));
    private static final int DEEPEST = 50;

    private final String text;
    private final Map<String, String> variables;
    private int at;
    private int depth;

    private Arithmetic(String text, Map<String, String> variables) {
        this.text = text;
        this.variables = variables;
    }

    /** @throws UnsupportedOperationException in a sentence */
    static long value(String text, Map<String, String> variables) {
        if (text.isBlank())
            return 0;
        Arithmetic arithmetic = new Arithmetic(text, variables);
        long value = arithmetic.choice();
        if (!arithmetic.peek().isEmpty() || !text.substring(arithmetic.at).isBlank())
            throw arithmetic.wrong();
        return value;
    }

    private UnsupportedOperationException wrong() {
        return new UnsupportedOperationException("\"" + text + "\" is no arithmetic that this shell knows");
    }

    private String peek() {
        Matcher matcher = TOKEN.matcher(text).region(at, text.length());
        return matcher.lookingAt() ? matcher.group(1) : "";
    }

    private String next() {
        Matcher matcher = TOKEN.matcher(text).region(at, text.length());
        if (!matcher.lookingAt())
            throw wrong();
        at = matcher.end();
        return matcher.group(1);
    }

    private boolean take(String token) {
        if (!peek().equals(token))
            return false;
        next();
        return true;
    }

    private long choice() {
        long condition = binary(0);
        if (!take("?"))
            return condition;
        long yes = choice();
        if (!take(":"))
            throw wrong();
        long no = choice();
        return condition != 0 ? yes : no;
    }

    private long binary(int level) {
        if (level == LEVELS.size())
            return unary();
        long left = binary(level + 1);
        while (LEVELS.get(level).contains(peek()))
            left = apply(next(), left, binary(level + 1));
        return left;
    }

    private long apply(String operator, long a, long b) {
        return switch (operator) {
            case "||" -> a != 0 || b != 0 ? 1 : 0;
            case "&&" -> a != 0 && b != 0 ? 1 : 0;
            case "|" -> a | b;
            case "^" -> a ^ b;
            case "&" -> a & b;
            case "==" -> a == b ? 1 : 0;
            case "!=" -> a != b ? 1 : 0;
            case "<" -> a < b ? 1 : 0;
            case ">" -> a > b ? 1 : 0;
            case "<=" -> a <= b ? 1 : 0;
            case ">=" -> a >= b ? 1 : 0;
            case "<<" -> a << b;
            case ">>" -> a >> b;
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/", "%" -> {
                if (b == 0)
                    throw new UnsupportedOperationException("\"" + text + "\" divides by zero");
                yield operator.equals("/") ? a / b : a % b;
            }
            default -> throw wrong();
        };
    }

    private long unary() {
        if (++depth > DEEPEST)
            throw wrong();
        String token = next();
        long value = switch (token) {
            case "-" -> -unary();
            case "+" -> unary();
            case "!" -> unary() == 0 ? 1 : 0;
            case "~" -> ~unary();
            case "(" -> {
                long inner = choice();
                if (!take(")"))
                    throw wrong();
                yield inner;
            }
            default -> Character.isDigit(token.charAt(0)) ? number(token) : variable(token);
        };
        depth--;
        return value;
    }

    private long number(String token) {
        try {
            return Long.decode(token);
        } catch (NumberFormatException e) {
            throw wrong();
        }
    }

    private long variable(String name) {
        if (!Character.isLetter(name.charAt(0)) && name.charAt(0) != '_')
            throw wrong();
        String operator = peek();
        if (operator.endsWith("=") && !List.of("==", "<=", ">=", "!=").contains(operator)) {
            next();
            long value = choice();
            if (operator.length() > 1)
                value = apply(operator.substring(0, operator.length() - 1), read(name), value);
            variables.put(name, String.valueOf(value));
            return value;
        }
        return read(name);
    }

    private long read(String name) {
        return value(variables.getOrDefault(name, "0"), variables);
    }
}
