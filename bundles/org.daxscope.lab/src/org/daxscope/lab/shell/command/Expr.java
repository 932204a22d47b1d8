package org.daxscope.lab.shell.command;

import java.util.List;

import org.daxscope.lab.shell.IoError;

/** expr with one operator. */
final class Expr implements Command {
    @Override
    public String name() {
        return "expr";
    }

    @Override
    public String usage() {
        return "expr A OPERATOR B (+ - * / % = != < <= > >=)";
    }

    @Override
    public int run(Invocation call) throws IoError {
        List<String> words = call.arguments();
        if (words.size() != 3)
            throw call.unknown("an expression of " + words.size() + " words");
        long a;
        long b;
        try {
            a = Long.parseLong(words.getFirst());
            b = Long.parseLong(words.get(2));
        } catch (NumberFormatException e) {
            throw call.unknown("an expression of anything but whole numbers");
        }
        if (b == 0 && "/%".contains(words.get(1)))
            return call.complain("division by zero") + 1;
        long value = switch (words.get(1)) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "%" -> a % b;
            case "=", "==" -> a == b ? 1 : 0;
            case "!=" -> a != b ? 1 : 0;
            case "<" -> a < b ? 1 : 0;
            case "<=" -> a <= b ? 1 : 0;
            case ">" -> a > b ? 1 : 0;
            case ">=" -> a >= b ? 1 : 0;
            default -> throw call.unknown("the operator " + words.get(1));
        };
        call.out().line(String.valueOf(value));
        return value == 0 ? 1 : 0;
    }
}
