package org.daxscope.lab.shell.command;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.lab.shell.FileTree.Kind;
import org.daxscope.lab.shell.IoError;

/** test and [. */
final class Test implements Command {
    private final String name;

    Test(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String usage() {
        return name + " EXPRESSION" + (name.equals("[") ? " ]" : "")
                + " (-e -f -d -b -c -s -z -n, = != -eq -ne -lt -le -gt -ge, ! -a -o)";
    }

    @Override
    public int run(Invocation call) throws IoError {
        List<String> words = new ArrayList<>(call.arguments());
        if (name.equals("[") && (words.isEmpty() || !words.removeLast().equals("]")))
            return call.complain("missing ]") + 1;
        return either(call, words) ? 0 : 1;
    }

    private boolean either(Invocation call, List<String> words) throws IoError {
        int or = words.indexOf("-o");
        if (or > 0)
            return either(call, words.subList(0, or)) || either(call, words.subList(or + 1, words.size()));
        int and = words.indexOf("-a");
        if (and > 0)
            return either(call, words.subList(0, and)) && either(call, words.subList(and + 1, words.size()));
        if (!words.isEmpty() && words.getFirst().equals("!"))
            return !either(call, words.subList(1, words.size()));
        return switch (words.size()) {
            case 0 -> false;
            case 1 -> !words.getFirst().isEmpty();
            case 2 -> unary(call, words.getFirst(), words.get(1));
            case 3 -> binary(call, words.getFirst(), words.get(1), words.get(2));
            default -> throw call.unknown("the expression \"" + String.join(" ", words) + "\"");
        };
    }

    private static boolean unary(Invocation call, String operator, String operand) throws IoError {
        Kind kind = call.session().files().kind(operand);
        return switch (operator) {
            case "-z" -> operand.isEmpty();
            case "-n" -> !operand.isEmpty();
            case "-e", "-r", "-w" -> kind != Kind.NONE;
            case "-f" -> kind == Kind.FILE;
            case "-d" -> kind == Kind.DIRECTORY;
            case "-b" -> kind == Kind.BLOCK_DEVICE;
            case "-c" -> kind == Kind.CHARACTER_DEVICE;
            case "-s" -> kind == Kind.FILE && call.session().files().open(operand).size() > 0;
            default -> throw call.unknown("the operator " + operator);
        };
    }

    private static boolean binary(Invocation call, String left, String operator, String right) {
        return switch (operator) {
            case "=", "==" -> left.equals(right);
            case "!=" -> !left.equals(right);
            default -> compare(call, operator, number(call, left), number(call, right));
        };
    }

    private static boolean compare(Invocation call, String operator, long left, long right) {
        return switch (operator) {
            case "-eq" -> left == right;
            case "-ne" -> left != right;
            case "-lt" -> left < right;
            case "-le" -> left <= right;
            case "-gt" -> left > right;
            case "-ge" -> left >= right;
            default -> throw call.unknown("the operator " + operator);
        };
    }

    private static long number(Invocation call, String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw call.unknown("the number \"" + text + "\"");
        }
    }
}
